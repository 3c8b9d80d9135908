using NodaTime;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Privacy;

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
        if (await RunAsync(traces, partition, keys, withNeighbours: true) is { } done)
            return done;
        return keys.Count == 1
            ? await EraseOneByOneAsync(traces, partition, keys[0])
            : await EraseTogetherAsync(traces, partition, [.. keys.Take(keys.Count / 2)]) + await EraseTogetherAsync(traces, partition, [.. keys.Skip(keys.Count / 2)]);
    }

    // More are hashed together than one commit takes: some after the others, each time with the hash of how all of them stand
    // then. What keeps it comes last: it names them until then, and so do the entries of in between, which lose their texts.
    private async Task<ErasedRows> EraseOneByOneAsync(PersonTraces traces, string partition, string key)
    {
        if (await TogetherAsync(await FindAsync(partition, [key])) is not [var (_, together)])
            throw new InvalidDataException($"{partition} {key} is too large to be changed.");
        var erased = new ErasedRows(0, 0, 0);
        foreach (var some in together.Skip(1).Select(row => row.Key).Chunk(AtOnce).Append([together[0].Key]))
            erased += await RunAsync(traces, partition, some, withNeighbours: false) ?? throw new InvalidDataException($"{partition} {some[0]} is too large to be changed.");
        return erased;
    }

    private async Task<ErasedRows?> RunAsync(PersonTraces traces, string partition, IReadOnlyList<string> keys, bool withNeighbours) =>
        await commands.RunAsync(partition, () => TryAsync(traces, partition, keys, withNeighbours)) is Outcome<ErasedRows?>.Settled { Value: var done }
            ? done
            : throw new TableStoreException($"{partition} is busy.");

    // Null: too much for one commit.
    private async Task<Tried<ErasedRows?>> TryAsync(PersonTraces traces, string partition, IReadOnlyList<string> keys, bool withNeighbours)
    {
        var rows = withNeighbours ? await WithNeighboursAsync(partition, keys) : await FindAsync(partition, keys);
        var found = rows.Select(traces.In).OfType<Trace>().ToList();
        if (found.Count == 0)
            return (ErasedRows?)new ErasedRows(0, 0, 0);

        foreach (var gone in found.OfType<Trace.Theirs>())
            await SayGoneElsewhereAsync(gone.Row);
        var now = found.OfType<Trace.Named>().ToDictionary(named => named.Row.Key, named => named.Without, StringComparer.Ordinal);
        foreach (var (hashing, together) in await TogetherAsync(rows.Where(row => now.ContainsKey(row.Key))))
        {
            if (HashedOf(hashing, [.. together.Select(row => now.TryGetValue(row.Key, out var then) ? row with { Columns = then } : row)]) is not var (key, columns))
                continue;
            now[key] = columns;
            rows = [.. rows.Concat(together.Where(row => row.Key == key)).DistinctBy(row => row.Key, StringComparer.Ordinal)];
        }

        var writes = new List<Write>();
        var said = new List<(string Action, string Subject, string Words)>();
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (found.Find(trace => trace.Row.Key == row.Key) is Trace.Theirs)
            {
                writes.Add(new Write.Delete(row.Key, row.ETag));
                writes.AddRange(await SentByAsync(traces, row));
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
                if (StateOf(row with { Columns = columns }) is not { Words: { } words } state || state.Chain != partition || StateOf(row)?.Words is not { } before || words == before)
                    continue;
                said.Add((AuditTrail.ErasedAction, state.Subject, words));
                if (!traces.Mention(before))
                    hidden.Add(state.Subject);
            }
        }

        // Of what no entry spoke, none speaks from now on: it goes on being found.
        var spokenOf = said.Count == 0 ? [] : await EntriesOfAsync(partition, [.. said.Select(entry => entry.Subject)]).Select(row => row.Columns.Text("subject")).ToHashSetAsync();
        said.RemoveAll(entry => !spokenOf.Contains(entry.Subject));
        var stands = said.Count > 0 ? await HeadAsync(partition) : null;
        if (said.Count > 0 && stands is null)
            hidden.UnionWith(said.Select(entry => entry.Subject));
        if (hidden.Count > 0 && !await ForgetHashesAsync(partition, hidden))
            return Tried<ErasedRows?>.Again;
        if (stands is not null)
            Say(stands, said, writes);
        if (writes.Count > MostWrites)
            return (ErasedRows?)null;
        var result = await store.CommitAsync(partition, writes);
        return result is CommitResult.TooLarge ? (ErasedRows?)null : result.Then<ErasedRows?>(new ErasedRows(
            found.OfType<Trace.Theirs>().Count(), found.OfType<Trace.Named>().Count(), found.OfType<Trace.Words>().Count()));
    }

    // Null: none, or one that does not know of entries behind it. That is found by every `audit verify`, and goes on being found:
    // nothing is said there, and the entries of what is changed lose their texts.
    private async Task<TableRow?> HeadAsync(string partition)
    {
        var stands = (await store.FindAsync([.. Heads.Select(head => new RowAddress(partition, head))])).FirstOrDefault(head => head is not null && AuditHead.Of(head.Columns) is not null);
        if (stands is null || !await store.QueryAsync(partition, AuditTrail.RowOf(AuditHead.Of(stands.Columns)!.Sequence + 1), TableKey.EndOf(AuditTrail.RowPrefix), 1).AnyAsync())
            return stands;
        // Unless the bot has just written them.
        return (await store.FindAsync(partition, stands.Key))?.ETag == stands.ETag ? null : stands;
    }

    // A chain's head first: its row may be one of those that are changed.
    private void Say(TableRow stands, List<(string Action, string Subject, string Words)> said, List<Write> writes)
    {
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

    // What names them and is said by its hash alone: whoever has the row, and everybody's names, could try whose name makes that hash.
    private async Task<bool> ForgetHashesAsync(string partition, HashSet<string> subjects)
    {
        var entries = await EntriesOfAsync(partition, subjects).Where(row => row.Columns["text"] is not null).ToListAsync();
        foreach (var some in entries.Chunk(MostWrites))
        {
            if (await store.CommitAsync(partition, [.. some.Select(row => new Write.Replace(row.Key, WithoutText(row.Columns), row.ETag))]) is not CommitResult.Committed)
                return false;
        }

        return true;
    }

    private IAsyncEnumerable<TableRow> EntriesOfAsync(string partition, HashSet<string> subjects) =>
        store.QueryAsync(partition, AuditTrail.RowPrefix, TableKey.EndOf(AuditTrail.RowPrefix)).Where(row => row.Columns["subject"] is string subject && subjects.Contains(subject));

    // By what a card was sent goes with it: its id can be made of theirs.
    private async Task<IEnumerable<Write>> SentByAsync(PersonTraces traces, TableRow gone) =>
        gone.Key.StartsWith("card-", StringComparison.Ordinal) && await store.FindAsync(gone.Partition, DeliveryRows.Key(gone.Key)) is { } sent && traces.In(sent) is null
            ? [new Write.Delete(sent.Key, sent.ETag)]
            : [];

    // What another chain speaks of is said there before it goes: in between it stands as it is said.
    private async Task SayGoneElsewhereAsync(TableRow row)
    {
        if (StateOf(row) is { Chain: TenantAudit.Partition, Words: { } words } state && row.Partition != TenantAudit.Partition
            && await tenant.AppendAsync(clock.GetCurrentInstant(), Guid.Empty, AuditTrail.GoneAction, state.Subject, words) is not Outcome<bool>.Settled)
            throw new TableStoreException("The tenant's trail is busy.");
    }

    private async Task<IReadOnlyList<TableRow>> WithNeighboursAsync(string partition, IReadOnlyList<string> keys)
    {
        var rows = await FindAsync(partition, keys);
        var neighbours = (await TogetherAsync(rows)).SelectMany(together => together.Rows);
        return [.. rows.Concat(neighbours).DistinctBy(row => row.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<TableRow>> FindAsync(string partition, IEnumerable<string> keys) =>
        [.. (await store.FindAsync([.. keys.Select(key => new RowAddress(partition, key))])).OfType<TableRow>()];

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

    // A row that somebody has been at may break whatever reads it. The person goes from it all the same, and it goes on being found.
    private AuditedState? StateOf(TableRow row) =>
        Readable(() => audited.Select(feature => feature.Of(row)).FirstOrDefault(state => state is not null));

    private static (string Row, Columns Columns)? HashedOf(IHashedTogether hashing, IReadOnlyList<TableRow> rows) =>
        Readable<(string, Columns)?>(() => hashing.Hashed(rows));

    private static T? Readable<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return default;
        }
    }

    private static Columns WithoutText(Columns columns)
    {
        var left = new Columns();
        foreach (var (name, value) in columns.Where(column => column.Key is not ("text" or "salt")))
            left[name] = value;
        return left;
    }
}
