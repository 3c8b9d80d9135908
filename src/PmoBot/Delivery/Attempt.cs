using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>What became of one attempt of a delivery.</summary>
internal abstract record Attempt
{
    /// <summary>
    /// What to commit in the delivery's own partition together with the outcome: exactly once. Computed anew whenever
    /// that commit meets a conflict; runs in the partition's turn, so it must not run a command there.
    /// </summary>
    public Func<Task<Effects>>? Effects { get; init; }

    /// <summary>
    /// What to commit instead if the claim was taken over meanwhile: what was sent stands there all the same, perhaps
    /// over something newer. Nothing, for most.
    /// </summary>
    public Func<Task<Effects>>? Late { get; init; }

    internal sealed record Done : Attempt
    {
        /// <summary>Not even that it was done is kept: its row goes. It must be known elsewhere that it was, or not matter.</summary>
        public bool IsForgotten { get; init; }
    }

    /// <summary>One page of a fan-out is done. The next attempt, at once, starts from the cursor.</summary>
    internal sealed record Onward(string Cursor) : Attempt;

    /// <summary>Blocked, uninstalled, not in the roster, the conversation gone: never tried again.</summary>
    internal sealed record Unreachable(string Why) : Attempt;

    /// <summary>It can never work: a dead letter.</summary>
    internal sealed record Refused(string Why) : Attempt;

    /// <summary>Nothing happened; try again later. Not a failure.</summary>
    internal sealed record Again(TimeSpan After) : Attempt;

    /// <summary>429: nothing happened, and nobody sends before then; <see cref="SendPause.Longest"/> at most.</summary>
    internal sealed record Throttled(TimeSpan After) : Attempt
    {
        public TimeSpan After { get; } = After < SendPause.Longest ? After : SendPause.Longest;
    }

    /// <summary>Nothing happened, and it should have: tried again, ever more seldom; a message is given up in the end.</summary>
    internal sealed record Failed(string Why) : Attempt;

    /// <summary>Time-out, cut connection, 502, 503, 504: it may have happened.</summary>
    internal sealed record Unknown(string Why) : Attempt;
}

internal sealed record Effects(IReadOnlyList<Write> Writes, params IReadOnlyList<DeliveryRequest> Deliveries)
{
    public static Effects None { get; } = new([]);

    /// <summary>Called once they are committed: for figures, which may miss one whose answer was lost.</summary>
    public Action? Committed { get; init; }
}
