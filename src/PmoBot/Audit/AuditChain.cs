using PmoBot.Tables;

namespace PmoBot.Audit;

/// <summary>One partition's chain as a scan finds it, and everything that contradicts it.</summary>
internal sealed class AuditChain(string partition)
{
    private readonly List<(long Place, AuditEntry? Entry)> _entries = [];
    private AuditHead? _head;

    public string Partition => partition;

    public bool IsThere => _head is not null || _entries.Count > 0;

    public int Count => _entries.Count;

    private long Last => _entries.Count > 0 ? _entries[^1].Place : 0;

    /// <summary>The partition's rows, in their order.</summary>
    public void Take(TableRow row)
    {
        if (AuditEntry.PlaceOf(row.Key) is { } place)
            _entries.Add((place, AuditEntry.Read(row.Columns)));
        else
            _head = AuditHead.Of(row.Columns) ?? _head;
    }

    public IEnumerable<AuditFault> Faults(
        IReadOnlyCollection<AuditAnchor> anchors, IReadOnlyCollection<AuditedState> states, Func<AuditEntry, bool> stands) =>
        IsThere || anchors.All(anchor => anchor.Head.Sequence == 0)
            ? [.. OfEntries(), .. OfEnds(anchors), .. OfAnchors(anchors), .. OfStates(states, stands)]
            : [new AuditFault(partition, FaultKind.ChainMissing), .. OfStates(states, stands)];

    // One fault for one wrong: what follows upon a wrong entry is not held against it.
    private IEnumerable<AuditFault> OfEntries()
    {
        var expected = 1L;
        var before = AuditHead.Start.Hash;
        foreach (var (place, entry) in _entries)
        {
            if (place > expected)
                yield return new(partition, FaultKind.EntriesMissing, expected) { Other = place - 1 };
            if (place != expected)
                before = null;

            var wrong = WrongIn(place, entry, before);
            if (wrong is not null)
                yield return wrong;
            (expected, before) = (place + 1, wrong is null or { Kind: FaultKind.TextChanged or FaultKind.EntryDetached } ? entry!.Hash : null);
        }
    }

    private AuditFault? WrongIn(long place, AuditEntry? entry, string? before) => entry switch
    {
        null => new(partition, FaultKind.EntryChanged, place),
        _ when entry.Sequence != place || place < 1 => new(partition, FaultKind.EntryDisplaced, place) { Other = entry.Sequence },
        { IsUnchanged: false } => new(partition, FaultKind.EntryChanged, place),
        { KeptItsText: false } => new(partition, FaultKind.TextChanged, place),
        _ when before is not null && entry.Previous != before => new(partition, FaultKind.EntryDetached, place),
        _ => null,
    };

    private IEnumerable<AuditFault> OfEnds(IReadOnlyCollection<AuditAnchor> anchors)
    {
        var known = anchors.Select(anchor => anchor.Head.Sequence).Append(_head?.Sequence ?? 0).Max();
        if (known > Last)
            yield return new(partition, FaultKind.TailRemoved, Last + 1) { Other = known };
        if (_head is null && IsThere)
            yield return new(partition, FaultKind.HeadMissing);
        else if (_head?.Sequence < Last)
            yield return new(partition, FaultKind.BeyondHead, _head.Sequence + 1) { Other = Last };
        else if (_head?.Sequence == Last && HashAt(Last) is { } hash && hash != _head.Hash)
            yield return new(partition, FaultKind.HeadChanged, Last);
    }

    // From the first anchor that is contradicted on, all are.
    private IEnumerable<AuditFault> OfAnchors(IEnumerable<AuditAnchor> anchors) => anchors
        .OrderBy(anchor => anchor.Head.Sequence)
        .Where(anchor => HashAt(anchor.Head.Sequence) is { } hash && hash != anchor.Head.Hash)
        .Select(anchor => new AuditFault(partition, FaultKind.Recomputed, anchor.Head.Sequence) { Subject = AuditAnchor.DayPattern.Format(anchor.Day) })
        .Take(1);

    private IEnumerable<AuditFault> OfStates(IReadOnlyCollection<AuditedState> states, Func<AuditEntry, bool> stands)
    {
        var newest = new Dictionary<string, AuditEntry>(StringComparer.Ordinal);
        // What was refused changed nothing, and its subject is a command, which may be called as a row is.
        foreach (var entry in _entries.Select(placed => placed.Entry).OfType<AuditEntry>().Where(entry => entry.Action != Refusals.Action))
            newest[entry.Subject] = entry;

        foreach (var state in states.GroupBy(state => state.Subject, StringComparer.Ordinal).Select(Known))
        {
            var entry = newest.GetValueOrDefault(state.Subject);
            newest.Remove(state.Subject);
            if (state.Words is null)
                continue;
            if (entry is null)
                yield return new(partition, FaultKind.StateWithoutEntry) { Subject = state.Subject };
            else if (entry is { Text: { } text, KeptItsText: true } && !state.IsAs(text))
                yield return new(partition, FaultKind.StateChanged, entry.Sequence) { Subject = state.Subject };
        }

        foreach (var entry in newest.Values.Where(entry => entry.IsUnchanged && entry.Action != AuditTrail.GoneAction && stands(entry)))
            yield return new(partition, FaultKind.StateMissing, entry.Sequence) { Subject = entry.Subject };
    }

    // What is still on its way says nothing yet of what stands there.
    private static AuditedState Known(IEnumerable<AuditedState> states) => states.FirstOrDefault(state => state.Words is null) ?? states.Last();

    private string? HashAt(long place)
    {
        if (place == 0)
            return AuditHead.Start.Hash;
        var (there, entry) = _entries.Find(placed => placed.Place == place);
        return there > 0 && entry is { IsUnchanged: true } && entry.Sequence == place ? entry.Hash : null;
    }
}
