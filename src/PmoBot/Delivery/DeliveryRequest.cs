using NodaTime;

namespace PmoBot.Delivery;

/// <summary>What a command asks for, to be committed with its state. Ids are deterministic, per partition.</summary>
internal abstract record DeliveryRequest(string Id)
{
    /// <summary>Done once in the life of its id: asking again changes nothing.</summary>
    internal sealed record Once(string Id, string Kind, Instant Due, string? Payload = null) : DeliveryRequest(Id);

    /// <summary>
    /// Coalesced work that shows the state as it is then: a live card, a snapshot. Raises that come before the work
    /// starts make one piece of work; a raise during it makes one more.
    /// </summary>
    internal sealed record Raise(string Id, string Kind, Instant Due, string? Payload = null) : DeliveryRequest(Id);

    /// <summary>
    /// A raise of what has been shown, or is just being shown. What was never shown keeps its time; its row is written all
    /// the same, so that nobody starts on it meanwhile with the state of before.
    /// </summary>
    internal sealed record Refresh(string Id, Instant Due) : DeliveryRequest(Id);

    /// <summary>Another due time, if it still waits for its time.</summary>
    internal sealed record Move(string Id, Instant Due) : DeliveryRequest(Id);
}
