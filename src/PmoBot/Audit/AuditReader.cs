using PmoBot.Tables;

namespace PmoBot.Audit;

/// <summary>Reads a chain for people, the newest entries first.</summary>
internal sealed class AuditReader(ITableStore store)
{
    /// <summary>At most so many entries, from the one before <paramref name="place"/> back.</summary>
    public async Task<IReadOnlyList<AuditEntry>> BeforeAsync(string partition, long place, int count, CancellationToken cancel)
    {
        var entries = new List<AuditEntry>();
        var (from, to) = (AuditTrail.RowOf(Math.Max(1, place - count)), AuditTrail.RowOf(place));
        await foreach (var row in store.QueryAsync(partition, from, to, count, cancel))
        {
            if (AuditEntry.Read(row.Columns) is { } entry)
                entries.Add(entry);
        }

        entries.Reverse();
        return entries;
    }
}
