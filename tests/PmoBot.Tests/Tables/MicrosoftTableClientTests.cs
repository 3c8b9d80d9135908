using System.Text.Json;
using PmoBot.Tables;
using PmoBot.Tables.AzureTables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Tables;

/// <summary>What Microsoft's own <c>@azure/data-tables</c> writes, ours reads, and the other way round.</summary>
public sealed class MicrosoftTableClientTests
{
    private const string Table = "interop";

    private static readonly DateTimeOffset Due = new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero).AddTicks(1);
    private static readonly Guid Id = new("0123abcd-4567-89ef-0123-456789abcdef");

    private static readonly string[] Sent = ["text", "empty", "flag", "small", "big", "whole", "broken", "due", "id", "bytes"];

    private readonly string _partition = $"project-{Guid.NewGuid():n}";

    [Fact]
    public async Task Ours_reads_what_theirs_writes()
    {
        var connection = (await Azurite.SharedAsync()).ConnectionString;
        await NpmTools.RunAsync("table-rows.mjs", "write", connection, Table, _partition);

        var row = await AzureTableStore.Connect(connection, Table, MachineTime.Real).FindAsync(_partition, "theirs");

        var read = row!.Columns.ToDictionary(column => column.Key, column => column.Value, StringComparer.Ordinal);
        Assert.Equal(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["text"] = "l'été 🚀",
            ["empty"] = "",
            ["flag"] = true,
            ["small"] = -7,
            ["big"] = 9_007_199_254_740_993L,
            ["whole"] = 3d,
            ["broken"] = 0.1,
            ["due"] = Due,
            ["id"] = Id,
            ["bytes"] = new byte[] { 0, 1, 254, 255 },
        }, read);
    }

    [Fact]
    public async Task Theirs_reads_what_ours_writes()
    {
        var connection = (await Azurite.SharedAsync()).ConnectionString;
        await AzureTableStore.Connect(connection, Table, MachineTime.Real).CommitAsync(_partition, [new Write.Insert("ours", new Columns
        {
            ["text"] = "l'été 🚀", ["empty"] = "", ["flag"] = true, ["small"] = -7, ["big"] = 9_007_199_254_740_993L,
            ["whole"] = 3d, ["broken"] = 0.1, ["due"] = Due, ["id"] = Id, ["bytes"] = new byte[] { 0, 1, 254, 255 },
        })]);

        var entity = JsonDocument.Parse(await NpmTools.RunAsync("table-rows.mjs", "read", connection, Table, _partition)).RootElement;
        var read = entity.EnumerateObject().Where(column => Sent.Contains(column.Name, StringComparer.Ordinal)).Select(column =>
            $"{column.Name}: {column.Value.GetProperty("type")} {column.Value.GetProperty("value")}");

        // JavaScript cannot tell the service's 3.0 from 3, so neither can their client, of its own rows too.
        Assert.Equal(
            [
                "text: String l'été 🚀", "empty: String ", "flag: Boolean true", "small: Int32 -7", "big: Int64 9007199254740993",
                "whole: Int32 3", "broken: Double 0.1", "due: DateTime 2026-03-29T01:00:00.0000001Z",
                "id: Guid 0123abcd-4567-89ef-0123-456789abcdef", "bytes: Binary AAH+/w==",
            ],
            read);
    }
}
