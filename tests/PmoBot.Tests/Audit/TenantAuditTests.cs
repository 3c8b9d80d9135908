using NodaTime;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Delivery;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Audit;

public sealed class TenantAuditTests : IDisposable
{
    private static readonly Guid Actor = Guid.Parse("6f1c2d5e-3b0a-4f6e-9a41-0c2d7e5b1a01");
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 18, 9, 0);

    private readonly TemporaryFile _file = new("tenant.db");
    private readonly SqliteTableStore _store;
    private readonly Replica _replica;

    public TenantAuditTests()
    {
        _store = SqliteTableStore.Open(_file.Path, MachineTime.Real);
        _replica = new Replica(_store, new ManualClock(), MachineTime.Real, []);
    }

    public void Dispose()
    {
        _replica.Dispose();
        _store.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task Entries_of_two_replicas_at_once_make_one_chain()
    {
        using var other = new Replica(_store, new ManualClock(), MachineTime.Real, []);
        var trails = new[] { Trail(_replica), Trail(other) };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => trails[i % 2].AppendAsync(Nine, Actor, "role.grant", $"role-{i}", "pmo")));

        Assert.All(outcomes, outcome => Assert.IsType<Outcome<bool>.Settled>(outcome));
        Assert.Equal(12, (await ChainAsync()).Count);
    }

    [Fact]
    public async Task An_entry_stands_or_falls_with_what_it_speaks_of()
    {
        var trail = Trail(_replica);
        await _store.UpsertAsync(TenantAudit.Partition, "role-1", []);

        var refused = await _store.CommitAsync(
            TenantAudit.Partition, [new Write.Insert("role-1", []), .. await trail.EntryAsync(Nine, Actor, "role.grant", "role-1", "pmo")]);
        var taken = await _store.CommitAsync(
            TenantAudit.Partition, [new Write.Insert("role-2", []), .. await trail.EntryAsync(Nine, Actor, "role.grant", "role-2", "pmo")]);

        Assert.IsType<CommitResult.Conflict>(refused);
        Assert.IsType<CommitResult.Committed>(taken);
        Assert.Equal("role-2", Assert.Single(await ChainAsync()).Subject);
    }

    [Fact]
    public async Task An_entry_whose_commit_was_not_answered_is_not_written_twice()
    {
        var trail = new TenantAudit(new DeafStore(_store), _replica.Commands);

        Assert.IsType<Outcome<bool>.Settled>(await trail.AppendAsync(Nine, Actor, "role.grant", "role-1", "pmo"));

        Assert.Single(await ChainAsync());
    }

    [Fact]
    public async Task Of_a_flood_of_refusals_one_a_minute_is_an_entry_and_the_next_one_counts_the_rest()
    {
        var refusals = new Refusals(_store, Trail(_replica), _replica.Commands);

        for (var press = 0; press < 40; press++)
            await refusals.NoteAsync(Nine + Duration.FromSeconds(press), Actor, $"press-{press}", "projects.create", "APOLLO");
        Assert.Single(await ChainAsync());
        await refusals.NoteAsync(Nine + Duration.FromMinutes(5), Actor, "later", "status.submit", "HERMES");

        Assert.Equal(["APOLLO", "HERMES\nmore: 39 in 2026-11-18T09:00Z"], (await ChainAsync()).Select(entry => entry.Text));
    }

    [Fact]
    public async Task A_refusal_that_Teams_repeats_is_one_and_everybody_has_minutes_of_their_own()
    {
        var refusals = new Refusals(_store, Trail(_replica), _replica.Commands);

        await refusals.NoteAsync(Nine, Actor, "press", "projects.create", "APOLLO");
        await refusals.NoteAsync(Nine, Actor, "press", "projects.create", "APOLLO");
        await refusals.NoteAsync(Nine, Guid.NewGuid(), "other", "projects.create", new string('x', 5_000));
        await refusals.NoteAsync(Nine + Duration.FromMinutes(1), Actor, "next", "projects.create", "APOLLO");

        Assert.Equal(["APOLLO", new string('x', 199) + "…", "APOLLO"], (await ChainAsync()).Select(entry => entry.Text));
    }

    private TenantAudit Trail(Replica replica) => new(_store, replica.Commands);

    private async Task<IReadOnlyList<AuditEntry>> ChainAsync()
    {
        var chain = new AuditChain(TenantAudit.Partition);
        var rows = await _store.QueryAsync(TenantAudit.Partition, "", TableKey.EndOf("")).ToListAsync();
        rows.ForEach(chain.Take);
        Assert.Empty(chain.Faults([], [], _ => false));
        return [.. rows.Where(row => AuditEntry.PlaceOf(row.Key) is not null).Select(row => AuditEntry.Read(row.Columns)!)];
    }

    /// <summary>The answer of the first commit is lost; it happened.</summary>
    private sealed class DeafStore(ITableStore store) : ITableStore
    {
        private bool _hears;

        public ValueTask<TableRow?> FindAsync(string partition, string row, CancellationToken cancel = default) => store.FindAsync(partition, row, cancel);

        public ValueTask<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> rows, CancellationToken cancel = default) => store.FindAsync(rows, cancel);

        public IAsyncEnumerable<TableRow> QueryAsync(string partition, string rowFrom, string rowTo, int pageSize = 1000, CancellationToken cancel = default) =>
            store.QueryAsync(partition, rowFrom, rowTo, pageSize, cancel);

        public async ValueTask<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes)
        {
            var result = await store.CommitAsync(partition, writes);
            if (_hears)
                return result;
            _hears = true;
            return new CommitResult.Unknown();
        }
    }
}
