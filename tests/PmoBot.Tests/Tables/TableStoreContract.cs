using Azure;
using PmoBot.Tables;
using static PmoBot.Tables.CommitResult;

namespace PmoBot.Tests.Tables;

/// <summary>What every store promises. Inherited by one class per store, so that no store drifts from the other.</summary>
public abstract partial class TableStoreContract
{
    private readonly string _partition = $"project-{Guid.NewGuid():n}";

    protected abstract ITableStore Store { get; }

    [Fact]
    public async Task A_row_that_was_never_written_is_not_found()
    {
        var row = await Store.FindAsync(_partition, "nobody");

        Assert.Null(row);
    }

    [Fact]
    public async Task A_row_is_read_back_with_its_keys_its_columns_and_the_ETag_of_its_commit()
    {
        var etags = await CommittedAsync(new Write.Insert("r", new Columns { ["name"] = "Portal", ["version"] = 12L }));

        var row = await FindAsync("r");

        Assert.Equal((_partition, "r", etags[0]), (row.Partition, row.Key, row.ETag));
        Assert.Equal([("name", (object)"Portal"), ("version", 12L)], row.Columns.Select(column => (column.Key, column.Value)).ToArray());
    }

    [Fact]
    public async Task A_wave_reads_rows_of_several_partitions_in_the_order_asked_for_and_null_where_there_is_none()
    {
        var other = _partition + " / other";
        await CommittedAsync(Insert("r", 1), Insert("é#", 2));
        await Store.CommitAsync(other, [Insert("r", 3)]);

        var rows = await Store.FindAsync([new(other, "r"), new(_partition, "nobody"), new(_partition, "é#"), new(_partition, "r"), new(other, "r")]);

        Assert.Equal([3, null, 2, 1, 3], rows.Select(row => row?.Columns.Int32("n")));
        Assert.Equal((_partition, "é#"), (rows[2]!.Partition, rows[2]!.Key));
        Assert.Equal((await FindAsync("é#")).ETag, rows[2]!.ETag);
    }

    [Fact]
    public async Task A_wave_is_of_one_to_a_hundred_rows()
    {
        await CommittedAsync([.. Enumerable.Range(0, 100).Select(n => Insert($"{n}", n))]);

        var rows = await Store.FindAsync([.. Enumerable.Range(0, 100).Select(n => new RowAddress(_partition, $"{n}"))]);

        Assert.Equal(Enumerable.Range(0, 100).Select(n => (int?)n), rows.Select(row => row?.Columns.Int32("n")));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.FindAsync([]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await Store.FindAsync([.. Enumerable.Range(0, 101).Select(n => new RowAddress(_partition, $"{n}"))]));
    }

    [Fact]
    public async Task An_insert_meets_a_conflict_if_the_row_exists()
    {
        await CommittedAsync(Insert("r", 1));

        var result = await Store.CommitAsync(_partition, [Insert("r", 2)]);

        Assert.Equal(new Conflict(0), result);
        Assert.Equal(1, (await FindAsync("r")).Columns.Int32("n"));
    }

    [Fact]
    public async Task A_replace_leaves_no_column_of_before()
    {
        var etags = await CommittedAsync(new Write.Insert("r", new Columns { ["old"] = 1 }));

        await CommittedAsync(new Write.Replace("r", new Columns { ["new"] = 2 }, etags[0]));

        Assert.Equal(["new"], (await FindAsync("r")).Columns.Select(c => c.Key));
    }

    [Fact]
    public async Task A_replace_and_a_delete_meet_a_conflict_if_the_row_has_changed_since()
    {
        var old = (await CommittedAsync(Insert("r", 1)))[0];
        await CommittedAsync(new Write.Upsert("r", new Columns { ["n"] = 2 }));

        var replace = await Store.CommitAsync(_partition, [new Write.Replace("r", new Columns { ["n"] = 3 }, old)]);
        var delete = await Store.CommitAsync(_partition, [new Write.Delete("r", old)]);

        Assert.Equal((new Conflict(0), new Conflict(0)), (replace, delete));
        Assert.Equal(2, (await FindAsync("r")).Columns.Int32("n"));
    }

