using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Support;
using static PmoBot.Tables.CommitResult;

namespace PmoBot.Tests.Tables;

/// <summary>The contract, and what only a file has: another process beside us, an end, a new start.</summary>
public sealed class SqliteTableStoreTests : TableStoreContract, IDisposable
{
    private readonly TemporaryFile _file = new("store.db");
    private readonly SqliteTableStore _store;

    public SqliteTableStoreTests() => _store = SqliteTableStore.Open(_file.Path, MachineTime.Real);

    protected override ITableStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task A_commit_waits_for_another_process_that_writes_and_reads_do_not()
    {
        await _store.CommitAsync("p", [Insert("before", 1)]);
        using var other = OtherProcess();
        other.Run("BEGIN IMMEDIATE; UPDATE rows SET columns = '{}'");

        var commit = _store.CommitAsync("p", [Insert("r", 1)]).AsTask();
        var read = await _store.FindAsync("p", "before");
        var waited = !commit.IsCompleted;
        other.Run("ROLLBACK");

        Assert.True(waited);
        Assert.Equal(1, read!.Columns.Int32("n"));
        Assert.IsType<Committed>(await commit);
    }

    [Fact]
    public async Task A_commit_that_waited_too_long_saved_nothing_and_the_next_one_is_none_the_worse()
    {
        using var hasty = SqliteTableStore.Open(_file.Path, MachineTime.Real, busyTimeout: TimeSpan.FromMilliseconds(20));
        using var other = OtherProcess();
        other.Run("BEGIN IMMEDIATE");

        var commit = async () => await hasty.CommitAsync("p", [Insert("r", 1)]);
        await Assert.ThrowsAsync<TableStoreException>(commit);
        other.Run("ROLLBACK");

        Assert.Null(await hasty.FindAsync("p", "r"));
        Assert.IsType<Committed>(await commit());
    }

    [Fact]
    public void A_statement_is_prepared_once_whatever_its_parameters_are()
    {
        using var database = OtherProcess();
        using var page = database.Prepare("SELECT key FROM rows WHERE partition = ?1 AND key >= ?2 ORDER BY key LIMIT ?3");

        for (var rows = 1; rows <= 10; rows++)
        {
            page.BindKey(1, "p").BindKey(2, "a").BindNumber(3, rows).Run();
            page.Reset();
        }

        Assert.Equal(0, page.PreparedAnew);
    }

    [Fact]
    public async Task If_the_COMMIT_of_a_group_fails_all_of_the_group_fail()
    {
        using var other = OtherProcess();
        other.Run("""
            CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER poison AFTER INSERT ON rows WHEN new.key = 'poison' BEGIN INSERT INTO child VALUES (1); END;
            BEGIN IMMEDIATE
            """);
        var commits = Enumerable.Range(0, 50).ToDictionary(n => n is 25 ? "poison" : $"row-{n:d2}", StringComparer.Ordinal)
            .ToDictionary(row => row.Key, row => _store.CommitAsync("p", [Insert(row.Key, 1)]).AsTask(), StringComparer.Ordinal);
        other.Run("ROLLBACK");

        await Task.WhenAny(Task.WhenAll(commits.Values));

        // The writer may have taken the first few before the others had queued; that group stands by itself.
        var saved = commits.Where(commit => commit.Value.IsCompletedSuccessfully).Select(commit => commit.Key);
        Assert.Equal(saved, await _store.QueryAsync("p", "", TableKey.EndOf("")).Select(row => row.Key).ToListAsync());
        Assert.True(commits["poison"].IsFaulted);
        Assert.True(commits.Values.Count(commit => commit.IsFaulted) > 1);
        Assert.All(commits.Values.Where(commit => commit.IsFaulted), commit => Assert.IsType<TableStoreException>(commit.Exception!.InnerException));
        Assert.IsType<Committed>(await _store.CommitAsync("p", [Insert("innocent", 1)]));
    }

