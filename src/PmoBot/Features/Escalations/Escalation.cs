using Azure;
using NodaTime;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

internal enum EscalationState
{
    Open,
    Approved,
    Rejected,
    Withdrawn,
}

/// <summary>What can be decided.</summary>
/// <param name="Letter">A to E: stands on cards already posted.</param>
/// <param name="Cost">In the case's unit.</param>
/// <param name="Days">By how many calendar days the finish moves.</param>
internal sealed record EscalationOption(char Letter, string Text, decimal? Cost = null, int? Days = null);

/// <summary>A fact as it was when the case was raised, in both languages.</summary>
internal sealed record EscalationFact(string English, string EnglishValue, string French, string FrenchValue);

/// <summary>What one approver of a level where all have to agree wants.</summary>
/// <param name="Approver">In whose name.</param>
internal sealed record Vote(int Level, Person Approver, Person By, char Option, Instant At);

/// <summary>An approver has asked somebody to decide this one case for them.</summary>
internal sealed record Delegation(Person Approver, Person To);

/// <summary>What an approver wants to know before they decide. While nobody has answered, the level's clock stands still, for so long.</summary>
internal sealed record Question(Person By, string Text, Instant At, Instant Due)
{
    /// <summary>Unanswered in its time: the clock runs again. It can still be answered.</summary>
    public bool IsOver { get; init; }

    public string? Answer { get; init; }

    public Person? AnsweredBy { get; init; }

    public bool HoldsClock => !IsOver && Answer is null;
}

/// <summary>How it was decided.</summary>
/// <param name="Option">Null: rejected.</param>
/// <param name="OnBehalfOf">The approver, where somebody stood in.</param>
/// <param name="Lead">Working time from the raise, less what the raiser took to answer, by the portfolio's clock.</param>
internal sealed record Verdict(char? Option, Person By, Person? OnBehalfOf, string? Comment, int Level, Instant At, Duration Lead);

/// <summary>Why somebody withdrew a case, or opened it again.</summary>
internal sealed record Remark(Person By, Instant At, string? Text);

/// <summary>A decision that somebody above the project is asked for: E-4. One only, and never forgotten.</summary>
internal sealed record Escalation
{
    public required EscalationId Id { get; init; }

    public required Person Raiser { get; init; }

    /// <summary>When it was raised, or opened again.</summary>
    public required Instant RaisedAt { get; init; }

    /// <summary>The question.</summary>
    public required string Wanted { get; init; }

    /// <summary>Two to five.</summary>
    public required IReadOnlyList<EscalationOption> Options { get; init; }

    /// <summary>What the costs are in: the project's unit of budget when it was raised. Null: raised before that was kept, and so the project's of now.</summary>
    public string? Unit { get; init; }

    /// <summary>The letter of the one that the raiser would take.</summary>
    public required char Recommended { get; init; }

    /// <summary>The project manager, where somebody else raised it for them.</summary>
    public Person? RaisedFor { get; init; }

    /// <summary>About the tolerance that a report broke.</summary>
    public bool IsOfTolerance { get; init; }

    /// <summary>The item of the register that it is about.</summary>
    public string? Item { get; init; }

    /// <summary>About an item that is or was confidential: for nobody else's eyes than those who may read that, and those who decide.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>As they were when it was raised, and as they stay.</summary>
    public required IReadOnlyList<EscalationFact> Facts { get; init; }

    /// <summary>The working time that a level has.</summary>
    public required Duration Time { get; init; }

    /// <summary>Shown in the project's channel too.</summary>
    public bool IsInChannel { get; init; }

    /// <summary>How often it was opened. What was posted before the last time decides nothing any more.</summary>
    public int Opening { get; init; } = 1;

    public EscalationState State { get; init; } = EscalationState.Open;

    /// <summary>The level that was asked first, and is again when the case is opened again: nobody below it is.</summary>
    public int First { get; init; }

    /// <summary>From 0: which level of the project's path has it now. Those below may still decide.</summary>
    public required int Level { get; init; }

    public required LevelClock Clock { get; init; }

    /// <summary>Of the level: 0, 1 or 2.</summary>
    public int Reminders { get; init; }

    /// <summary>How often a level's time began: what is said of one time is not said of the next.</summary>
    public int Run { get; init; } = 1;

    /// <summary>Which run began because the top was silent, of two minds, or empty: its PMO hears of that one. Null: none ever did.</summary>
    public int? SilentRun { get; init; }

    /// <summary>Its PMO has heard of it once, and goes on seeing what becomes of it.</summary>
    public bool IsWithPmo => SilentRun is not null;

    /// <summary>The last one.</summary>
    public Question? Question { get; init; }

    public IReadOnlyList<Vote> Votes { get; init; } = [];

    /// <summary>The voices of the level that was last of two minds.</summary>
    public IReadOnlyList<Vote> Differing { get; init; } = [];

    public IReadOnlyList<Delegation> Delegations { get; init; } = [];

    public Verdict? Verdict { get; init; }

    public Remark? Withdrawal { get; init; }

    public Remark? Reopening { get; init; }

    /// <summary>Working time for which the raiser had a question before them.</summary>
    public Duration WithRaiser { get; init; } = Duration.Zero;

    /// <summary>Object ids of everybody who ever had it before them: their cards go on showing what became of it.</summary>
    public IReadOnlyList<string> Involved { get; init; } = [];

    /// <summary>The project's path, and its portfolio's days, as they were when somebody was last told of this case.</summary>
    public string Path { get; init; } = "";

    /// <summary>By how many levels those who have it have come down the path since it was raised: nobody is asked again for having moved.</summary>
    public int Shift { get; init; }

    /// <summary>Entries of its timeline, and the hash of them all.</summary>
    public int Steps { get; init; }

    public string? StepsHash { get; init; }

    public ETag? ETag { get; init; }

    /// <summary>The levels that have had it, and may decide.</summary>
    public IEnumerable<int> LevelsAsked => Enumerable.Range(Math.Min(First, Level), Level - Math.Min(First, Level) + 1);

    public bool IsOpen => State == EscalationState.Open;

    /// <summary>In whose name it was decided: where all had to agree, all of them.</summary>
    public IReadOnlyList<(Person By, Person? OnBehalfOf)> DecidedBy => Verdict is not { } verdict ? []
        : Votes.Any(vote => vote.Level == verdict.Level && vote.By.Is(verdict.By) && vote.Option == verdict.Option)
            ? [.. Votes.Where(vote => vote.Level == verdict.Level && vote.Option == verdict.Option).Select(vote => (vote.By, vote.By.Is(vote.Approver) ? null : vote.Approver))]
            : [(verdict.By, verdict.OnBehalfOf)];
}