    [Fact]
    public async Task A_replace_and_a_delete_say_so_if_the_row_is_gone()
    {
        var etag = (await CommittedAsync(Insert("r", 1)))[0];
        await CommittedAsync(new Write.Delete("r", etag));

        var replace = await Store.CommitAsync(_partition, [new Write.Replace("r", [], etag)]);
        var delete = await Store.CommitAsync(_partition, [new Write.Delete("r", etag)]);

        Assert.Equal((new NotFound(0), new NotFound(0)), (replace, delete));
    }

    [Fact]
    public async Task An_upsert_inserts_and_then_replaces()
    {
        var first = await CommittedAsync(new Write.Upsert("r", new Columns { ["old"] = 1 }));
        var second = await CommittedAsync(new Write.Upsert("r", new Columns { ["new"] = 2 }));

        var row = await FindAsync("r");

        Assert.NotEqual(first[0], second[0]);
        Assert.Equal((second[0], "new"), (row.ETag, row.Columns.Single().Key));
    }

    [Fact]
    public async Task Every_write_of_a_commit_happens_and_answers_its_ETag_in_order()
    {
        var before = await CommittedAsync(Insert("replaced", 1), Insert("deleted", 1));

        var etags = await CommittedAsync(
            Insert("inserted", 2),
            new Write.Replace("replaced", new Columns { ["n"] = 2 }, before[0]),
            new Write.Delete("deleted", before[1]),
            new Write.Upsert("upserted", new Columns { ["n"] = 2 }));

        var rows = await AllAsync();
        Assert.Equal(["inserted", "replaced", "upserted"], rows.Select(row => row.Key));
        Assert.Equal([etags[0], etags[1], etags[3]], rows.Select(row => row.ETag));
        Assert.Equal(default, etags[2]);
        Assert.Equal(4, etags.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task A_conflict_names_the_write_that_failed_and_leaves_nothing_of_its_commit(int failing)
    {
        var etags = await CommittedAsync(Insert("taken", 1), Insert("kept", 1), Insert("changed", 1));
        List<Write> writes =
        [
            Insert("a", 2), Insert("b", 2), Insert("c", 2), Insert("d", 2),
            new Write.Replace("changed", new Columns { ["n"] = 2 }, etags[2]), new Write.Delete("kept", etags[1]),
        ];
        writes.Insert(failing, Insert("taken", 2));

        var result = await Store.CommitAsync(_partition, writes);

        Assert.Equal(new Conflict(failing), result);
        var rows = await AllAsync();
        Assert.Equal(["changed", "kept", "taken"], rows.Select(row => row.Key));
        Assert.All(rows, row => Assert.Equal(1, row.Columns.Int32("n")));
    }

    [Fact]
    public async Task A_missing_row_and_a_stale_ETag_are_named_within_a_commit_too()
    {
        var old = (await CommittedAsync(Insert("changed", 1)))[0];
        await CommittedAsync(new Write.Upsert("changed", new Columns { ["n"] = 2 }));

        var missing = await Store.CommitAsync(_partition, [Insert("a", 1), Insert("b", 1), new Write.Replace("gone", [], old)]);
        var gone = await Store.CommitAsync(_partition, [Insert("a", 1), new Write.Delete("gone", old)]);
        var stale = await Store.CommitAsync(_partition, [Insert("a", 1), new Write.Replace("changed", [], old)]);
        var staleDelete = await Store.CommitAsync(_partition, [Insert("a", 1), Insert("b", 1), new Write.Delete("changed", old)]);

        Assert.Equal([new NotFound(2), new NotFound(1), new Conflict(1), new Conflict(2)],
            new CommitResult[] { missing, gone, stale, staleDelete });
        Assert.Equal("changed", (await AllAsync()).Single().Key);
    }

    [Fact]
    public async Task A_hundred_rows_are_one_commit()
    {
        var writes = Enumerable.Range(0, 100).Select(n => Insert($"row-{n:d3}", n)).ToList();

        var etags = await CommittedAsync([.. writes]);

        var rows = await AllAsync();
        Assert.Equal(writes.Select(write => write.Row), rows.Select(row => row.Key));
        Assert.Equal(etags, rows.Select(row => row.ETag));
    }

    [Fact]
    public async Task Two_thousand_five_hundred_rows_page_in_order_and_within_their_bounds()
    {
        foreach (var hundred in Enumerable.Range(0, 2500).Chunk(100))
            await CommittedAsync([.. hundred.Select(n => Insert($"item-{n:d6}", n))]);
        await CommittedAsync(Insert("iteM", 0), Insert("item-", 0), Insert("item.", 0), Insert("jtem", 0));

        var all = await Store.QueryAsync(_partition, "item-000000", TableKey.EndOf("item-")).ToListAsync();
        var odd = await Store.QueryAsync(_partition, "item-000000", "item-002500", pageSize: 7).ToListAsync();
        var some = await Store.QueryAsync(_partition, "item-000500", "item-001500", pageSize: 1000).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 2500), all.Select(row => row.Columns.Int32("n")!.Value));
        Assert.Equal(Enumerable.Range(0, 2500), odd.Select(row => row.Columns.Int32("n")!.Value));
        Assert.Equal(Enumerable.Range(500, 1000), some.Select(row => row.Columns.Int32("n")!.Value));
    }

