using NodaTime;

namespace PmoBot.Delivery;

/// <summary>What a request makes of the delivery that stands there, with the index row to put before and the one it leaves.</summary>
internal sealed record Plan(DeliveryRecord Next, DueEntry? Puts = null, DueEntry? Leaves = null)
{
    /// <summary>Null: nothing to do.</summary>
    public static Plan? For(string owner, DeliveryRequest request, DeliveryRecord? stands) => (request, stands) switch
    {
        (DeliveryRequest.Once once, null or { State: DeliveryState.Void }) =>
            Put(Fresh(owner, once.Id, once.Kind, once.Due, once.Payload, stands)),
        (DeliveryRequest.Raise raise, null or { State: DeliveryState.Void }) =>
            Put(Fresh(owner, raise.Id, raise.Kind, raise.Due, raise.Payload, stands)),

        // A live delivery has its index row. The holder of a claim sees that wanted grew, and goes again.
        (DeliveryRequest.Raise raise, { State: DeliveryState.Pending }) =>
            Raised(stands with { Wanted = stands.Wanted + 1, Payload = raise.Payload }, Whole(raise.Due)),
        (DeliveryRequest.Raise raise, { State: DeliveryState.Claimed }) =>
            new Plan(stands with { Wanted = stands.Wanted + 1, Payload = raise.Payload, NextDue = Whole(raise.Due) }),
        (DeliveryRequest.Raise raise, not null) => Put(stands with
        {
            State = DeliveryState.Pending,
            Due = Whole(raise.Due),
            Wanted = stands.Wanted + 1,
            Payload = raise.Payload,
            Failures = 0,
            Why = null,
        }),

        (DeliveryRequest.Refresh, null or { State: DeliveryState.Void }) => null,
        (DeliveryRequest.Refresh, { State: DeliveryState.Pending, Shown: 0 }) => new Plan(stands with { Wanted = stands.Wanted + 1 }),
        (DeliveryRequest.Refresh refresh, not null) =>
            For(owner, new DeliveryRequest.Raise(stands.Id, stands.Kind, refresh.Due, stands.Payload), stands),

        (DeliveryRequest.Move move, { State: DeliveryState.Pending }) when Whole(move.Due) != stands.Due =>
            Put(stands with { Due = Whole(move.Due) }) with { Leaves = Entry(stands) },
        _ => null,
    };

    public static DueEntry Entry(DeliveryRecord delivery) => new(delivery.Due, delivery.Owner, delivery.Id, delivery.Kind);

    // What waits after a failure, or for a later time, need not wait any longer.
    private static Plan Raised(DeliveryRecord raised, Instant due) => due < raised.Due
        ? Put(raised with { Due = due, Failures = 0 }) with { Leaves = Entry(raised) }
        : new Plan(raised);

    private static Plan Put(DeliveryRecord next) => new(next, Entry(next));

    private static DeliveryRecord Fresh(string owner, string id, string kind, Instant due, string? payload, DeliveryRecord? stands) => new()
    {
        Owner = owner,
        Id = id,
        Kind = kind,
        Due = Whole(due),
        State = DeliveryState.Pending,
        Payload = payload,
        ETag = stands?.ETag ?? default,
    };

    // Rows keep 100 ns; an index row must be found again by the time that the delivery keeps.
    private static Instant Whole(Instant due) => Instant.FromUnixTimeTicks(due.ToUnixTimeTicks());
}
