using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>Commits state together with the deliveries that follow from it, in the body of a command.</summary>
internal sealed class Outbox(ITableStore store, DueIndex index, Alarm alarm)
{
    /// <summary>Reads what stands under the ids, beside a command's other reads; <see cref="CommitAsync"/> wants it.</summary>
    public async Task<Standing> ReadAsync(string partition, IEnumerable<string> ids, CancellationToken cancel = default)
    {
        var wanted = ids.Distinct(StringComparer.Ordinal).ToList();
        var found = await Task.WhenAll(wanted.Select(id => store.FindDeliveryAsync(partition, id, cancel)));
        return new(wanted.Zip(found).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }

    /// <summary>
    /// The writes and the deliveries in one transaction, the due-index rows before it. The index of a Conflict or
    /// NotFound counts the writes first, then the deliveries. On either, read and decide again: a dispatcher that
    /// gave up waiting for this commit has left its mark on the delivery.
    /// </summary>
    public async Task<CommitResult> CommitAsync(
        string partition, IReadOnlyList<Write> writes, IReadOnlyList<DeliveryRequest> requests, Standing? standing = null)
    {
        if (standing is null || !requests.All(request => standing.Knows(request.Id)))
            standing = await ReadAsync(partition, requests.Select(request => request.Id));

        var plans = requests.Select(request => Plan.For(partition, request, standing[request.Id])).OfType<Plan>().ToList();
        var left = await Task.WhenAll(plans.Select(plan => plan.Leaves).OfType<DueEntry>().Select(index.FindAsync));
        var puts = plans.Select(plan => plan.Puts).OfType<DueEntry>().ToList();
        if (puts.Count > 0 && await index.PutAsync(partition, puts) is not CommitResult.Committed and var failed)
            return failed;

        List<Write> all = [.. writes, .. plans.Select(plan => plan.Next.ToWrite())];
        var result = all.Count > 0 ? await store.CommitAsync(partition, all) : new CommitResult.Committed([]);
        if (result is not CommitResult.Committed)
            return result;

        puts.ForEach(alarm.Ring);
        await Task.WhenAll(left.OfType<DueEntry>().Select(index.DeleteAsync));
        return result;
    }
}
