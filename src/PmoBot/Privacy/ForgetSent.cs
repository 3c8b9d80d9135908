using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Privacy;

/// <summary>
/// Deliveries that were done, cards that were sent to people, dead letters and counted refusals, once they are old. A card of
/// a case stays with the case, by which it is known who was told; cards in channels go on following what they show.
/// </summary>
internal sealed class ForgetSent(ITableStore store, Retention retention) : IForgets
{
    private const string Deliveries = "delivery-";
    private const string Cards = "card-";
    private const string OfCases = "card-escalation-";
    private const string Refused = "refused-";
    private const int AtOnce = 90;
    private const int MostCommits = 10;

    private static readonly InstantPattern Minute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");

    public async Task ForgetAsync(string partition, Instant now, CancellationToken cancel)
    {
        var before = Retention.Before(now, retention.SentMonths);
        var old = partition == TenantAudit.Partition
            ? Old(partition, DeadLetters.Prefix, row => IsBefore(row, "at", before), cancel).Concat(Old(partition, Refused, row => IsForgotten(row, before), cancel))
            : OldCards(partition, before, cancel);
        foreach (var some in (await old.Concat(OldDeliveries(partition, before, cancel)).Take(AtOnce * MostCommits).ToListAsync(cancel)).DistinctBy(row => row.Key, StringComparer.Ordinal).Chunk(AtOnce))
        {
            // Whoever changed one of them meanwhile needs it: the next look, in four weeks, sees to the rest.
            if (await store.CommitAsync(partition, [.. some.Select(row => new Write.Delete(row.Key, row.ETag))]) is not CommitResult.Committed)
                return;
        }
    }

    private IAsyncEnumerable<TableRow> Old(string partition, string prefix, Func<TableRow, bool> isOld, CancellationToken cancel) =>
        store.QueryAsync(partition, prefix, TableKey.EndOf(prefix), 1000, cancel).Where(isOld);

    // What a card goes on following it by stays with the card.
    private IAsyncEnumerable<TableRow> OldDeliveries(string partition, Instant before, CancellationToken cancel) =>
        Old(partition, Deliveries, row => !row.Key.StartsWith(Deliveries + Cards, StringComparison.Ordinal) && IsOver(row) && IsBefore(row, "due", before), cancel);

    private async IAsyncEnumerable<TableRow> OldCards(string partition, Instant before, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var card in Old(partition, Cards, row => IsForOne(row) && (row.Columns["sentAt"] is null || IsBefore(row, "sentAt", before)), cancel))
        {
            if (await store.FindAsync(partition, Deliveries + card.Key, cancel) is not { } sent || !IsOver(sent) || !IsBefore(sent, "due", before))
                continue;
            yield return card;
            yield return sent;
        }
    }

    // Those of reports stand beside their project, in whosever chat they are.
    private static bool IsForOne(TableRow card) => !card.Key.StartsWith(OfCases, StringComparison.Ordinal)
        && (card.Partition.StartsWith("person-", StringComparison.Ordinal) || card.Columns["conversationType"] is "personal");

    private static bool IsOver(TableRow delivery) =>
        Enum.TryParse<DeliveryState>(delivery.Columns.Text("state"), out var state) && state is not (DeliveryState.Pending or DeliveryState.Claimed);

    private static bool IsForgotten(TableRow row, Instant before) =>
        Minute.Parse(row.Columns.Text("minute") ?? "") is not { Success: true, Value: var minute } || minute < before;

    private static bool IsBefore(TableRow row, string column, Instant before) => row.Columns.Instant(column) is { } at && Instant.FromDateTimeOffset(at) < before;
}
