using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Status;

/// <summary>The newest report of a project as its portfolio has it: figures, and no words but what is wanted.</summary>
internal sealed record ReportedStatus
{
    public required Period Period { get; init; }

    /// <summary>When the figures were given.</summary>
    public required Instant ReceivedAt { get; init; }

    public required Rag Overall { get; init; }

    public Rag? PreviousOverall { get; init; }

    /// <summary>Null in rows of before it was kept.</summary>
    public int? Version { get; init; }

    public LocalDate? ForecastFinish { get; init; }

    public required ComputedRag Computed { get; init; }

    /// <summary>Declared, as what makes it amber or red.</summary>
    public IReadOnlyList<Axis> Concerns { get; init; } = [];

    /// <summary>What the costs were held against, in whose unit they are.</summary>
    public Money? Budget { get; init; }

    public bool IsOverspent { get; init; }

    public string? Wanted { get; init; }

    /// <summary>In which version of the report it was first said so; null in rows of before it was kept.</summary>
    public Instant? WantedSince { get; init; }

    public bool IsCarried { get; init; }

    /// <summary>Declared greener than computed: as the facts are when it is read.</summary>
    public bool IsGreener { get; init; }

    /// <summary>What is computed, where it is greener than that.</summary>
    public Rag? GreenerThan { get; init; }

    /// <summary>When its slip was measured, by another baseline than the one of now; null: by that.</summary>
    public LocalDate? SlipWasOf { get; init; }

    /// <summary>The same of its costs, by another budget.</summary>
    public LocalDate? CostWasOf { get; init; }

    /// <summary>Declared greener than computed when it came, and nobody has said why.</summary>
    public bool HasOpenQuestion { get; init; }

    /// <summary>It asks for a decision or help, and no case was raised for that.</summary>
    public bool StillAsks(ProjectSnapshot project) => Wanted is { } wanted && !EscalationSnapshot.IsTakenUp(project, wanted, WantedSince ?? ReceivedAt, ReceivedAt);

    public Trend? Trend => PreviousOverall is { } previous ? Overall.TrendFrom(previous) : null;

    /// <summary>[atterrissage]; null: not computable, or of a budget that was not kept.</summary>
    public Money? AtCompletion => (Computed.Cost, Budget) is ({ } cost, { } budget) ? new Money(cost.EstimateAtCompletion, budget.Unit) : null;

    /// <summary>Whoever sent it reads the comparison first; others wait for the answer, ten minutes at most.</summary>
    public bool ShowsComparison(Instant now) => !HasOpenQuestion || now - ReceivedAt > Undo.Within;

    /// <summary>Why it is not green, shortly and in figures: "finish +21 d, tolerance 17". The worst first; none while the comparison is not for all.</summary>
    public IReadOnlyList<string> Why(Language language, Instant now)
    {
        var texts = StatusTexts.For(language);
        List<(Rag Rag, string Words)> why = [];
        if (ShowsComparison(now))
        {
            if (Computed.Schedule is { Rag: > Rag.Green } schedule)
            {
                // Red within the tolerance is red for another reason: the day itself has passed.
                why.Add((schedule.Rag, schedule.Rag == Rag.Red && schedule.SlipDays <= schedule.ToleranceDays && ForecastFinish is { } finish
                    ? texts.ShortOverdue(finish)
                    : texts.AsReported(texts.ShortSlip(schedule.SlipDays, schedule.ToleranceDays), SlipWasOf)));
            }

            if (Computed.Cost is { Rag: > Rag.Green } cost)
                why.Add((cost.Rag, texts.AsReported(IsOverspent ? texts.ShortOverspent : texts.ShortCost(cost.Over, cost.Tolerance), CostWasOf)));
            if (Computed is { Register: { Cause: { } cause, Count: var count }, Risk: { } risk })
                why.Add((risk, texts.RiskReason(cause, count).TrimEnd('.')));
        }

        return why.Count > 0 ? [.. why.OrderByDescending(one => one.Rag).Select(one => one.Words)]
            : Overall > Rag.Green && Concerns.Count > 0 ? [texts.ShortDeclared([.. Concerns.Select(axis => texts.Axis(axis).ToLowerInvariant())])]
            : [];
    }
}

/// <summary>How a project stands now, wherever it is shown: its colour while that speaks for it, else grey or no colour. The one place where that is decided.</summary>
internal sealed record StatusStanding(Freshness Freshness, Rag? Last, Trend? Trend, Instant? ReceivedAt)
{
    /// <summary>The colour that may be shown as the project's.</summary>
    public Rag? Colour => Freshness is Freshness.Fresh ? Last : null;

    public static StatusStanding Of(Project project, StatusReport? report, Instant now) => Of(
        project.Duty, report is null ? null : new LastReport(report.Period, report.Origin.At), report?.Overall, report?.Trend, new ClosedRounds(project.PortfolioSettings.Rounds, now));

    /// <returns>Null: a row of before it was kept, which nobody can tell from.</returns>
    public static StatusStanding? Of(ProjectSnapshot project, ReportedStatus? report, ClosedRounds rounds) => project.Duty is { } duty
        ? Of(duty, report is null ? null : new LastReport(report.Period, report.ReceivedAt), report?.Overall, report?.Trend, rounds)
        : null;

    /// <returns>Null: there is nothing to show yet.</returns>
    public (string Words, ContainerStyle Style)? Chip(ProjectState state, Language language)
    {
        var texts = StatusTexts.For(language);
        return Freshness switch
        {
            Freshness.NoColour => (ProjectTexts.For(language).State(state), ContainerStyle.Emphasis),
            Freshness.Grey => ($"○ {texts.Grey}", ContainerStyle.Emphasis),
            _ => Colour is { } colour ? (StatusCards.Chip(colour, Trend, texts), StatusCards.StyleOf(colour)) : null,
        };
    }

    /// <summary>A colour as its shape and its word, with its ground; null: grey.</summary>
    public static (string Shape, string Word, ContainerStyle Style) Signed(Rag? colour, Language language) => colour is { } rag
        ? (StatusTexts.Shape(rag), StatusTexts.For(language).Colour(rag), StatusCards.StyleOf(rag))
        : ("○", StatusTexts.For(language).Grey, ContainerStyle.Emphasis);

    /// <summary>Where there is no colour: why, and the last one with its age.</summary>
    /// <param name="settings">Of the portfolio.</param>
    public string? Line(PortfolioSettings settings, Language language)
    {
        var texts = StatusTexts.For(language);
        return Freshness switch
        {
            Freshness.Grey grey => Last is { } last && ReceivedAt is { } at ? texts.NotUpdated(grey.Weeks ?? 0, texts.Colour(last), texts.Day(settings.DayOf(at))) : texts.NeverUpdated,
            Freshness.FirstReportDue first => texts.FirstReportDue(first.Due.InZone(settings.Zone)),
            _ => null,
        };
    }

    private static StatusStanding Of(ReportingDuty duty, LastReport? last, Rag? colour, Trend? trend, ClosedRounds rounds) =>
        new(Freshness.Of(duty, last, rounds), colour, trend, last?.Received);
}
