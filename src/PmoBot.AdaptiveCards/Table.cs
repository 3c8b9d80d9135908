using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

public sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : Element
{
    internal override string Type => "Table";

    /// <summary>The first row is a heading unless false.</summary>
    public bool? FirstRowAsHeaders { get; init; }

    /// <summary>Lines are drawn unless false.</summary>
    public bool? ShowGridLines { get; init; }

    public ContainerStyle? GridStyle { get; init; }

    public HorizontalAlignment? HorizontalCellContentAlignment { get; init; }

    public VerticalAlignment? VerticalCellContentAlignment { get; init; }
}

/// <param name="Width">A weight such as 1, or pixels such as 28px.</param>
public sealed record TableColumn([property: JsonConverter(typeof(WidthConverter))] string Width);

public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    [JsonInclude, JsonPropertyOrder(-1)]
    internal string Type => "TableRow";

    public ContainerStyle? Style { get; init; }
}

public sealed record TableCell(IReadOnlyList<Element> Items)
{
    [JsonInclude, JsonPropertyOrder(-1)]
    internal string Type => "TableCell";

    public ContainerStyle? Style { get; init; }

    public VerticalAlignment? VerticalContentAlignment { get; init; }

    public CardAction? SelectAction { get; init; }
}
