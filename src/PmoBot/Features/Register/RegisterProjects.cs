using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>Asks back which project is meant.</summary>
internal static class RegisterProjects
{
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
