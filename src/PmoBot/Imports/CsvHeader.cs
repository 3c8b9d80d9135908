using PmoBot.Conversation;

namespace PmoBot.Imports;

/// <summary>Which column stands where.</summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public IReadOnlyList<ImportFault> Faults { get; private init; } = [];

    public int Width { get; private init; }

    public int this[string column] => _places[FoldedText.Fold(column)];

    public static CsvHeader Read(CsvRecord record, CsvLayout layout, ImportTexts texts)
    {
        if (record.Fault is { } wrong)
            return new() { Faults = [new(record.Line, null, wrong)] };

        var faults = new List<ImportFault>();
        var header = new CsvHeader { Faults = faults, Width = record.Fields.Length };
        var known = layout.Columns.Select(FoldedText.Fold).ToHashSet(StringComparer.Ordinal);
        foreach (var (place, name) in record.Fields.Index())
        {
            var folded = FoldedText.Fold(name);
            if (!known.Contains(folded))
                faults.Add(new(record.Line, name, texts.UnknownColumn(name, string.Join(", ", layout.Columns))));
            else if (!header._places.TryAdd(folded, place))
                faults.Add(new(record.Line, name, texts.RepeatedColumn(name)));
        }

        var missing = layout.Columns.Where(column => !header._places.ContainsKey(FoldedText.Fold(column)));
        faults.AddRange(missing.Select(column => new ImportFault(record.Line, column, texts.MissingColumn(column))));
        return header;
    }

    /// <summary>Of the two, what stands more often in the header; no column's name holds either.</summary>
    public static char Separator(string text)
    {
        var header = text.AsSpan().TrimStart();
        var end = header.IndexOfAny('\r', '\n');
        header = end < 0 ? header : header[..end];
        return header.Count(';') > header.Count(',') ? ';' : ',';
    }
}
