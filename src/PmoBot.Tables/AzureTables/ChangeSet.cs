using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;

namespace PmoBot.Tables.AzureTables;

/// <summary>
/// The body of a transaction: one batch of one change set
/// (https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).
/// </summary>
internal sealed class ChangeSet(Uri table, string partition, string commit)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _body = new(4096);

    public string ContentType => $"multipart/mixed; boundary=batch_{commit}";

    public ReadOnlyMemory<byte> BodyOf(IReadOnlyList<Write> writes)
    {
        Line($"--batch_{commit}");
        Line($"Content-Type: multipart/mixed; boundary=changeset_{commit}");
        Line("");
        foreach (var write in writes)
            Part(write);
        Line($"--changeset_{commit}--");
        Line($"--batch_{commit}--");
        return _body.WrittenMemory;
    }

    private void Part(Write write)
    {
        var row = TableKey.Escape(write.Row);
        var entity = $"{table}(PartitionKey='{partition}',RowKey='{row}')";
        Line($"--changeset_{commit}");
        Line("Content-Type: application/http");
        Line("Content-Transfer-Encoding: binary");
        Line("");
        switch (write)
        {
            case Write.Insert:
                Line($"POST {table} HTTP/1.1");
                Line("Prefer: return-no-content");
                break;
            case Write.Replace replace:
                Line($"PUT {entity} HTTP/1.1");
                Line($"If-Match: {replace.ETag}");
                break;
            case Write.Upsert:
                Line($"PUT {entity} HTTP/1.1");
                break;
            case Write.Delete delete:
                Line($"DELETE {entity} HTTP/1.1");
                Line($"If-Match: {delete.ETag}");
                break;
        }

        Line("Accept: application/json;odata=minimalmetadata");
        Line("DataServiceVersion: 3.0");
        if (CommitRules.ColumnsOf(write) is { } columns)
        {
            Line("Content-Type: application/json");
            Line("");
            using (var json = new Utf8JsonWriter(_body, Options))
                EntityJson.Write(json, partition, row, columns, commit);
        }

        Line("");
    }

    private void Line(string text)
    {
        Encoding.UTF8.GetBytes(text, _body);
        _body.Write("\r\n"u8);
    }
}

/// <summary>One part of a transaction's answer. Body: the error, "" if there is none.</summary>
internal sealed record ChangeAnswer(int Status, ETag ETag, string Body)
{
    public static IReadOnlyList<ChangeAnswer> ReadAll(string body)
    {
        var answers = new List<ChangeAnswer>();
        foreach (var line in body.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
                answers.Add(new(int.Parse(line.AsSpan(9, 3), null), default, ""));
            else if (answers.Count > 0 && line.StartsWith("ETag:", StringComparison.OrdinalIgnoreCase))
                answers[^1] = answers[^1] with { ETag = new(line[5..].Trim()) };
            else if (answers.Count > 0 && line.StartsWith('{'))
                answers[^1] = answers[^1] with { Body = line };
        }

        return answers;
    }
}
