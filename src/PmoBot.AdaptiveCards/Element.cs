using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

/// <summary>Anything that stands in a card's body.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(RichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(Image), "Image")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(Table), "Table")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(NumberInput), "Input.Number")]
[JsonDerivedType(typeof(DateInput), "Input.Date")]
[JsonDerivedType(typeof(TimeInput), "Input.Time")]
[JsonDerivedType(typeof(ToggleInput), "Input.Toggle")]
[JsonDerivedType(typeof(ChoiceSetInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(Badge), "Badge")]
[JsonDerivedType(typeof(ProgressBar), "ProgressBar")]
[JsonDerivedType(typeof(LineChart), "Chart.Line")]
[JsonDerivedType(typeof(DonutChart), "Chart.Donut")]
[JsonDerivedType(typeof(VerticalBarChart), "Chart.VerticalBar")]
[JsonDerivedType(typeof(HorizontalBarChart), "Chart.HorizontalBar")]
[JsonDerivedType(typeof(StackedBarChart), "Chart.HorizontalBar.Stacked")]
public abstract record Element
{
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
