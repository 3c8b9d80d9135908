using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>Which periods a report can be given for now: the current one; the last closed one, while it has none.</summary>
internal sealed class ReportablePeriods(StatusStore reports)
{
    public static Period Current(Turn turn, Project project) => PortfolioDefaults.Rounds.Current(turn.Now, project.Cadence);

    public async Task<bool> ContainAsync(Turn turn, Project project, Period asked, CancellationToken cancel)
    {
        if (asked == Current(turn, project))
            return true;
        return asked == PortfolioDefaults.Rounds.LastClosed(turn.Now, project.Cadence)
            && await reports.LatestForAsync(project, asked, cancel) is null;
    }
}
