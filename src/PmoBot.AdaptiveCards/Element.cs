using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

/// <summary>Anything that stands in a card's body.</summary>
[JsonConverter(typeof(ByItsType<Element>))]
public abstract record Element
{
    [JsonInclude, JsonPropertyOrder(-2)]
    internal abstract string Type { get; }

    [JsonPropertyOrder(-1)]
    public string? Id { get; init; }

    public Spacing? Spacing { get; init; }

    /// <summary>A line above.</summary>
    public bool Separator { get; init; }

    /// <summary>Shown unless false.</summary>
    public bool? IsVisible { get; init; }

    /// <summary>Where it is drawn: Teams' answer to phones. Clients that do not know it draw it everywhere.</summary>
    public TargetWidth? TargetWidth { get; init; }
}

public enum Spacing { None, ExtraSmall, Small, Default, Medium, Large, ExtraLarge, Padding }

public enum HorizontalAlignment { Left, Center, Right }

public enum VerticalAlignment { Top, Center, Bottom }

[JsonConverter(typeof(Lowered<TargetWidth>))]
public enum TargetWidth
{
    VeryNarrow,
    Narrow,
    Standard,
    Wide,

    [JsonStringEnumMemberName("atLeast:narrow")]
    AtLeastNarrow,

    [JsonStringEnumMemberName("atLeast:standard")]
    AtLeastStandard,

    [JsonStringEnumMemberName("atLeast:wide")]
    AtLeastWide,

    [JsonStringEnumMemberName("atMost:veryNarrow")]
    AtMostVeryNarrow,

    [JsonStringEnumMemberName("atMost:narrow")]
    AtMostNarrow,

    [JsonStringEnumMemberName("atMost:standard")]
    AtMostStandard,
}
