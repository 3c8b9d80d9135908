using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

public sealed record Container(IReadOnlyList<Element> Items) : Element
{
    internal override string Type => "Container";

    public ContainerStyle? Style { get; init; }

    public bool Bleed { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    public CardAction? SelectAction { get; init; }
}

public sealed record ColumnSet(IReadOnlyList<Column> Columns) : Element
{
    internal override string Type => "ColumnSet";

    public ContainerStyle? Style { get; init; }

    public CardAction? SelectAction { get; init; }
}

public sealed record Column(IReadOnlyList<Element> Items)
{
    [JsonInclude, JsonPropertyOrder(-1)]
    internal string Type => "Column";

    public string? Id { get; init; }

    /// <summary>auto, stretch, a weight such as 2, or pixels such as 112px.</summary>
    public string? Width { get; init; }

    public ContainerStyle? Style { get; init; }

    public Spacing? Spacing { get; init; }

    public bool Separator { get; init; }

    public bool? IsVisible { get; init; }

    public TargetWidth? TargetWidth { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    public CardAction? SelectAction { get; init; }
}

public sealed record FactSet(IReadOnlyList<Fact> Facts) : Element
{
    internal override string Type => "FactSet";
}

public sealed record Fact(CardText Title, CardText Value);

/// <summary>Buttons in the midst of a body.</summary>
public sealed record ActionSet(IReadOnlyList<CardAction> Actions) : Element
{
    internal override string Type => "ActionSet";
}

/// <param name="Url">https, or a data URI that counts against the budget.</param>
/// <param name="AltText">What a screen reader says.</param>
public sealed record Image(Uri Url, string AltText) : Element
{
    internal override string Type => "Image";

    /// <summary>Pixels, such as 24px.</summary>
    public string? Width { get; init; }

    public CardAction? SelectAction { get; init; }
}

[JsonConverter(typeof(Lowered<ContainerStyle>))]
public enum ContainerStyle { Default, Emphasis, Good, Attention, Warning, Accent }
