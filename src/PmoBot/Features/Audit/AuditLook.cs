using PmoBot.Audit;
using PmoBot.Tables;

namespace PmoBot.Features.Audit;

/// <summary>One look at the whole table, row by row: what it found of every chain.</summary>
internal sealed class AuditLook(
    IEnumerable<IAuditedState> features, IEnumerable<IAuditedTogether> neighbours, Dictionary<string, HashSet<AuditAnchor>> anchors)
{
    // What was read of states whose chain is still to come.
    private readonly Dictionary<string, List<AuditedState>> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<IAuditedTogether, List<TableRow>> _together = neighbours.ToDictionary(it => it, _ => new List<TableRow>());
    private readonly List<AuditFault> _faults = [];
    private AuditChain _chain = new("");

    public int Chains { get; private set; }

    public int Entries { get; private set; }

    public IReadOnlyList<AuditFault> Faults => _faults;

    /// <summary>By day.</summary>
    public IReadOnlyList<AnchoredNight> Nights { get; private set; } = [];

    /// <summary>
    /// The bot may write between two pages of a scan. What is torn by that is torn elsewhere the next time: each write moves the
    /// head, the last entry or the newest report, by which such a fault is known.
    /// </summary>
    /// <returns>The first look, and what both of them found.</returns>
    public static async Task<(AuditLook Look, IReadOnlyList<AuditFault> Faults)> TakeTwiceAsync(
        Func<IAsyncEnumerable<TableRow>> rows, ITableStore store, IEnumerable<IAuditedState> features, IEnumerable<IAuditedTogether> neighbours)
    {
        var look = await TakeAsync(rows(), store, features, neighbours);
        if (look.Faults.Count == 0)
            return (look, []);
        var known = look.Faults.Select(Place).ToHashSet();
        var again = await TakeAsync(rows(), store, features, neighbours);
        return (look, [.. again.Faults.Where(fault => known.Contains(Place(fault)))]);

        // Not how far it reaches, which the bot may move meanwhile.
        static (string, FaultKind, long, string) Place(AuditFault fault) => (fault.Chain, fault.Kind, fault.Sequence, fault.Subject);
    }

    /// <param name="rows">All there are.</param>
    public static async Task<AuditLook> TakeAsync(
        IAsyncEnumerable<TableRow> rows, ITableStore store, IEnumerable<IAuditedState> features, IEnumerable<IAuditedTogether> neighbours)
    {
        var look = new AuditLook(features, neighbours, await AnchorsAsync(store));   // before the chains, which may only have grown since
        await foreach (var row in rows)
            look.Take(row);
        look.Close();
        await look.CompareNightsAsync(store);
        return look;
    }

    private void Take(TableRow row)
    {
        if (row.Partition != _chain.Partition)
            CloseAndBegin(row.Partition);

        _chain.Take(row);
        foreach (var feature in features)
            Note(feature, row);
        foreach (var (_, rows) in _together.Where(pair => pair.Key.Reads(row)))
            rows.Add(row);
    }

    private async Task CompareNightsAsync(ITableStore store)
    {
        Nights = await store.QueryAsync(TenantAudit.Partition, AnchoredNight.RowPrefix, TableKey.EndOf(AnchoredNight.RowPrefix), 1000, CancellationToken.None)
            .Select(AnchoredNight.Read).OfType<AnchoredNight>().ToListAsync();
        foreach (var night in Nights)
        {
            if (await AnchoredNight.OfAsync(store, night.Day, CancellationToken.None) != night)
                _faults.Add(new AuditFault(TenantAudit.Partition, FaultKind.NightChanged) { Subject = AuditAnchor.DayPattern.Format(night.Day) });
        }
    }

    private void Close()
    {
        CloseAndBegin("");
        foreach (var left in anchors.Keys.Concat(_states.Keys).Distinct(StringComparer.Ordinal).ToList())
            CloseAndBegin(left);
        CloseAndBegin("");
    }

    private void CloseAndBegin(string next)
    {
        IReadOnlyCollection<AuditAnchor> anchored = anchors.Remove(_chain.Partition, out var known) ? known : [];
        IReadOnlyCollection<AuditedState> said = _states.Remove(_chain.Partition, out var states) ? states : [];
        _faults.AddRange(_chain.Faults(anchored, said, newest => features.Any(feature => feature.Stands(newest))));
        foreach (var (neighbour, rows) in _together)
        {
            if (rows.Count > 0)
                Compare(neighbour, rows);
            rows.Clear();
        }

        if (_chain.IsThere)
            (Chains, Entries) = (Chains + 1, Entries + _chain.Count);
        _chain = new AuditChain(next);
    }

    // A row that somebody has been at may break whatever reads it: that is a finding, and not the end of the search.
    private void Note(IAuditedState feature, TableRow row)
    {
        try
        {
            if (feature.Of(row) is not { } state)
                return;
            if (!_states.TryGetValue(state.Chain, out var others))
                _states.Add(state.Chain, others = []);
            others.Add(state);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _faults.Add(new AuditFault(row.Partition, FaultKind.StateUnreadable) { Subject = row.Key });
        }
    }

    // A row that cannot be read has been found by its own feature already.
    private void Compare(IAuditedTogether neighbour, List<TableRow> rows)
    {
        try
        {
            if (neighbour.Fault(_chain.Partition, rows) is { } fault)
                _faults.Add(fault);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && _faults.Any(IsUnreadableHere))
        {
        }

        bool IsUnreadableHere(AuditFault fault) => fault.Kind == FaultKind.StateUnreadable && fault.Chain == _chain.Partition;
    }

    /// <summary>Of days on which the head was the same, the first.</summary>
    private static async Task<Dictionary<string, HashSet<AuditAnchor>>> AnchorsAsync(ITableStore store)
    {
        var anchors = new Dictionary<string, HashSet<AuditAnchor>>(StringComparer.Ordinal);
        await foreach (var row in store.QueryAsync(TenantAudit.Partition, AuditAnchor.RowPrefix, TableKey.EndOf(AuditAnchor.RowPrefix)))
        {
            if (AuditAnchor.Read(row) is not { } anchor)
                continue;
            if (!anchors.TryGetValue(anchor.Chain, out var known))
                anchors.Add(anchor.Chain, known = new(EqualityComparer<AuditAnchor>.Create((one, other) => one!.Head == other!.Head, it => it.Head.GetHashCode())));
            known.Add(anchor);
        }

        return anchors;
    }
}
