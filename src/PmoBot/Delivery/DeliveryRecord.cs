using Azure;
using NodaTime;

namespace PmoBot.Delivery;

internal enum DeliveryState
{
    Pending,
    Claimed,
    Done,
    Unreachable,
    GivenUp,

    /// <summary>Put there by the dispatcher in place of a delivery that nobody committed in time.</summary>
    Void,
}

/// <summary>Something to be sent or done later: a row of the partition it belongs to, and its outcome afterwards.</summary>
internal sealed record DeliveryRecord
{
    public required string Owner { get; init; }

    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required Instant Due { get; init; }

    public required DeliveryState State { get; init; }

    public string? Payload { get; init; }

    /// <summary>How far a fan-out has come.</summary>
    public string? Cursor { get; init; }

    /// <summary>Grows with every raise.</summary>
    public long Wanted { get; init; } = 1;

    /// <summary>The wanted that the current or latest attempt acts on.</summary>
    public long Acting { get; init; }

    /// <summary>The wanted that is done with.</summary>
    public long Shown { get; init; }

    /// <summary>When the raise that came in mid-flight is due.</summary>
    public Instant? NextDue { get; init; }

    /// <summary>The process that holds the claim.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Grows with every claim, so that a holder recognises its own.</summary>
    public int Attempt { get; init; }

    /// <summary>Attempts in a row that led nowhere.</summary>
    public int Failures { get; init; }

    /// <summary>Attempts in a row whose holder never came back to say what became of them.</summary>
    public int Unended { get; init; }

    /// <summary>An attempt before may have had its effect without our knowing. It stays said, whatever is raised later.</summary>
    public bool MaybeRepeated { get; init; }

    /// <summary>Of an outcome other than done: why.</summary>
    public string? Why { get; init; }

    public ETag ETag { get; init; }

    public bool IsLive => State is DeliveryState.Pending or DeliveryState.Claimed;
}
