using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>`project APOLLO edit`: what its PM and deputy may change. What was agreed with the PMO is not in it.</summary>
internal sealed class EditProject(
    ProjectStore projects, ProjectTrail trail, PeopleFinder people, ProjectDirectory directory, Commands commands, Outbox outbox)
    : ProjectForm(projects, trail, people, directory, commands, outbox)
{
    public const string EditVerb = "projects.edit";

    public override string Verb => EditVerb;

    public override (string English, string French) Word => ("edit", "modifier");

    protected override IReadOnlyCollection<string> Facts { get; } =
        [ProjectFields.Name, ProjectFields.Stage, ProjectFields.Methodology, ProjectFields.Cadence, ProjectFields.Language];

    public override string Name(ProjectTexts texts, Project project) => texts.Edit;

    protected override string Title(ProjectTexts texts, string code) => texts.EditTitle(code);

    protected override Right Needed => Right.EditProject;

    protected override string? WhyNot(Project project, ProjectTexts texts) => project switch
    {
        { State: ProjectState.Closed } => texts.ClosedStays(project.Code.Value),
        _ => null,
    };

    protected override IEnumerable<(string Field, string? Value)> Fill(Project project, ProjectTexts texts) =>
    [
        (ProjectFields.Name, project.Name),
        (ProjectFields.Stage, project.Stage),
        (ProjectFields.Methodology, project.Methodology),
        (ProjectFields.Cadence, project.Cadence.ToString()),
        (ProjectFields.Language, project.Language?.Tag()),
    ];

    protected override Project Read(Turn turn, Project now, FormData form, ProjectReader reader, ProjectChoices choices) =>
        now.AtCadence(reader.Chosen(ProjectFields.Cadence, now.Cadence), turn.Now) with
        {
            Name = reader.Text(ProjectFields.Name, ProjectLimits.Name, reader.Texts.NameMissing) ?? now.Name,
            Stage = reader.Text(ProjectFields.Stage, ProjectLimits.Word),
            Methodology = reader.Text(ProjectFields.Methodology, ProjectLimits.Word),
            Language = Languages.FromTag(form.Text(ProjectFields.Language)),
        };

    protected override Func<ProjectFormView, AdaptiveCard> Draw => ProjectCards.EditForm;
}
