using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Status;

/// <summary>Whether the last thing done to a report can be taken back, and the version that says so.</summary>
internal abstract record Undo
{
    public static readonly Duration Within = Duration.FromMinutes(10);

    private Undo()
    {
    }

    internal sealed record Done(StatusReport Version) : Undo;

    /// <summary>The card that was pressed shows a version that is not the last: a second press, or somebody was faster.</summary>
    internal sealed record NotTheLast : Undo;

    internal sealed record NotYours : Undo;

    internal sealed record TooLate : Undo;

    /// <summary>A later report takes its trend, its flags or its figures from this one.</summary>
    internal sealed record BuiltOn(Period Later) : Undo;

    /// <summary>Versions are kept: what stood before stands again as a new one, and if there was nothing, that is said.</summary>
    public static Undo Judge(StatusTrail trail, int shown, Project project, Turn turn)
    {
        if (trail.Current is not { } last || last.Version != shown)
            return new NotTheLast();

        var versions = trail.OfPeriod;
        var undone = versions.First(version => version.Version == last.Words);
        if (!turn.Person.Is(undone.By) && !turn.May(Right.UndoReportOfAnother, project))
            return new NotYours();
        if (!IsOpen(project, undone, turn.Now))
            return new TooLate();
        if (trail.Later.FirstOrDefault(later => later.Origin.At >= undone.ReceivedAt) is { } later)
            return new BuiltOn(later.Period);

        var said = versions.LastOrDefault(version => version.Version < undone.Version) is { Stands: true } before
            ? before with { Act = StatusAct.Undone, Restores = before.Words, Origin = before.Origin }
            : last with { Act = StatusAct.Withdrawn, Restores = null };
        return new Done(said with
        {
            Version = trail.NextVersion,
            By = turn.Person,
            ReceivedAt = turn.Now,
        });
    }

    /// <summary>For ten minutes; the cut-off settles what came before it, for nobody may take back what they may not correct.</summary>
    public static bool IsOpen(Project project, StatusReport version, Instant now)
    {
        var cutOff = project.PortfolioSettings.Rounds.Of(version.Period).CutOff;
        return now - version.ReceivedAt <= Within && (now <= cutOff || version.ReceivedAt > cutOff);
    }
}
