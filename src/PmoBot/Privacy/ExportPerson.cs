using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using PmoBot.Audit;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Verbs;

namespace PmoBot.Privacy;

/// <summary>
/// `export-person OBJECT-ID [FILE]`: everything that is kept about somebody. Rows of theirs whole; of others where they are
/// named in them, as what, and when, and nothing that is about somebody else.
/// </summary>
internal sealed partial class ExportPerson(IMaintenanceScan scan) : IVerb
{
    // When what they are named in came about.
    private static readonly string[] Moments = ["at", "receivedAt", "loggedAt", "since", "sentAt"];

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public VerbName Name { get; } = new("export-person", "OBJECT-ID [FILE]") { Does = language => PrivacyTexts.For(language).DoesExport };

    public async Task<ExitCode> RunAsync(VerbLine line, TextWriter output)
    {
        if (line.Words is not ([_] or [_, _]))
            return ExitCode.NotUnderstood;
        var texts = PrivacyTexts.For(line.Language);
        if (FoundPerson.IdOf(line.Words[0]) is not { } id)
            return await WrongAsync(output, texts.NoIds);

        var (json, kept) = await WriteAsync(id, texts);
        if (line.Words is not [_, var path])
        {
            await output.WriteLineAsync(json);
            return ExitCode.Fine;
        }

        try
        {
            await File.WriteAllTextAsync(path, json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return await WrongAsync(output, texts.CannotWrite(path, exception.Message));
        }

        await output.WriteLineAsync(texts.Exported(kept, path));
        return ExitCode.Fine;
    }

    private async Task<(string Json, int Kept)> WriteAsync(string id, PrivacyTexts texts)
    {
        var person = await FoundPerson.FindAsync(scan.ScanAsync(), id);
        // What they are named by without their name being theirs alone.
        var traces = new PersonTraces(id, id + "…", person.Names, person.Addresses, person.Profile?.Pseudonym, person.Longer);
        var found = await scan.ScanAsync().Where(row => traces.In(row) is not null || IsTheirEntry(row, person)).ToListAsync();

        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString(texts.About, id);
            json.WriteString(texts.Note, texts.ExportNote);
            foreach (var section in found.GroupBy(row => RowKinds.Of(row).Label(texts.Language), StringComparer.Ordinal).OrderBy(section => section.Min(row => RowKinds.Of(row).Order)))
            {
                var kind = RowKinds.Of(section.First());
                json.WriteStartObject(section.Key);
                json.WriteString(texts.Why, kind.Why(texts.Language));
                json.WriteString(texts.HowLong, kind.HowLong(texts.Language));
                json.WriteStartArray(texts.Kept);
                foreach (var row in section)
                    Write(json, row, traces.In(row), IsWhole(row, id), texts);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return (System.Text.Encoding.UTF8.GetString(bytes.ToArray()), found.Count);
    }

    // Said under their pseudonym, and not about them.
    private static bool IsTheirEntry(TableRow row, FoundPerson person) =>
        AuditEntry.PlaceOf(row.Key) is not null && person.Profile is { } profile && row.Columns["actor"] is Guid actor && actor == profile.Pseudonym;

    // What stands beside other people may be about them as well.
    private static bool IsWhole(TableRow row, string id) => row.Partition == Person.PartitionOf(id) || row.Partition is TenantAudit.Partition or "directory";

    private static void Write(Utf8JsonWriter json, TableRow row, Trace? trace, bool isWhole, PrivacyTexts texts)
    {
        json.WriteStartObject();
        // Whose else it is is about somebody else.
        var where = $"{row.Partition} {row.Key}";
        json.WriteString(texts.Where, trace is Trace.Theirs && isWhole ? where : Ids().Replace(where, "…"));
        if (AuditEntry.PlaceOf(row.Key) is not null)
        {
            Say(json, row, "at");
            Say(json, row, "action");
            Say(json, row, "subject");
            json.WriteString(texts.As, trace is null ? texts.Did : texts.IsNamed);
            // What it was asked of, and by nobody else.
            if (trace is null && row.Columns["action"] is Refusals.Action)
                Say(json, row, "text");
        }
        else if (trace is Trace.Theirs && isWhole)
        {
            foreach (var (column, _) in row.Columns)
                Say(json, row, column);
        }
        else
        {
            json.WriteString(texts.As, trace is Trace.Named named ? string.Join(", ", named.Places) : texts.InKey);
            foreach (var moment in Moments)
                Say(json, row, moment);
        }

        json.WriteEndObject();
    }

    private static void Say(Utf8JsonWriter json, TableRow row, string column)
    {
        if (row.Columns[column] is { } value)
            json.WriteString(column, value is byte[] bytes ? Convert.ToHexStringLower(bytes) : value is DateTimeOffset at ? at.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();

    private static async Task<ExitCode> WrongAsync(TextWriter output, string why)
    {
        await output.WriteLineAsync(why);
        return ExitCode.Wrong;
    }
}
