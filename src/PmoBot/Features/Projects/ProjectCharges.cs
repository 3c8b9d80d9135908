using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>Who leads, sponsors, works on and decides for the projects that are not closed.</summary>
internal sealed class ProjectCharges(ProjectStore projects, ProjectDirectory directory, Commands commands, Outbox outbox, IClock clock) : ICharges
{
    public const string HandOverAction = "projects.handover";

    private const int Wave = 100;

    public async Task<IReadOnlyList<Charge>> OfAsync(Succession succession, Language language, CancellationToken cancel)
    {
        var charges = new List<Charge>();
        foreach (var codes in (await directory.ProjectsAsync(cancel).ToListAsync(cancel)).Select(entry => ProjectCode.Parse(entry.Code)).Chunk(Wave))
        {
            charges.AddRange((await projects.FindAsync(codes, cancel))
                .Where(project => project.State != ProjectState.Closed && project.People.Any(succession.From.Is))
                .Select(project => ChargeOf(project, succession, language)));
        }

        return charges;
    }

    private Charge ChargeOf(Project project, Succession succession, Language language)
    {
        var parts = string.Join(", ", PartsOf(project, succession.From, language));
        var wants = succession.To is null && (succession.From.Is(project.Manager) || project.EscalationPath.Any(level => level.Approvers.All(succession.From.Is)));
        var becomes = (succession.To, wants) switch
        {
            ({ } to, _) => $"→ {to.Name}",
            (null, true) => language.In("nobody else: hand it over first", "personne d’autre : transmettez d’abord"),
            _ => language.In("taken off", "retiré"),
        };
        return new Charge($"{project.Code}{language.In(": ", " : ")}{parts} · {becomes}", () => HandOverAsync(project.Code, succession)) { WantsSomebody = wants };
    }

    private static IEnumerable<string> PartsOf(Project project, Person person, Language language)
    {
        if (person.Is(project.Manager))
            yield return language.In("project manager", "chef de projet");
        if (person.Is(project.Deputy))
            yield return language.In("deputy", "suppléant");
        if (person.Is(project.Sponsor))
            yield return "sponsor";
        if (project.Members.Any(person.Is))
            yield return language.In("member", "membre");
        foreach (var (level, approvers) in project.EscalationPath.Index().Where(level => level.Item.Approvers.Any(person.Is)))
            yield return language.In($"approver at level {level + 1} of {project.EscalationPath.Count}", $"approbateur au niveau {level + 1} sur {project.EscalationPath.Count}");
    }

    private Task<Outcome<bool>> HandOverAsync(ProjectCode code, Succession succession) => commands.RunAsync<bool>(code.Partition, async () =>
    {
        if (await projects.FindAsync(code, CancellationToken.None) is not { Project: var project } stored)
            return true;
        var next = Succeeded(project, succession);
        if (ProjectRules.InWords(next) == ProjectRules.InWords(project))
            return true;

        var now = clock.GetCurrentInstant();
        var (head, entry) = AuditTrail.Append(project.Audit, now, Guid.Empty, HandOverAction, ProjectStore.Row, ProjectRules.ForTrail(next));
        next = next with { Version = project.Version + 1, Audit = head, Edited = head.Sequence };
        return (await outbox.CommitAsync(code.Partition, [ProjectStore.Replace(next, stored.ETag), entry], [ListProject.Raise(now), TakeSnapshot.Raise(now)])).Then(true);
    });

    private static Project Succeeded(Project project, Succession succession)
    {
        var manager = succession.InPlaceOf(project.Manager);
        var deputy = succession.InPlaceOf(project.Deputy);
        return project with
        {
            Manager = manager,
            // Whoever stood in and leads it now stands in for nobody.
            Deputy = manager?.Is(deputy) == true ? null : deputy,
            Sponsor = succession.InPlaceOf(project.Sponsor),
            Members = succession.InPlaceOf(project.Members),
            EscalationPath =
            [
                .. project.EscalationPath
                    .Select(level => level with { Approvers = succession.InPlaceOf(level.Approvers) })
                    .Where(level => level.Approvers.Count > 0),
            ],
        };
    }
}
