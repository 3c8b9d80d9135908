using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>Why no report can be given here and now, and who could.</summary>
internal static class StatusRefusals
{
    public static Reply? For(Turn turn, Project project)
    {
        if (!turn.MayRead(project))
            return ProjectAccess.NotReadable(turn, project.Code.Value);
        if (!turn.MayReport(project))
            return Here(turn, project, ProjectAccess.OnlyLeadsReport(turn, project));
        return project.State == ProjectState.Active
            ? null
            : Here(turn, project, new Reply.Text(StatusTexts.For(turn.Language).NotReporting(
                project.Code.Value, ProjectTexts.For(turn.Language).State(project.State))));
    }

    // Who leads a project and how it stands is for a channel that is linked to it, and for nobody else's.
    public static Reply Here(Turn turn, Project project, Reply refusal) =>
        turn.Place.IsShared && turn.LinkedProject != project.Code.Value ? new Reply.Personally(refusal) : refusal;
}
