using PmoBot.Tables;

namespace PmoBot.Audit;

/// <summary>The last entry of a chain; it stands on the row that the chain belongs to.</summary>
internal sealed record AuditHead(long Sequence, string Hash)
{
    public const string SequenceColumn = "auditCount";
    public const string HashColumn = "auditHash";

    public static readonly AuditHead Start = new(0, new string('0', 64));

    /// <summary>Null: no chain belongs to the row.</summary>
    public static AuditHead? Of(Columns columns) =>
        columns[SequenceColumn] is long sequence && columns[HashColumn] is string hash ? new AuditHead(sequence, hash) : null;
}
