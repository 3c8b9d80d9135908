using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using PmoBot.Conversation;

namespace PmoBot.Imports;

/// <summary>Writes a CSV file that <see cref="CsvImport"/> reads, as the reader's spreadsheet expects it: in French with `;` and a decimal comma.</summary>
internal sealed class CsvExport(TextWriter output, Language language) : IAsyncDisposable
{
    private readonly CsvWriter _writer = new(output, new CsvConfiguration(CultureInfo.InvariantCulture)
    {
        Delimiter = language.In(",", ";"),
        NewLine = "\r\n",
        ShouldQuote = cell => cell.Field.AsSpan().ContainsAny(language.In(",\"\r\n", ";\"\r\n")),
    }, leaveOpen: true);

    public async Task WriteAsync(IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
            _writer.WriteField(FormulaGuard.On(cell ?? ""));
        await _writer.NextRecordAsync();
    }

    /// <summary>Never with three decimals, which might be thousands.</summary>
    public static string? Amount(decimal? amount, Language language) => amount is not { } number
        ? null
        : number.ToString(decimal.Round(number, 2) == number ? "0.##" : "0.0000", language.In(CultureInfo.InvariantCulture, Decimals));

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static readonly CultureInfo Decimals = new("fr", useUserOverride: false) { NumberFormat = { NumberDecimalSeparator = "," } };
}
