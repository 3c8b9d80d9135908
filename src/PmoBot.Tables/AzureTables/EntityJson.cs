using System.Globalization;
using System.Text.Json;
using Azure;

namespace PmoBot.Tables.AzureTables;

/// <summary>
/// A row as Table Storage writes it in OData's JSON: what JSON has no type for is annotated
/// (https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations).
/// </summary>
internal static class EntityJson
{
    /// <summary>The commit that wrote the row, by which a lost answer is found again. Callers never see it.</summary>
    public const string CommitColumn = "_commit";

    private const string TypeSuffix = "@odata.type";

    public static void Write(Utf8JsonWriter json, string partition, string row, Columns columns, string commit)
    {
        json.WriteStartObject();
        json.WriteString("PartitionKey", partition);
        json.WriteString("RowKey", row);
        json.WriteString(CommitColumn, commit);
        foreach (var (name, value) in columns)
            WriteColumn(json, name, value);
        json.WriteEndObject();
    }

    public static StoredRow Read(JsonElement entity)
    {
        string partition = "", row = "", commit = "";
        ETag etag = default;
        var columns = new Columns();
        foreach (var property in entity.EnumerateObject())
        {
            switch (property.Name)
            {
                case "PartitionKey":
                    partition = TableKey.Unescape(property.Value.GetString()!);
                    break;
                case "RowKey":
                    row = TableKey.Unescape(property.Value.GetString()!);
                    break;
                case "odata.etag":
                    etag = new(property.Value.GetString()!);
                    break;
                case CommitColumn:
                    commit = property.Value.GetString()!;
                    break;
                case "Timestamp":
                    break;
                case var name when !IsAnnotation(name) && property.Value.ValueKind != JsonValueKind.Null:
                    columns.Append(name, Value(property.Value, entity, name));
                    break;
            }
        }

        return new(new(partition, row, columns, etag), commit);
    }

    private static bool IsAnnotation(string name) =>
        name.StartsWith("odata.", StringComparison.Ordinal) || name.EndsWith(TypeSuffix, StringComparison.Ordinal);

    private static void WriteColumn(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteString(name + TypeSuffix, "Edm.Int64");
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteString(name + TypeSuffix, "Edm.Double");
                json.WritePropertyName(name);
                WriteDouble(json, number);
                break;
            case DateTimeOffset instant:
                json.WriteString(name + TypeSuffix, "Edm.DateTime");
                json.WriteString(name, instant.UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
                break;
            case Guid guid:
                json.WriteString(name + TypeSuffix, "Edm.Guid");
                json.WriteString(name, guid);
                break;
            case byte[] bytes:
                json.WriteString(name + TypeSuffix, "Edm.Binary");
                json.WriteBase64String(name, bytes);
                break;
        }
    }

    // A whole number needs its ".0": without it some readers take it for an Int32.
    private static void WriteDouble(Utf8JsonWriter json, double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
            json.WriteStringValue(text);
        else
            json.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0");
    }

    private static object Value(JsonElement value, JsonElement entity, string name)
    {
        var type = entity.TryGetProperty(name + TypeSuffix, out var annotation) ? annotation.GetString() : null;
        return (type, value.ValueKind) switch
        {
            ("Edm.Int64", _) => long.Parse(TextOf(value), CultureInfo.InvariantCulture),
            ("Edm.Double", _) => double.Parse(TextOf(value), CultureInfo.InvariantCulture),
            ("Edm.DateTime", _) => new DateTimeOffset(DateTime.Parse(
                value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)),
            ("Edm.Guid", _) => value.GetGuid(),
            ("Edm.Binary", _) => value.GetBytesFromBase64(),
            (_, JsonValueKind.True) => true,
            (_, JsonValueKind.False) => false,
            (_, JsonValueKind.Number) when value.GetRawText().AsSpan().ContainsAny('.', 'E', 'e') => value.GetDouble(),
            (_, JsonValueKind.Number) => value.GetInt32(),
            _ => value.GetString()!,
        };
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

/// <summary>A row and the id of the commit that wrote it, "" if another program did.</summary>
internal sealed record StoredRow(TableRow Row, string Commit);
