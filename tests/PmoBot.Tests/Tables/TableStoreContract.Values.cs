using PmoBot.Tables;
using static PmoBot.Tables.CommitResult;

namespace PmoBot.Tests.Tables;

/// <summary>What a key and a column may hold.</summary>
public abstract partial class TableStoreContract
{
    private static readonly string[] Awkward =
    [
        "plain", "UPPER", "upper", "a/b", @"a\b", "a#b", "a?b", "a'b", "a''b", "a%b", "a%2Fb", "a b", "a~b", "a+b&c=d",
        "déjà-vu", "de\u0301ja\u0300", "项目", "🚀", "\t", "\0", ".", "..", "-", "_",
    ];

    public static TheoryData<string> AwkwardKeys => new(Awkward);

    public static TheoryData<object> Values => new()
    {
        "", "x", "l'été\r\n\"quoted\" \\ 🚀 \0 \u0001 \u2028", new string('é', 32_768), "12", "2026-01-01T00:00:00Z", "NaN",
        true, false,
        0, int.MinValue, int.MaxValue,
        0L, 12L, 9_007_199_254_740_993L, long.MinValue, long.MaxValue,
        0d, 1d, -1.5d, 0.1d, double.Epsilon, double.MinValue, double.MaxValue, 1e22,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.MaxValue,
        new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero).AddTicks(1),
        Guid.Empty, new Guid("0123abcd-4567-89ef-0123-456789abcdef"),
        Array.Empty<byte>(), new byte[] { 0, 1, 254, 255 }, new byte[65_536],
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Every_type_round_trips_exactly(object value)
    {
        await CommittedAsync(new Write.Insert("r", new Columns { ["value"] = value }));

        var read = (await FindAsync("r")).Columns["value"];

        Assert.NotNull(read);
        Assert.Equal(value.GetType(), read.GetType());
        Assert.Equal(Bits(value), Bits(read));
    }

    [Fact]
    public async Task An_instant_is_read_back_in_UTC_whatever_its_offset_was()
    {
        var paris = new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(2));
        await CommittedAsync(new Write.Insert("r", new Columns { ["due"] = paris }));

        var due = (await FindAsync("r")).Columns.Instant("due");

        Assert.Equal((paris.UtcTicks, TimeSpan.Zero), (due!.Value.Ticks, due.Value.Offset));
    }

    [Theory]
    [MemberData(nameof(AwkwardKeys))]
    public async Task A_key_may_be_anything_in_both_places(string key)
    {
        var partition = _partition + key;
        var insert = new Write.Insert(key, new Columns { ["key"] = key });

        var first = await Store.CommitAsync(partition, [insert]);
        var row = await Store.FindAsync(partition, key);
        var replaced = await Store.CommitAsync(partition, [new Write.Replace(key, row!.Columns, row.ETag)]);
        var rows = await Store.QueryAsync(partition, key, TableKey.EndOf(key)).ToListAsync();

        Assert.IsType<Committed>(first);
        Assert.IsType<Committed>(replaced);
        Assert.Equal((partition, key), (rows.Single().Partition, rows.Single().Key));
    }

    [Fact]
    public async Task Keys_that_look_alike_are_different_rows()
    {
        await CommittedAsync([.. Awkward.Select(key => new Write.Insert(key, new Columns { ["key"] = key }))]);

        var rows = await AllAsync();

        Assert.Equal(Awkward.Order(StringComparer.Ordinal), rows.Select(row => row.Key).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(row.Key, row.Columns.Text("key")));
    }

    [Fact]
    public async Task The_longest_key_is_written_found_and_queried()
    {
        var key = new string('k', 512);
        await CommittedAsync(Insert(key, 1), Insert(new string('k', 511), 2));

        var rows = await Store.QueryAsync(_partition, key, TableKey.EndOf("k"), pageSize: 1).ToListAsync();

        Assert.Equal(key, rows.Single().Key);
    }

    private static object Bits(object value) => value switch
    {
        double number => BitConverter.DoubleToInt64Bits(number),
        DateTimeOffset instant => instant.UtcTicks,
        _ => value,
    };
}
