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
            return ProjectAccess.OnlyLeadsReport(turn, project);
        return project.State == ProjectState.Active
            ? null
            : new Reply.Text(StatusTexts.For(turn.Language).NotReporting(
                project.Code.Value, ProjectTexts.For(turn.Language).State(project.State)));
    }
}
