using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>`project APOLLO escalation`: who decides at which level, any or all of them; by the PMO alone.</summary>
internal sealed class SetEscalationPath(
    ProjectStore projects, ProjectTrail trail, PeopleFinder people, ProjectDirectory directory, DirectoryHints hints, Commands commands, Outbox outbox)
    : ProjectForm(projects, trail, people, directory, commands, outbox)
{
    public const string PathVerb = "projects.path";
    public const string Any = "any";
    public const string All = "all";

    public override string Verb => PathVerb;

    public override (string English, string French) Word => ("escalation", "escalade");

    protected override IReadOnlyCollection<string> Facts { get; } = [ProjectFields.Escalation];

    protected override IEnumerable<string> PeopleFields => Levels.Select(ProjectFields.Approvers);

    private static IEnumerable<int> Levels => Enumerable.Range(1, ProjectLimits.Levels);

    public override string Name(ProjectTexts texts, Project project) => texts.EscalationPath;

    protected override string Title(ProjectTexts texts, string code) => texts.PathTitle(code);

    protected override Right Needed => Right.GovernProject;

    protected override string? WhyNot(Project project, ProjectTexts texts) => project switch
    {
        { State: ProjectState.Closed } => texts.ClosedStays(project.Code.Value),
        _ => null,
    };

    protected override IEnumerable<(string Field, string? Value)> Fill(Project project, ProjectTexts texts) =>
        project.EscalationPath.Index().SelectMany(level => new (string, string?)[]
        {
            (ProjectFields.Approvers(level.Index + 1), string.Join(',', level.Item.Approvers.Select(approver => approver.ObjectId))),
            (ProjectFields.Rule(level.Index + 1), level.Item.All ? All : Any),
        });

    protected override async Task<(Project Shown, string? Said)> SuggestAsync(Project project, ProjectTexts texts, CancellationToken cancel) =>
        await SuggestedAsync(project, cancel) is { } manager
            ? (project with { EscalationPath = [new EscalationLevel([manager], All: false)] }, texts.ManagerSuggested(project.Manager!.Name))
            : (project, null);

    // Of the suggested person the bot may know nothing but what the directory said.
    protected override async Task<ProjectChoices> ChoicesAsync(Turn turn, Project project, FormData form, CancellationToken cancel)
    {
        var choices = await base.ChoicesAsync(turn, project, form, cancel);
        return await SuggestedAsync(project, cancel) is { } manager && PeopleFields.SelectMany(form.Ids).Any(manager.Is)
            ? choices with { Chosen = [manager, .. choices.Chosen.Where(person => !person.Is(manager))] }
            : choices;
    }

    // Who is above the project, as far as anybody has said.
    private async Task<Person?> SuggestedAsync(Project project, CancellationToken cancel) =>
        project is { EscalationPath: [], Manager: { } manager } && await hints.ManagerOfAsync(manager, cancel) is { } above && !above.Is(manager) ? above : null;

    /// <summary>A level that was emptied is gone, and the ones above it move down.</summary>
    protected override Project Read(Turn turn, Project now, FormData form, ProjectReader reader, ProjectChoices choices) => now with
    {
        EscalationPath =
        [
            .. Levels
                .Select(level => new EscalationLevel(
                    reader.People(ProjectFields.Approvers(level), ProjectLimits.Approvers), form.Text(ProjectFields.Rule(level)) == All))
                .Where(level => level.Approvers.Count > 0),
        ],
    };

    protected override Func<ProjectFormView, AdaptiveCard> Draw => ProjectCards.PathForm;
}