    [Fact]
    public async Task Of_a_group_only_the_commit_with_the_conflict_is_undone_and_later_ones_see_earlier_ones()
    {
        using var other = OtherProcess();
        other.Run("BEGIN IMMEDIATE");
        var before = _store.CommitAsync("p", [Insert("before", 1)]).AsTask();
        var first = _store.CommitAsync("p", [Insert("a", 1)]).AsTask();
        var second = _store.CommitAsync("p", [Insert("b", 1), Insert("a", 2)]).AsTask();
        var third = _store.CommitAsync("p", [Insert("b", 3)]).AsTask();
        other.Run("ROLLBACK");

        var results = await Task.WhenAll(before, first, second, third);

        Assert.Equal(new Conflict(1), results[2]);
        Assert.All([results[0], results[1], results[3]], result => Assert.IsType<Committed>(result));
        Assert.Equal(3, (await _store.FindAsync("p", "b"))!.Columns.Int32("n"));
    }

    [Fact]
    public async Task What_was_taken_in_before_the_end_is_answered_and_nothing_after_it()
    {
        var store = SqliteTableStore.Open(_file.Path, MachineTime.Real);
        var taken = Enumerable.Range(0, 200).Select(n => store.CommitAsync("p", [Insert($"row-{n:d3}", n)]).AsTask()).ToList();

        store.Dispose();

        Assert.All(await Task.WhenAll(taken), result => Assert.IsType<Committed>(result));
        Assert.Equal(200, await _store.QueryAsync("p", "", TableKey.EndOf("")).CountAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.CommitAsync("p", [Insert("late", 1)]));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.FindAsync("p", "row-001"));
    }

    [Fact]
    public async Task ETags_go_on_growing_after_a_new_start_and_beside_another_process()
    {
        var first = Assert.IsType<Committed>(await _store.CommitAsync("p", [Insert("r", 1)])).ETags[0];
        using var other = SqliteTableStore.Open(_file.Path, MachineTime.Real);
        await _store.CommitAsync("p", [new Write.Delete("r", first)]);

        var second = Assert.IsType<Committed>(await other.CommitAsync("p", [Insert("r", 1)])).ETags[0];
        var third = Assert.IsType<Committed>(await _store.CommitAsync("p", [Insert("s", 1)])).ETags[0];

        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        Assert.Equal(new Conflict(0), await _store.CommitAsync("p", [new Write.Delete("r", first)]));
    }

    [Fact]
    public void A_file_of_a_newer_program_is_left_alone()
    {
        using var other = OtherProcess();
        other.Run("PRAGMA user_version = 99");

        Assert.Throws<TableStoreException>(() => SqliteTableStore.Open(_file.Path, MachineTime.Real));
    }

    [Fact]
    public async Task A_person_with_the_sqlite3_shell_can_read_the_columns()
    {
        await _store.CommitAsync("p", [new Write.Insert("r", new Columns
        {
            ["name"] = "L'été", ["open"] = true, ["count"] = 3, ["version"] = 12L, ["share"] = 0.5, ["zero"] = -0.0, ["none"] = double.NaN,
            ["due"] = new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero).AddTicks(1), ["id"] = Guid.Empty, ["hash"] = new byte[] { 1, 2 },
        })]);

        using var other = OtherProcess();
        using var rows = other.Prepare("SELECT columns FROM rows");
        rows.Step();

        Assert.Equal("""
            {"name":"L'été","open":true,"count":3,"version:long":12,"share:double":0.5,"zero:double":-0,"none:double":"NaN",
            """ + """
            "due:instant":"2026-03-29T01:00:00.0000001Z","id:guid":"00000000-0000-0000-0000-000000000000","hash:binary":"AQI="}
            """, System.Text.Encoding.UTF8.GetString(rows.Utf8(0)));
    }

    private Database OtherProcess() => new(_file.Path, TimeSpan.FromSeconds(5));
}
