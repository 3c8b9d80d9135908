using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>Delivery rows ↔ deliveries.</summary>
internal static class DeliveryRows
{
    public static string Key(string id) => $"delivery-{id}";

    public static async Task<DeliveryRecord?> FindDeliveryAsync(
        this ITableStore store, string owner, string id, CancellationToken cancel = default) =>
        await store.FindAsync(owner, Key(id), cancel) is { } row ? Read(row, id) : null;

    /// <summary>Inserts what was never read, replaces what was.</summary>
    public static Write ToWrite(this DeliveryRecord delivery) => delivery.ETag == default
        ? new Write.Insert(Key(delivery.Id), ToColumns(delivery))
        : new Write.Replace(Key(delivery.Id), ToColumns(delivery), delivery.ETag);

    public static Write ToDelete(this DeliveryRecord delivery) => new Write.Delete(Key(delivery.Id), delivery.ETag);

    private static DeliveryRecord Read(TableRow row, string id) => new()
    {
        Owner = row.Partition,
        Id = id,
        Kind = row.Columns.Text("kind")!,
        Due = Instant.FromDateTimeOffset(row.Columns.Instant("due")!.Value),
        State = Enum.Parse<DeliveryState>(row.Columns.Text("state")!),
        Payload = row.Columns.Text("payload"),
        Cursor = row.Columns.Text("cursor"),
        Wanted = row.Columns.Int64("wanted")!.Value,
        Acting = row.Columns.Int64("acting")!.Value,
        Shown = row.Columns.Int64("shown")!.Value,
        NextDue = row.Columns.Instant("nextDue") is { } next ? Instant.FromDateTimeOffset(next) : null,
        ClaimedBy = row.Columns.Text("claimedBy"),
        Attempt = row.Columns.Int32("attempt")!.Value,
        Failures = row.Columns.Int32("failures")!.Value,
        Unended = row.Columns.Int32("unended") ?? 0,   // rows of before this was counted have none
        MaybeRepeated = row.Columns.Flag("maybeRepeated")!.Value,
        Why = row.Columns.Text("why"),
        ETag = row.ETag,
    };

    private static Columns ToColumns(DeliveryRecord delivery) => new()
    {
        ["kind"] = delivery.Kind,
        ["due"] = delivery.Due.ToDateTimeOffset(),
        ["state"] = delivery.State.ToString(),
        ["payload"] = delivery.Payload,
        ["cursor"] = delivery.Cursor,
        ["wanted"] = delivery.Wanted,
        ["acting"] = delivery.Acting,
        ["shown"] = delivery.Shown,
        ["nextDue"] = delivery.NextDue?.ToDateTimeOffset(),
        ["claimedBy"] = delivery.ClaimedBy,
        ["attempt"] = delivery.Attempt,
        ["failures"] = delivery.Failures,
        ["unended"] = delivery.Unended,
        ["maybeRepeated"] = delivery.MaybeRepeated,
        ["why"] = delivery.Why,
    };
}
