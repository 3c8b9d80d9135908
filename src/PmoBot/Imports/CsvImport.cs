using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using PmoBot.Conversation;

namespace PmoBot.Imports;

/// <summary>
/// Reads a CSV file as spreadsheets write it: `;` or `,` by the header, UTF-8, quoted where needed. Everything that is
/// wrong is named by its line; nothing is guessed.
/// </summary>
internal static class CsvImport
{
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>The header counts.</summary>
    public const int MaxLines = 20_000;

    /// <param name="file">All of it, as it lies on the disk.</param>
    /// <param name="layout">The columns that there must be.</param>
    /// <param name="language">Of whoever reads the faults; decides how a date with slashes is meant.</param>
    /// <param name="read">Of one line. What it finds wrong stays in the row, and the line is not among those read.</param>
    public static ImportReading<T> Read<T>(ReadOnlySpan<byte> file, CsvLayout layout, Language language, Func<CsvRow, T> read)
    {
        var texts = ImportTexts.For(language);
        var (text, unreadable) = CsvText.Decode(file, texts);
        return text is null ? new([], [unreadable!]) : Read(text, layout, texts, read);
    }

    /// <summary>What the first line names; or why it cannot be read.</summary>
    public static (IReadOnlyList<string> Columns, ImportFault? Fault) Header(ReadOnlySpan<byte> file, Language language)
    {
        var texts = ImportTexts.For(language);
        var (text, unreadable) = CsvText.Decode(file, texts);
        var first = text is null ? null : Records(text, texts).FirstOrDefault();
        return first?.Fault is null ? (first?.Fields ?? [], unreadable) : ([], new ImportFault(first.Line, null, first.Fault));
    }

    private static ImportReading<T> Read<T>(string text, CsvLayout layout, ImportTexts texts, Func<CsvRow, T> read)
    {
        using var records = Records(text, texts).GetEnumerator();
        if (!records.MoveNext())
            return new([], [new(1, null, texts.Empty)]);
        var header = CsvHeader.Read(records.Current, layout, texts);
        if (header.Faults.Count > 0)
            return new([], header.Faults);

        var lines = new List<ImportLine<T>>();
        var faults = new List<ImportFault>();
        while (records.MoveNext())
        {
            var record = records.Current;
            if (record.Fault is null && record.Fields.Length != header.Width)
                record = record with { Fault = texts.WrongWidth(record.Fields.Length, header.Width) };
            if (record.Fault is { } wrong)
            {
                faults.Add(new(record.Line, null, wrong));
                faults.AddRange(record.Further.Select(line => new ImportFault(line, null, texts.ReadAsPartOf(record.Line))));
                continue;
            }

            var row = new CsvRow(record, header, texts);
            var value = read(row);
            faults.AddRange(row.Faults);
            if (row.Faults.Count == 0)
                lines.Add(new(record.Line, value));
        }

        return new(lines, faults);
    }

    private static IEnumerable<CsvRecord> Records(string text, ImportTexts texts)
    {
        var wrong = false;
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = CsvHeader.Separator(text).ToString(),
            BadDataFound = _ => wrong = true,
            IgnoreBlankLines = false,   // they count as lines
            ExceptionMessagesContainRawData = false,
        });
        for (var line = 1; ;)
        {
            wrong = false;
            if (!parser.Read())
                yield break;
            if (line > MaxLines)
            {
                yield return new(line, [], texts.TooManyLines(MaxLines));
                yield break;
            }

            var fields = parser.Record!;
            if (wrong || fields.Any(field => field.Trim().Length > 0))
                yield return new(line, fields, wrong ? texts.BadQuotes : null) { Raw = parser.RawRecord };
            line += CsvText.LineBreaks(parser.RawRecord);
        }
    }
}

/// <param name="Line">Where it begins.</param>
/// <param name="Fault">Why its fields mean nothing.</param>
internal sealed record CsvRecord(int Line, string[] Fields, string? Fault)
{
    /// <summary>As it stands in the file.</summary>
    public string Raw { get; init; } = "";

    /// <summary>What a quotation mark swallowed: the numbers of the lines after its first that are not blank.</summary>
    public IEnumerable<int> Further => Raw.Split(["\r\n", "\n", "\r"], StringSplitOptions.None).Index().Skip(1)
        .Where(piece => !string.IsNullOrWhiteSpace(piece.Item)).Select(piece => Line + piece.Index);
}
