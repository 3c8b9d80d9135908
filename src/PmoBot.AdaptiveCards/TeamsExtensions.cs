using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

/// <summary>
/// What Teams draws beyond the 1.5 schema. Clients that cannot draw it show the fallback, so that it is never the
/// only carrier of a fact.
/// </summary>
public abstract record TeamsExtension : Element
{
    private protected TeamsExtension(Element fallback) => Fallback = fallback;

    public Element Fallback { get; init; }
}

/// <param name="Text">Plain.</param>
/// <param name="Fallback">Says the same.</param>
public sealed record Badge([property: JsonConverter(typeof(PlainTextConverter))] string Text, Element Fallback) : TeamsExtension(Fallback)
{
    internal override string Type => "Badge";

    public BadgeStyle? Style { get; init; }

    public BadgeAppearance? Appearance { get; init; }

    public BadgeSize? Size { get; init; }

    [JsonConverter(typeof(PlainTextConverter))]
    public string? Tooltip { get; init; }
}

/// <param name="Value">0 to 100.</param>
/// <param name="Fallback">Says the same.</param>
public sealed record ProgressBar([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double Value, Element Fallback)
    : TeamsExtension(Fallback)
{
    internal override string Type => "ProgressBar";

    public ProgressColor? Color { get; init; }
}

/// <summary>The chart's list beside it is the product's duty; the fallback may be that list.</summary>
public abstract record Chart : TeamsExtension
{
    private protected Chart(Element fallback)
        : base(fallback)
    {
    }

    public string? Title { get; init; }

    public ChartColorSet? ColorSet { get; init; }
}

public sealed record LineChart(IReadOnlyList<LineSeries> Data, Element Fallback) : Chart(Fallback)
{
    internal override string Type => "Chart.Line";

    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }

    public double? YMin { get; init; }

    public double? YMax { get; init; }
}

public sealed record LineSeries(string Legend, IReadOnlyList<LinePoint> Values)
{
    public ChartColor? Color { get; init; }
}

/// <param name="X">A date as yyyy-MM-dd makes a time axis.</param>
/// <param name="Y">In the unit of the axis.</param>
public sealed record LinePoint(string X, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double Y);

public sealed record DonutChart(IReadOnlyList<Slice> Data, Element Fallback) : Chart(Fallback)
{
    internal override string Type => "Chart.Donut";
}

public sealed record Slice(string Legend, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double Value)
{
    public ChartColor? Color { get; init; }
}

public sealed record VerticalBarChart(IReadOnlyList<Bar> Data, Element Fallback) : Chart(Fallback)
{
    internal override string Type => "Chart.VerticalBar";

    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }

    public bool ShowBarValues { get; init; }
}

public sealed record HorizontalBarChart(IReadOnlyList<Bar> Data, Element Fallback) : Chart(Fallback)
{
    internal override string Type => "Chart.HorizontalBar";

    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }
}

public sealed record Bar(string X, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double Y)
{
    public ChartColor? Color { get; init; }
}

public sealed record StackedBarChart(IReadOnlyList<StackedBar> Data, Element Fallback) : Chart(Fallback)
{
    internal override string Type => "Chart.HorizontalBar.Stacked";
}

public sealed record StackedBar(string Title, IReadOnlyList<Slice> Data);

public enum BadgeStyle { Default, Subtle, Informative, Accent, Good, Attention, Warning }

public enum BadgeAppearance { Filled, Tint }

public enum BadgeSize { Medium, Large, ExtraLarge }

public enum ProgressColor { Accent, Good, Warning, Attention }

[JsonConverter(typeof(Lowered<ChartColor>))]
public enum ChartColor { Good, Warning, Attention, Neutral, CategoricalBlue, CategoricalPurple, CategoricalTeal, CategoricalMarigold }

[JsonConverter(typeof(Lowered<ChartColorSet>))]
public enum ChartColorSet { Categorical, Sequential, Diverging }
