using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>Who may do what with a project. Asked of the store with every turn, never of a card.</summary>
internal static class ProjectAccess
{
    public static bool MayRead(this Turn turn, Project project) => project.IsReadBy(turn.Person.ObjectId, turn.Roles);

    public static bool IsReadBy(this Project project, string objectId, Roles roles) =>
        roles.Reads(project.Portfolio.Id, project.Programme) || project.People.Any(person => person.Is(objectId));

    public static bool MayReport(this Turn turn, Project project) =>
        Leads(turn, project) || turn.Roles.IsPmoOf(project.Portfolio.Id, project.Programme);

    /// <summary>The PMO may do what a project manager may, and is named as the one who did.</summary>
    public static bool ReportsOnBehalf(this Turn turn, Project project) => !Leads(turn, project);

    public static bool MayLink(this Turn turn, Project project) => turn.Roles.IsPmoOf(project.Portfolio.Id, project.Programme);

    public static bool MayEdit(this Turn turn, Project project) => turn.MayReport(project);

    /// <summary>People, state, place and what was agreed are the PMO's of the project's scope.</summary>
    public static bool MayGovern(this Turn turn, Project project) => turn.Roles.IsPmoOf(project.Portfolio.Id, project.Programme);

    public static bool Leads(Turn turn, Project project) => turn.Person.Is(project.Manager) || turn.Person.Is(project.Deputy);

    /// <summary>
    /// The same words whether there is no such project or it is not for this person's eyes: a refusal tells nobody
    /// which codes exist.
    /// </summary>
    public static Reply NotReadable(Turn turn, string code) =>
        new Reply.Text(ProjectTexts.For(turn.Language).NoSuchProject(code));

    public static Reply OnlyLeadsReport(Turn turn, Project project) =>
        new Reply.Text(ProjectTexts.For(turn.Language).OnlyLeadsReport(
            project.Code.Value,
            LeadsOf(project)));

    public static IReadOnlyList<string> LeadsOf(Project project) => [.. new[] { project.Manager?.Name, project.Deputy?.Name }.OfType<string>()];

    /// <summary>Who leads a project and how it stands is for a channel that is linked to it, and for nobody else's.</summary>
    public static Reply Here(Turn turn, Project project, Reply reply) =>
        turn.Place.IsShared && turn.LinkedProject != project.Code.Value ? new Reply.Personally(reply) : reply;
}
