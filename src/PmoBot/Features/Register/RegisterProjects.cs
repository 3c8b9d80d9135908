using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>Which project is meant: the one that is named, else the channel's, else the only one of mine.</summary>
internal sealed class RegisterProjects(ProjectStore projects, MyProjects mine)
{
    /// <summary>Null: there is none, or none that this person may read here.</summary>
    public async Task<Project?> NamedAsync(Turn turn, string? typed, CancellationToken cancel) =>
        ProjectCode.TryParse(typed, out var code) && await projects.FindAsync(code.Value, cancel) is { Project: var named }
        && (turn.MayRead(named) || turn.LinkedProject == named.Code.Value) ? named : null;

    /// <summary>Where none was named: one, or those to choose from.</summary>
    /// <param name="needed">Whose projects are mine to choose from.</param>
    public async Task<IReadOnlyList<Project>> MeantAsync(Turn turn, Right needed, CancellationToken cancel) =>
        turn.Place.IsShared && await NamedAsync(turn, turn.LinkedProject, cancel) is { } here
            ? [here]
            : [.. (await mine.ListAsync(turn.Person, cancel)).Where(it => turn.May(needed, it) && it.State != ProjectState.Closed)];

    public static Reply WhichOne(Turn turn, IReadOnlyList<Project> meant, Func<Project, CardAddress> address, string? question = null) => meant.Count == 0
        ? new Reply.Text(RegisterTexts.For(turn.Language).NoProjectOfYours)
        : WhichProject.Ask(turn, meant, address, question);
}

/// <summary>Why nothing is logged or changed here and now, and who could.</summary>
internal static class RegisterRefusals
{
    public static Reply? ForLogging(Turn turn, Project project) => turn.Refuse(Right.LogItem, project) ?? ForClosed(turn, project);

    public static Reply? ForClosed(Turn turn, Project project) => project.State == ProjectState.Closed
        ? ProjectAccess.Here(turn, project, new Reply.Text(RegisterTexts.For(turn.Language).ClosedTakesNone))
        : null;
}
