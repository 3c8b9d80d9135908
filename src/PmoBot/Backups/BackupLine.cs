using System.Buffers;
using System.Text.Json;
using PmoBot.Tables;

namespace PmoBot.Backups;

/// <summary>
/// A row as a line of JSON: <c>{"p":"project-APOLLO","r":"project","c":{"name":"sApollo","version":"l12"}}</c>. The columns are
/// sorted and each value says its type by its first letter, so that a row is the same line in every store. ETags are the
/// store's own and are left out.
/// </summary>
internal static class BackupLine
{
    private const string Partition = "p";
    private const string Row = "r";
    private const string Values = "c";

    public static byte[] Of(TableRow row)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString(Partition, row.Partition);
            json.WriteString(Row, row.Key);
            json.WriteStartObject(Values);
            foreach (var (name, value) in row.Columns.OrderBy(column => column.Key, StringComparer.Ordinal))
                json.WriteString(name, ColumnValue.Format(value));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return line.WrittenSpan.ToArray();
    }

    /// <exception cref="BrokenBackupException">It is no such line.</exception>
    public static TableRow Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var columns = new Columns();
            foreach (var column in json.RootElement.GetProperty(Values).EnumerateObject())
                columns[column.Name] = ColumnValue.Parse(column.Value.GetString()!);
            return new TableRow(json.RootElement.GetProperty(Partition).GetString()!, json.RootElement.GetProperty(Row).GetString()!, columns, default);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException or OverflowException or NullReferenceException)
        {
            throw new BrokenBackupException(broken.Message, broken);
        }
    }

    /// <summary>In the order in which every store reads its rows.</summary>
    public static int Compare(TableRow one, TableRow other)
    {
        var partitions = string.CompareOrdinal(TableKey.Escape(one.Partition), TableKey.Escape(other.Partition));
        return partitions != 0 ? partitions : string.CompareOrdinal(TableKey.Escape(one.Key), TableKey.Escape(other.Key));
    }
}
