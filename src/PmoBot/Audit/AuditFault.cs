namespace PmoBot.Audit;

internal enum FaultKind
{
    /// <summary>What was hashed is no longer what stands there.</summary>
    EntryChanged,

    /// <summary>The text beside the entry is not the one that was hashed.</summary>
    TextChanged,

    /// <summary>It was written for another place of the chain.</summary>
    EntryDisplaced,

    /// <summary>Whole in itself, but it names another entry as the one before it.</summary>
    EntryDetached,

    EntriesMissing,
    TailRemoved,

    /// <summary>Entries that the head does not know of.</summary>
    BeyondHead,
    HeadChanged,
    HeadMissing,

    /// <summary>Whole, but not the chain that was anchored.</summary>
    Recomputed,
    ChainMissing,

    /// <summary>The anchors of a night are not those that were there that night.</summary>
    NightChanged,
    StateWithoutEntry,
    StateChanged,
    StateMissing,
    StateUnreadable,

    /// <summary>A project shows something else than its newest report.</summary>
    NotTheNewest,
}

/// <summary>What is wrong with a chain, and where.</summary>
/// <param name="Chain">The partition that the chain stands in.</param>
/// <param name="Sequence">The entry; the first of them where several are gone; 0 where it is of none.</param>
internal sealed record AuditFault(string Chain, FaultKind Kind, long Sequence = 0)
{
    /// <summary>The last of the entries that are gone, or the place that an entry was written for.</summary>
    public long Other { get; init; }

    /// <summary>The state's row, or whatever it is known by.</summary>
    public string Subject { get; init; } = "";
}
