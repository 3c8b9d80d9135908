using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>`project APOLLO people`: who leads it, who answers for it, who works on it; by the PMO alone.</summary>
internal sealed class NamePeople(
    ProjectStore projects, ProjectTrail trail, PeopleFinder people, ProjectDirectory directory, Commands commands, Outbox outbox)
    : ProjectForm(projects, trail, people, directory, commands, outbox)
{
    public const string NameVerb = "projects.people";

    public override string Verb => NameVerb;

    public override (string English, string French) Word => ("people", "personnes");

    protected override IReadOnlyCollection<string> Facts { get; } =
        [ProjectFields.Manager, ProjectFields.Deputy, ProjectFields.Sponsor, ProjectFields.Members];

    protected override IEnumerable<string> PeopleFields => Facts;

    public override string Name(ProjectTexts texts, Project project) => texts.People;

    protected override string Title(ProjectTexts texts, string code) => texts.PeopleTitle(code);

    protected override Right Needed => Right.GovernProject;

    protected override string? WhyNot(Project project, ProjectTexts texts) => project switch
    {
        { State: ProjectState.Closed } => texts.ClosedStays(project.Code.Value),
        _ => null,
    };

    protected override IEnumerable<(string Field, string? Value)> Fill(Project project, ProjectTexts texts) =>
    [
        (ProjectFields.Manager, project.Manager?.ObjectId),
        (ProjectFields.Deputy, project.Deputy?.ObjectId),
        (ProjectFields.Sponsor, project.Sponsor?.ObjectId),
        (ProjectFields.Members, string.Join(',', project.Members.Select(member => member.ObjectId))),
    ];

    protected override Project Read(Turn turn, Project now, FormData form, ProjectReader reader, ProjectChoices choices) => now with
    {
        Manager = reader.Person(ProjectFields.Manager, reader.Texts.ManagerMissing),
        Deputy = reader.Person(ProjectFields.Deputy),
        Sponsor = reader.Person(ProjectFields.Sponsor),
        Members = reader.People(ProjectFields.Members, ProjectLimits.Members),
    };

    protected override Func<ProjectFormView, AdaptiveCard> Draw => ProjectCards.PeopleForm;
}
