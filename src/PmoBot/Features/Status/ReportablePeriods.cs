using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Status;

/// <summary>What can be done for a period now.</summary>
internal enum Reportable
{
    /// <summary>A report can be given, or the one that stands be corrected.</summary>
    Freely,

    /// <summary>Its cut-off has come and a report stands: the PMO may correct it.</summary>
    WithReason,

    /// <summary>The same, for somebody who is not the PMO.</summary>
    ByPmoAlone,

    No,
}

/// <summary>
/// Which periods a report can be given for: the current one; the last closed one, while it has none. What was reported
/// for a closed period is corrected by the PMO, with a reason.
/// </summary>
internal sealed class ReportablePeriods(StatusStore reports)
{
    public static Period Current(Turn turn, Project project) => project.PortfolioSettings.Rounds.Current(turn.Now, project.Cadence);

    public async Task<Reportable> OfAsync(Turn turn, Project project, Period asked, CancellationToken cancel)
    {
        if (asked == Current(turn, project))
            return Reportable.Freely;
        if (project.PortfolioSettings.Rounds.Of(asked).CutOff >= turn.Now)
            return Reportable.No;
        if (await reports.LatestForAsync(project, asked, cancel) is null)
            return asked == project.PortfolioSettings.Rounds.LastClosed(turn.Now, project.Cadence) ? Reportable.Freely : Reportable.No;
        return OfStanding(turn, project, asked);
    }

    /// <summary>A report that stands, whichever period it is for.</summary>
    public static Reportable OfStanding(Turn turn, Project project, Period period)
    {
        if (project.PortfolioSettings.Rounds.Of(period).CutOff >= turn.Now)
            return Reportable.Freely;
        return turn.May(Right.CorrectClosedReport, project) ? Reportable.WithReason : Reportable.ByPmoAlone;
    }
}
