using PmoBot.Tables;

namespace PmoBot.Audit;

/// <summary>What a feature keeps that must not change without an entry: how `audit verify` holds the one against the other.</summary>
internal interface IAuditedState
{
    /// <summary>
    /// What the row says. Null: it is none of this feature's, or needs no entry. The chain is the row's own partition's,
    /// or one that sorts after it.
    /// </summary>
    AuditedState? Of(TableRow row);

    /// <summary>Whether what this entry speaks of must stand in a row, as long as no later entry speaks of it.</summary>
    bool Stands(AuditEntry newest);
}

/// <param name="Chain">The partition of the chain.</param>
/// <param name="Subject">As its entries name it.</param>
/// <param name="Words">As the newest of those entries says it; null while that entry is still on its way.</param>
internal sealed record AuditedState(string Chain, string Subject, string? Words)
{
    /// <summary>As entries of before say it, which kept less; null: they kept the same.</summary>
    public string? WordsOfBefore { get; init; }

    public bool IsAs(string text) => text == Words || text == WordsOfBefore;
}

/// <summary>Rows that one of them keeps a hash of: what changes one of them past a decision has to change that hash with it.</summary>
internal interface IHashedTogether
{
    /// <summary>The rows that this one is hashed with, itself among them, the one that keeps the hash first; null: none.</summary>
    Task<IReadOnlyList<TableRow>?> WithAsync(TableRow row, CancellationToken cancel);

    /// <summary>The columns of the one that keeps the hash, as these rows ask for it.</summary>
    (string Row, Columns Columns) Hashed(IReadOnlyList<TableRow> rows);
}

/// <summary>Rows of one partition that must agree with each other, whatever the entry of each of them says.</summary>
internal interface IAuditedTogether
{
    bool Reads(TableRow row);

    /// <param name="rows">All of the partition that it reads, in their order.</param>
    AuditFault? Fault(string chain, IReadOnlyList<TableRow> rows);
}
