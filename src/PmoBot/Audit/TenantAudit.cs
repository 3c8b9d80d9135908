using NodaTime;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Audit;

/// <summary>The tenant's own chain, for what belongs to no project: roles, schedules, settings of portfolios, refusals.</summary>
internal sealed class TenantAudit(ITableStore store, Commands commands)
{
    public const string Partition = "tenant";

    /// <summary>Where the chain's head stands.</summary>
    public const string Row = "audit";

    public async Task<AuditHead> HeadAsync(CancellationToken cancel) => HeadOf(await store.FindAsync(Partition, Row, cancel));

    /// <summary>
    /// An entry as the writes it is: for a commit of <see cref="Partition"/> that also carries what the entry speaks of,
    /// in the body of a command. A conflict runs that body again, and so asks for the entry again.
    /// </summary>
    public async Task<IReadOnlyList<Write>> EntryAsync(Instant at, Guid actor, string action, string subject, string text)
    {
        var row = await store.FindAsync(Partition, Row);
        var (head, entry) = AuditTrail.Append(HeadOf(row), at, actor, action, subject, text);
        var columns = new Columns { [AuditHead.SequenceColumn] = head.Sequence, [AuditHead.HashColumn] = head.Hash };
        return [row is null ? new Write.Insert(Row, columns) : new Write.Replace(Row, columns, row.ETag), entry];
    }

    /// <summary>An entry that stands alone, because what it speaks of is in another partition, or nowhere.</summary>
    /// <param name="actor">A pseudonym.</param>
    public async Task<Outcome<bool>> AppendAsync(Instant at, Guid actor, string action, string subject, string text)
    {
        Write.Insert? tried = null;
        return await commands.RunAsync<bool>(Partition, async () =>
        {
            if (tried is not null && await StandsAsync(tried))
                return true;
            var writes = await EntryAsync(at, actor, action, subject, text);
            tried = (Write.Insert)writes[^1];
            return (await store.CommitAsync(Partition, writes)).Then(true);
        });
    }

    // Each try has a salt of its own, and so a hash.
    private async Task<bool> StandsAsync(Write.Insert tried) =>
        (await store.FindAsync(Partition, tried.Row))?.Columns.Text("hash") == tried.Columns.Text("hash");

    private static AuditHead HeadOf(TableRow? row) => row is null
        ? AuditHead.Start
        : AuditHead.Of(row.Columns) ?? throw new InvalidDataException("The head of the tenant's trail cannot be read.");
}
