using NodaTime;

namespace PmoBot.Features.Register;

/// <summary>How alarming a register is, whatever colour is made of it.</summary>
internal enum RiskSignal
{
    Calm,

    /// <summary>Something matters, and somebody is on it.</summary>
    Watched,

    Alarming,
}

/// <summary>The first of these that holds is the reason. Names are stored in rows.</summary>
internal enum RiskCause
{
    /// <summary>Threats of the high band without an action, or without a day for it.</summary>
    NoAction,

    /// <summary>Threats of the high band whose action is past due.</summary>
    ActionOverdue,

    /// <summary>Issues of severity 5.</summary>
    WorstIssues,

    /// <summary>Threats of the high band whose action is in time.</summary>
    HighThreats,

    /// <summary>Issues of severity 4.</summary>
    SevereIssues,

    /// <summary>Items that nobody has looked at for two weeks more than was agreed.</summary>
    ReviewsOverdue,
}

/// <summary>What a register says of its project's risk, and why.</summary>
/// <param name="Cause">Null where it is calm.</param>
/// <param name="Count">How many items are the cause.</param>
internal sealed record RiskReading(RiskSignal Signal, RiskCause? Cause, int Count)
{
    private const int LateReviewDays = 14;

    /// <param name="figures">Of the items that all readers of the project may see: the colour is shown to all of them.</param>
    /// <param name="today">By the portfolio's clock.</param>
    public static RiskReading Of(RegisterFigures figures, LocalDate today)
    {
        var noAction = figures.HighDue.GetValueOrDefault(RegisterFigures.NoAction);
        var overdue = figures.OverdueActions(today);
        (RiskSignal Signal, RiskCause Cause, int Count)[] found =
        [
            (RiskSignal.Alarming, RiskCause.NoAction, noAction),
            (RiskSignal.Alarming, RiskCause.ActionOverdue, overdue),
            (RiskSignal.Alarming, RiskCause.WorstIssues, figures.Severities.GetValueOrDefault(5)),
            (RiskSignal.Watched, RiskCause.HighThreats, figures.High - noAction - overdue),
            (RiskSignal.Watched, RiskCause.SevereIssues, figures.Severities.GetValueOrDefault(4)),
            (RiskSignal.Watched, RiskCause.ReviewsOverdue, figures.OverdueRiskReviews(today.PlusDays(-LateReviewDays))),
        ];
        return found.Where(one => one.Count > 0).Select(one => new RiskReading(one.Signal, one.Cause, one.Count)).FirstOrDefault()
            ?? new RiskReading(RiskSignal.Calm, null, 0);
    }
}
