using System.Globalization;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Privacy;

/// <summary>Somebody is being erased: the row `erasing-{object id}` of `tenant`, from which it goes on if it is cut short.</summary>
/// <param name="StandIn">What their id becomes.</param>
internal sealed record BegunErasure(Guid StandIn, IReadOnlyCollection<string> Names, IReadOnlyCollection<string> Addresses, Guid? Pseudonym)
{
    private const string Prefix = "erasing-";
    private const char Between = '\n';

    public static string RowOf(string objectId) => Prefix + objectId;

    public static BegunErasure Read(TableRow row) => new(
        row.Columns.Guid("standIn")!.Value, Split(row.Columns.Text("names")), Split(row.Columns.Text("addresses")), row.Columns.Guid("pseudonym"));

    public Columns ToColumns() => new()
    {
        ["standIn"] = StandIn,
        ["names"] = string.Join(Between, Names),
        ["addresses"] = string.Join(Between, Addresses),
        ["pseudonym"] = Pseudonym,
    };

    public PersonTraces Traces(string objectId) => new(objectId, Person.IdOfSomebodyGone(StandIn), Names, Addresses, Pseudonym);

    private static string[] Split(string? words) => words?.Split(Between, StringSplitOptions.RemoveEmptyEntries) ?? [];
}

/// <summary>How many rows of a kind became what.</summary>
internal sealed record ErasedRows(int Removed, int Replaced, int Texts)
{
    public static ErasedRows operator +(ErasedRows one, ErasedRows other) =>
        new(one.Removed + other.Removed, one.Replaced + other.Replaced, one.Texts + other.Texts);
}

