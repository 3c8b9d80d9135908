using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PmoBot.Tables.Sqlite;

/// <summary>
/// A row's columns as one JSON object that a person with the sqlite3 shell can read. Text, truth and Int32 are JSON's
/// own; where JSON has no type, the name bears it: <c>{"name":"Portal","version:long":12,"due:instant":"2026-…"}</c>.
/// </summary>
internal static class ColumnText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // stored, never put into HTML
        SkipValidation = true,
    };

    public static byte[] Write(Columns columns)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var (name, value) in columns)
                WriteColumn(json, name, value);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static Columns Read(ReadOnlySpan<byte> text)
    {
        var columns = new Columns();
        var json = new Utf8JsonReader(text);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.ValueSpan;
            var colon = name.IndexOf((byte)':');
            json.Read();
            if (colon < 0)
                columns.Append(Encoding.ASCII.GetString(name), Plain(ref json));
            else
                columns.Append(Encoding.ASCII.GetString(name[..colon]), Marked(name[(colon + 1)..], ref json));
        }

        return columns;
    }

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
                WriteName(json, name, ":long");
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                WriteName(json, name, ":double");
                json.WriteNumberValue(number);
                break;
            case double number:
                WriteName(json, name, ":double");
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                WriteName(json, name, ":instant");
                json.WriteStringValue(instant.UtcDateTime);
                break;
            case Guid guid:
                WriteName(json, name, ":guid");
                json.WriteStringValue(guid);
                break;
            case byte[] bytes:
                WriteName(json, name, ":binary");
                json.WriteBase64StringValue(bytes);
                break;
        }
    }

    private static void WriteName(Utf8JsonWriter json, string name, string mark)
    {
        Span<char> marked = stackalloc char[name.Length + mark.Length];
        name.CopyTo(marked);
        mark.CopyTo(marked[name.Length..]);
        json.WritePropertyName(marked);
    }

    private static object Plain(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => json.GetString()!,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => json.GetInt32(),
    };

    private static object Marked(ReadOnlySpan<byte> mark, ref Utf8JsonReader json) => mark switch
    {
        _ when mark.SequenceEqual("long"u8) => json.GetInt64(),
        _ when mark.SequenceEqual("instant"u8) => json.GetDateTimeOffset(),
        _ when mark.SequenceEqual("guid"u8) => json.GetGuid(),
        _ when mark.SequenceEqual("binary"u8) => json.GetBytesFromBase64(),
        _ when mark.SequenceEqual("double"u8) => json.TokenType == JsonTokenType.Number
            ? json.GetDouble()
            : double.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        _ => throw new TableStoreException($"A column has the unknown type {Encoding.ASCII.GetString(mark)}."),
    };
}
