using NodaTime;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>What happened to a case. Names are stored in rows.</summary>
internal enum StepKind
{
    Raised,
    Reminded,
    MovedUp,
    ToldPmo,
    Asked,
    Answered,
    NotAnswered,
    Voted,
    Delegated,
    TakenBack,
    Approved,
    Rejected,
    Withdrawn,
    Reopened,

    /// <summary>All of a level have spoken, and not for the same option.</summary>
    Differed,

    /// <summary>The project's path was changed while the case was open.</summary>
    PathChanged,
}

/// <summary>One entry of a case's timeline.</summary>
/// <param name="By">Null: time did it.</param>
/// <param name="Level">That had the case, or got it.</param>
internal sealed record EscalationStep(StepKind Kind, Instant At, Person? By, int Level)
{
    public Person? OnBehalfOf { get; init; }

    /// <summary>To whom it was delegated.</summary>
    public Person? To { get; init; }

    public char? Option { get; init; }

    /// <summary>A question, an answer, a comment, a reason: as it was typed.</summary>
    public string? Text { get; init; }
}
