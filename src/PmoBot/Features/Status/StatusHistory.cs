using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>A row of reports, oldest first, and what of them this reader may see.</summary>
internal sealed record StatusHistory(Project Project, IReadOnlyList<StatusReport> Reports)
{
    public bool ToAll { get; init; }

    public bool HasOlder { get; init; }

    /// <summary>The reports whose comparison this reader does not see yet.</summary>
    public IReadOnlyList<StatusReport> Withheld { get; init; } = [];

    public string? Notice { get; init; }

    public static StatusHistory For(Turn turn, Project project, IReadOnlyList<StatusReport> reports)
    {
        var toAll = turn.Place.IsShared && turn.LinkedProject == project.Code.Value;
        return new(project, reports)
        {
            ToAll = toAll,
            Withheld = [.. reports.Where(report => !report.ShowsComparisonTo(toAll ? null : turn.Person.ObjectId, project, turn.Now))],
        };
    }

    public Rag? ComputedOf(StatusReport report) => Withheld.Contains(report) ? null : report.Computed.Overall;
}
