using NodaTime;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Privacy;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>Editions that are old, each with an entry that says so; the newest of a digest stays, since the next one is held against it.</summary>
internal sealed class ForgetEditions(ITableStore store, SubscriptionRows subscriptions, DigestChain chain, Commands commands, Retention retention) : IForgets
{
    // Of weekly ones, four in four weeks come.
    private const int Most = 40;

    public async Task ForgetAsync(string partition, Instant now, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(partition) is null && Portfolio.IdOfPartition(partition) is null)
            return;
        var end = Editions.Prefix + Editions.Moment.Format(Retention.Before(now, retention.EditionMonths));
        var old = await store.QueryAsync(partition, Editions.Prefix, end, Most, cancel).Take(Most).ToListAsync(cancel);
        if (old.Count == 0)
            return;
        var newest = (await subscriptions.ListAsync(partition, cancel)).Where(one => one.LastAt is not null)
            .Select(one => DigestEdition.RowOf(one.Id, one.LastAt!.Value)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in old.Where(row => !newest.Contains(row.Key)))
            await commands.RunAsync(partition, () => TryAsync(partition, row.Key, now));
    }

    private async Task<Tried<bool>> TryAsync(string partition, string key, Instant now)
    {
        if (await store.FindAsync(partition, key) is not { } row
            || await chain.AppendAsync(new DigestSubject(partition, null), now, Guid.Empty, AuditTrail.GoneAction, key, "") is not { } entry)
            return true;
        return (await store.CommitAsync(partition, [new Write.Delete(key, row.ETag), .. entry])).Then(true);
    }
}
