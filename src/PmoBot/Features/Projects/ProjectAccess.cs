using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>Who may do what with a project: its own people and the roles over it, by the one table of <see cref="Rights"/>.</summary>
internal static class ProjectAccess
{
    public static Scope ScopeOf(Project project) => new(project.Portfolio.Id, project.Programme);

    public static bool May(this Turn turn, Right right, Project project) => project.Allows(right, turn.Person.ObjectId, turn.Roles);

    /// <summary>Asked of the store with every turn and every drawing, never of a card.</summary>
    public static bool Allows(this Project project, Right right, string objectId, Roles roles) =>
        right.IsOf(roles.Over(ScopeOf(project)) | Named(project).Where(one => one.Person.Is(objectId))
            .Aggregate(Capacities.None, (all, one) => all | one.As));

    public static bool MayRead(this Turn turn, Project project) => turn.May(Right.ReadProject, project);

    public static bool IsReadBy(this Project project, string objectId, Roles roles) => project.Allows(Right.ReadProject, objectId, roles);

    public static bool MayReport(this Turn turn, Project project) => turn.May(Right.Report, project);

    /// <summary>The PMO may do what a project manager may, and is named as the one who did.</summary>
    public static bool ReportsOnBehalf(this Turn turn, Project project) => !Leads(turn, project);

    public static bool MayEdit(this Turn turn, Project project) => turn.May(Right.EditProject, project);

    /// <summary>People, state, place and what was agreed are the PMO's of the project's scope.</summary>
    public static bool MayGovern(this Turn turn, Project project) => turn.May(Right.GovernProject, project);

    public static bool Leads(Turn turn, Project project) => project.IsLedBy(turn.Person.ObjectId);

    /// <summary>Null: it may be done. The one who may not even read it learns no more than that.</summary>
    public static Reply? Refuse(this Turn turn, Right right, Project project)
    {
        if (!turn.MayRead(project))
            return NotReadable(turn, project.Code.Value);
        return turn.May(right, project) ? null : Here(turn, project, Lacking(right, project));
    }

    /// <summary>For whoever may read the project, and is alone to read this.</summary>
    public static Reply.Refused Lacking(Right right, Project project) =>
        new(new Refusal.Lacking(right, ScopeOf(project), project.Code.Value, [.. Named(project)]));

    /// <summary>
    /// The same words whether there is no such project or it is not for this person's eyes: a refusal tells nobody
    /// which codes exist.
    /// </summary>
    public static Reply NotReadable(Turn turn, string code) => new Reply.Refused(new Refusal.Unreadable(code));

    /// <summary>The same of a portfolio; asks back where one is near that this person may name here.</summary>
    /// <param name="lead">The button that goes on with it.</param>
    public static Reply.Refused NotReadable(Turn turn, string typed, IEnumerable<Portfolio> among, Func<Portfolio, CardAddress> lead) => DidYouMean.Instead(
        turn, new Refusal.UnreadablePortfolio(typed), RefusalTexts.For(turn.Language).NoPortfolio(typed),
        [.. DidYouMean.Near(among, typed, portfolio => portfolio.Name).Select(portfolio => new Suggestion(portfolio.Name, lead(portfolio)))]);

    /// <summary>Who leads a project and how it stands is for a channel that is linked to it, and for nobody else's.</summary>
    public static Reply Here(Turn turn, Project project, Reply reply) =>
        turn.Place.IsShared && turn.LinkedProject != project.Code.Value ? new Reply.Personally(reply) : reply;

    private static IEnumerable<(Capacities As, Person Person)> Named(Project project)
    {
        if (project.Manager is { } manager)
            yield return (Capacities.Manager, manager);
        if (project.Deputy is { } deputy)
            yield return (Capacities.Deputy, deputy);
        if (project.Sponsor is { } sponsor)
            yield return (Capacities.Sponsor, sponsor);
        foreach (var member in project.Members)
            yield return (Capacities.Member, member);
        foreach (var approver in project.EscalationPath.SelectMany(level => level.Approvers))
            yield return (Capacities.Approver, approver);
    }
}
