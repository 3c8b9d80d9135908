namespace PmoBot.Features.Escalations;

/// <summary>Why a case does not move. Pressing again is no fault; everything but that is kept in the trail.</summary>
internal enum WhyNot
{
    /// <summary>Somebody was faster; the case says who.</summary>
    Decided,

    Withdrawn,

    /// <summary>The card is from before the case was opened again.</summary>
    Stale,

    OwnCase,
    NotApprover,
    NotRaiser,

    /// <summary>They stood in for somebody who has spoken themselves.</summary>
    HasSpoken,

    NoSuchOption,

    /// <summary>One question at a time.</summary>
    AlreadyAsked,

    NothingAsked,

    /// <summary>Who stands in passes it on to nobody.</summary>
    OnlyStandsIn,

    /// <summary>The raiser, or who has a say already.</summary>
    CannotStandIn,

    StillOpen,
    NobodyDecides,
    ProjectClosed,
}

/// <summary>What a press, or time, makes of a case.</summary>
internal abstract record Ruling
{
    private Ruling()
    {
    }

    internal sealed record Moved(Escalation Next, IReadOnlyList<EscalationStep> Steps) : Ruling
    {
        public Moved(Escalation next, params IEnumerable<EscalationStep> steps)
            : this(next, [.. steps])
        {
        }
    }

    internal sealed record Not(WhyNot Why) : Ruling;
}