/// <summary>
/// Takes a person out of the rows of one partition. A row that the trail speaks of is changed together with an entry that says
/// its words from now on, so that the trail verifies at any moment, and goes on finding what is changed past the program.
/// </summary>
internal sealed class Erasure(
    ITableStore store, IEnumerable<IAuditedState> audited, IEnumerable<IHashedTogether> hashed, TenantAudit tenant, Commands commands, IClock clock)
{
    // Each may bring an entry, all of them the head, and a case its timeline.
    private const int AtOnce = 20;
    private const int MostWrites = 100;

    private static readonly string[] Heads = [ProjectStore.Row, PortfolioStore.Row, TenantAudit.Row];

    /// <param name="keys">Rows in which they were found.</param>
    /// <exception cref="TableStoreException">Others were faster too often.</exception>
    public async Task<ErasedRows> EraseAsync(PersonTraces traces, string partition, IReadOnlyList<string> keys)
    {
        var erased = new ErasedRows(0, 0, 0);
        foreach (var some in keys.Chunk(AtOnce))
            erased += await EraseTogetherAsync(traces, partition, some);
        return erased;
    }

    private async Task<ErasedRows> EraseTogetherAsync(PersonTraces traces, string partition, IReadOnlyList<string> keys)
    {
        if (await commands.RunAsync(partition, () => TryAsync(traces, partition, keys)) is not Outcome<ErasedRows?>.Settled { Value: var done })
            throw new TableStoreException($"{partition} is busy.");
        if (done is not null)
            return done;
        if (keys.Count == 1)
            throw new InvalidDataException($"{partition} {keys[0]} stands with more rows than can be changed at once.");
        return await EraseTogetherAsync(traces, partition, [.. keys.Take(keys.Count / 2)]) + await EraseTogetherAsync(traces, partition, [.. keys.Skip(keys.Count / 2)]);
    }

    // Null: too much for one commit.
    private async Task<Tried<ErasedRows?>> TryAsync(PersonTraces traces, string partition, IReadOnlyList<string> keys)
    {
        var rows = await WithNeighboursAsync(partition, keys);
        var found = rows.Select(traces.In).OfType<Trace>().ToList();
        if (found.Count == 0)
            return (ErasedRows?)new ErasedRows(0, 0, 0);

        foreach (var gone in found.OfType<Trace.Theirs>())
            await SayGoneElsewhereAsync(gone.Row);
        var now = found.OfType<Trace.Named>().ToDictionary(named => named.Row.Key, named => named.Without, StringComparer.Ordinal);
        foreach (var together in await TogetherAsync(rows.Where(row => now.ContainsKey(row.Key))))
        {
            var (key, columns) = together.Hashing.Hashed([.. together.Rows.Select(row => now.TryGetValue(row.Key, out var then) ? row with { Columns = then } : row)]);
            now[key] = columns;
        }

        var writes = new List<Write>();
        var said = new List<(string Action, string Subject, string Words)>();
        foreach (var row in rows)
        {
            if (found.Find(trace => trace.Row.Key == row.Key) is Trace.Theirs)
            {
                writes.Add(new Write.Delete(row.Key, row.ETag));
                if (StateOf(row) is { } state && state.Chain == partition)
                    said.Add((AuditTrail.GoneAction, state.Subject, ""));
            }
            else if (found.Find(trace => trace.Row.Key == row.Key) is Trace.Words)
            {
                writes.Add(new Write.Replace(row.Key, WithoutText(row.Columns), row.ETag));
            }
            else if (now.TryGetValue(row.Key, out var columns))
            {
                writes.Add(new Write.Replace(row.Key, columns, row.ETag));
                if (StateOf(row with { Columns = columns }) is { Words: { } words } state && state.Chain == partition && words != StateOf(row)?.Words)
                    said.Add((AuditTrail.ErasedAction, state.Subject, words));
            }
        }

        await SayAsync(partition, said, writes);
        if (writes.Count > MostWrites)
            return (ErasedRows?)null;
        var result = await store.CommitAsync(partition, writes);
        return result is CommitResult.TooLarge ? (ErasedRows?)null : result.Then<ErasedRows?>(new ErasedRows(
            found.OfType<Trace.Theirs>().Count(), found.OfType<Trace.Named>().Count(), found.OfType<Trace.Words>().Count()));
    }

    // A chain's head first: its row may be one of those that are changed.
    private async Task SayAsync(string partition, List<(string Action, string Subject, string Words)> said, List<Write> writes)
    {
        if (said.Count == 0)
            return;
        var stands = (await store.FindAsync([.. Heads.Select(head => new RowAddress(partition, head))])).FirstOrDefault(head => head is not null && AuditHead.Of(head.Columns) is not null)
            ?? throw new InvalidDataException($"{partition} has entries and no head.");
        var at = writes.FindIndex(write => write.Row == stands.Key);
        var row = at < 0 ? new Write.Replace(stands.Key, stands.Columns, stands.ETag) : (Write.Replace)writes[at];
        var head = AuditHead.Of(row.Columns)!;
        foreach (var (action, subject, words) in said)
        {
            (head, var entry) = AuditTrail.Append(head, clock.GetCurrentInstant(), Guid.Empty, action, subject, words);
            writes.Add(entry);
        }

        (row.Columns[AuditHead.SequenceColumn], row.Columns[AuditHead.HashColumn]) = (head.Sequence, head.Hash);
        if (at < 0)
            writes.Add(row);
    }

    // What another chain speaks of is said there before it goes: in between it stands as it is said.
    private async Task SayGoneElsewhereAsync(TableRow row)
    {
        if (StateOf(row) is { Chain: TenantAudit.Partition, Words: { } words } state && row.Partition != TenantAudit.Partition
            && await tenant.AppendAsync(clock.GetCurrentInstant(), Guid.Empty, AuditTrail.GoneAction, state.Subject, words) is not Outcome<bool>.Settled)
            throw new TableStoreException("The tenant's trail is busy.");
    }

    private async Task<IReadOnlyList<TableRow>> WithNeighboursAsync(string partition, IReadOnlyList<string> keys)
    {
        var rows = (await store.FindAsync([.. keys.Select(key => new RowAddress(partition, key))])).OfType<TableRow>().ToList();
        var neighbours = (await TogetherAsync(rows)).SelectMany(together => together.Rows);
        return [.. rows.Concat(neighbours).DistinctBy(row => row.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<(IHashedTogether Hashing, IReadOnlyList<TableRow> Rows)>> TogetherAsync(IEnumerable<TableRow> rows)
    {
        var all = new List<(IHashedTogether, IReadOnlyList<TableRow>)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var hashing in hashed)
            {
                if (!seen.Contains(row.Key) && await hashing.WithAsync(row, CancellationToken.None) is { Count: > 0 } together)
                {
                    seen.UnionWith(together.Select(one => one.Key));
                    all.Add((hashing, together));
                }
            }
        }

        return all;
    }

    private AuditedState? StateOf(TableRow row) => audited.Select(feature => feature.Of(row)).FirstOrDefault(state => state is not null);

    private static Columns WithoutText(Columns columns)
    {
        var left = new Columns();
        foreach (var (name, value) in columns.Where(column => column.Key is not ("text" or "salt")))
            left[name] = value;
        return left;
    }

    /// <summary>The tenant's trail says that it was done, of nobody; and what it went on from is gone.</summary>
    public async Task EndAsync(string objectId, BegunErasure begun, ErasedRows erased)
    {
        var row = BegunErasure.RowOf(objectId);
        var ended = await commands.RunAsync<bool>(TenantAudit.Partition, async () =>
        {
            if (await store.FindAsync(TenantAudit.Partition, row) is not { } stands)
                return true;
            var entry = await tenant.EntryAsync(
                clock.GetCurrentInstant(), Guid.Empty, AuditTrail.ErasedAction, Person.IdOfSomebodyGone(begun.StandIn),
                string.Create(CultureInfo.InvariantCulture, $"rows removed: {erased.Removed}\nrows replaced: {erased.Replaced}\ntexts removed: {erased.Texts}"));
            return (await store.CommitAsync(TenantAudit.Partition, [new Write.Delete(row, stands.ETag), .. entry])).Then(true);
        });
        if (ended is not Outcome<bool>.Settled)
            throw new TableStoreException("The tenant's trail is busy.");
    }
}