    [Fact]
    public async Task A_query_sees_no_other_partition()
    {
        await CommittedAsync(Insert("r", 1));
        await Store.CommitAsync(_partition + "-", [Insert("r", 2)]);
        await Store.CommitAsync(_partition.ToUpperInvariant(), [Insert("r", 3)]);

        var rows = await AllAsync();

        Assert.Equal(1, rows.Single().Columns.Int32("n"));
    }

    [Fact]
    public async Task Fifty_writers_on_one_row_lose_no_update()
    {
        await CommittedAsync(Insert("counter", 0));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(IncrementAsync)));

        Assert.Equal(50, (await FindAsync("counter")).Columns.Int32("n"));

        async Task IncrementAsync()
        {
            CommitResult result;
            do
            {
                var row = await FindAsync("counter");
                var next = new Columns { ["n"] = row.Columns.Int32("n") + 1 };
                result = await Store.CommitAsync(_partition, [new Write.Replace("counter", next, row.ETag)]);
            }
            while (result is Conflict);
            Assert.IsType<Committed>(result);
        }
    }

    [Fact]
    public async Task A_row_deleted_and_made_again_never_has_an_old_ETag()
    {
        var seen = new List<ETag>();
        for (var i = 0; i < 20; i++)
        {
            var etag = (await CommittedAsync(Insert("r", 1)))[0];
            await CommittedAsync(new Write.Delete("r", etag));
            seen.Add(etag);
        }

        await CommittedAsync(Insert("r", 1));
        var stale = await Store.CommitAsync(_partition, [new Write.Delete("r", seen[0])]);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(new Conflict(0), stale);
    }

    [Fact]
    public async Task The_maintenance_scan_reads_every_partition()
    {
        await CommittedAsync(Insert("a", 1), Insert("b", 2));
        await Store.CommitAsync(_partition + "/2", [Insert("c", 3)]);

        var rows = await ((IMaintenanceScan)Store).ScanAsync()
            .Where(row => row.Partition.StartsWith(_partition, StringComparison.Ordinal)).ToListAsync();

        Assert.Equal([(_partition, "a"), (_partition, "b"), (_partition + "/2", "c")], rows.Select(row => (row.Partition, row.Key)));
    }

    protected static Write.Insert Insert(string row, int number) => new(row, new Columns { ["n"] = number });

    private async Task<IReadOnlyList<ETag>> CommittedAsync(params Write[] writes) =>
        Assert.IsType<Committed>(await Store.CommitAsync(_partition, writes)).ETags;

    private async Task<TableRow> FindAsync(string row)
    {
        var found = await Store.FindAsync(_partition, row);
        Assert.NotNull(found);
        return found;
    }

    private async Task<List<TableRow>> AllAsync() => await Store.QueryAsync(_partition, "", TableKey.EndOf("")).ToListAsync();
}
