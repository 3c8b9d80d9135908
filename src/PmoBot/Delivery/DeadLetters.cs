using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>Deliveries that were given up, for the PMO to see: one row a delivery, the latest time it was given up.</summary>
internal sealed class DeadLetters(ITableStore store, IClock clock)
{
    public const string Partition = "tenant";

    public static string Key(string owner, string id) => $"dead-{owner}-{id}";

    public async Task PutAsync(DeliveryRecord delivery, string why) =>
        await store.CommitAsync(Partition, [new Write.Upsert(Key(delivery.Owner, delivery.Id), new Columns
        {
            ["owner"] = delivery.Owner,
            ["delivery"] = delivery.Id,
            ["kind"] = delivery.Kind,
            ["why"] = why,
            ["at"] = clock.GetCurrentInstant().ToDateTimeOffset(),
            ["attempt"] = delivery.Attempt,
            ["maybeRepeated"] = delivery.MaybeRepeated,
        })]);
}
