using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>Deliveries that were given up, for the PMO to see: one row a delivery, the latest time it was given up.</summary>
internal sealed class DeadLetters(ITableStore store, IClock clock)
{
    public const string Partition = "tenant";

    public const string Prefix = "dead-";

    public static string Key(string owner, string id) => $"{Prefix}{owner}-{id}";

    /// <exception cref="TableStoreException">It is not known to be written, so the delivery must not be given up yet.</exception>
    public async Task PutAsync(DeliveryRecord delivery, string why)
    {
        var result = await store.CommitAsync(Partition, [new Write.Upsert(Key(delivery.Owner, delivery.Id), new Columns
        {
            ["owner"] = delivery.Owner,
            ["delivery"] = delivery.Id,
            ["kind"] = delivery.Kind,
            ["why"] = why,
            ["at"] = clock.GetCurrentInstant().ToDateTimeOffset(),
            ["attempt"] = delivery.Attempt,
            ["maybeRepeated"] = delivery.MaybeRepeated,
        })]);
        if (result is not CommitResult.Committed)
            throw new TableStoreException($"The dead letter was not written: {result.GetType().Name}.");
    }
}
