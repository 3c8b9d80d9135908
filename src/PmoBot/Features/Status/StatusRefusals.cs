using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Status;

/// <summary>Why no report can be given here and now, and who could.</summary>
internal static class StatusRefusals
{
    public static Reply? For(Turn turn, Project project)
    {
        if (turn.Refuse(Right.Report, project) is { } refusal)
            return refusal;
        return project.State == ProjectState.Active
            ? null
            : Here(turn, project, new Reply.Text(StatusTexts.For(turn.Language).NotReporting(
                project.Code.Value, ProjectTexts.For(turn.Language).State(project.State))));
    }

    // How a project stands is for a channel that is linked to it, and for nobody else's.
    public static Reply Here(Turn turn, Project project, Reply refusal) =>
        turn.Place.IsShared && turn.LinkedProject != project.Code.Value ? new Reply.Personally(refusal) : refusal;
}
