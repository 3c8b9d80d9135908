using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>`project new`: the form; a portfolio that is new is asked about before it is created.</summary>
internal sealed class NewProject(
    ProjectStore projects, PortfolioStore portfolios, ProjectDirectory directory, PeopleFinder people, Commands commands, Outbox outbox) : ICommand, IFormAction
{
    public const string CreateVerb = "projects.create";

    private static readonly string[] PeopleFields = [ProjectFields.Manager, ProjectFields.Deputy, ProjectFields.Sponsor, ProjectFields.Members];

    public CommandName Name { get; } = new(["project new", "new project"], ["projet nouveau", "nouveau projet"])
    {
        Help = language => ProjectTexts.For(language).NewHelp,
        ForWhom = ForWhom.Pmo,
    };

    public string Verb => CreateVerb;

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var texts = ProjectTexts.For(turn.Language);
        if (!turn.MaySomewhere(Right.CreateProject))
            return new Reply.Refused(Right.CreateProject, Scope.All);

        var code = line.First?.ToUpperInvariant() ?? "";
        var typed = new FormData([new(ProjectFields.Code, code), new(ProjectFields.Manager, turn.Person.ObjectId)]);
        var form = ProjectCards.Form(new ProjectFormView(typed, await ChoicesAsync(turn, typed, cancel), texts));
        return new Reply.Form(form, texts.NewProject, TurnRouter.Run($"project new {code}".TrimEnd()));
    }

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var texts = ProjectTexts.For(turn.Language);
        if (!turn.MaySomewhere(Right.CreateProject))
            return new Reply.Refused(Right.CreateProject, Scope.All);

        var choices = await ChoicesAsync(turn, form, cancel);
        if (choices.CanFind && form.Line(ProjectFields.Find) is { } part)
            return Again(new ProjectFormView(form, choices, texts) { Notice = texts.Found(choices.People.Count, part) });

        // Creating a portfolio needs a PMO for all; adding to one, the PMO of it.
        var portfolio = form.Portfolio() ?? Portfolio.Named("");
        var isKnown = choices.Portfolios.Any(other => other.Id == portfolio.Id);
        var (right, scope) = isKnown ? (Right.CreateProject, new Scope(portfolio.Id, form.Line(ProjectFields.Programme))) : (Right.CreatePortfolio, Scope.All);
        if (!turn.May(right, scope))
            return new Reply.Refused(right, scope);

        var reader = new ProjectReader(form, texts, choices);
        var settings = (await portfolios.FindAsync(portfolio.Id, cancel)).Settings;
        if (Read(turn, form, reader, settings) is not { } typed)
            return Again(new ProjectFormView(form, choices, texts) { Errors = reader.Errors });

        var project = await directory.SpeltAsync(typed, cancel);
        return await commands.RunAsync(project.Code.Partition, () => TryAsync(turn, form, project, choices)) is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice) =>
        Again(new ProjectFormView(form, ProjectChoices.Of(form, PeopleFields, turn), ProjectTexts.For(turn.Language)) { Notice = notice });

    private static Project? Read(Turn turn, FormData form, ProjectReader reader, PortfolioSettings settings)
    {
        if (!ProjectCode.TryParse(form.Text(ProjectFields.Code), out var code))
            reader.Object(ProjectFields.Code, reader.Texts.CodeRule);
        var name = reader.Text(ProjectFields.Name, ProjectLimits.Name, reader.Texts.NameMissing);
        var portfolio = reader.Portfolio();
        var start = reader.Date(ProjectFields.Start);
        var finish = reader.Date(ProjectFields.BaselineFinish);
        if (finish < start)
            reader.Object(ProjectFields.BaselineFinish, reader.Texts.FinishBeforeStart);

        var project = new Project
        {
            Code = code ?? default,
            Name = name ?? "",
            Portfolio = portfolio ?? Portfolio.Named(""),
            Programme = reader.Text(ProjectFields.Programme, ProjectLimits.Name),
            Manager = reader.Person(ProjectFields.Manager, reader.Texts.ManagerMissing),
            Deputy = reader.Person(ProjectFields.Deputy),
            Sponsor = reader.Person(ProjectFields.Sponsor),
            Members = reader.People(ProjectFields.Members, ProjectLimits.Members),
            Methodology = reader.Text(ProjectFields.Methodology, ProjectLimits.Word),
            Language = Languages.FromTag(form.Text(ProjectFields.Language)),
            State = reader.Chosen(ProjectFields.State, ProjectState.Active) is ProjectState.Proposed ? ProjectState.Proposed : ProjectState.Active,
            Start = start,
            Baselines = finish is { } agreed ? [new Baseline(agreed, turn.Now) { By = turn.Person }] : [],
            Budget = reader.Budget(settings.Unit),
            Cadence = reader.Chosen(ProjectFields.Cadence, settings.Cadence),
            ActiveSince = turn.Now,
            PortfolioSettings = settings,
            Version = 1,
            Audit = AuditHead.Start,
        };
        return reader.Errors.Count == 0 ? project : null;
    }

    private async Task<Tried<Reply>> TryAsync(Turn turn, FormData form, Project project, ProjectChoices choices)
    {
        var texts = ProjectTexts.For(turn.Language);
        if (await projects.FindAsync(project.Code, CancellationToken.None) is { Project: var stands })
        {
            // The same form twice, because Teams repeated it or somebody pressed twice: the project is there. A form that
            // differs in anything is another project's: to call that one created would drop what was typed.
            return ProjectRules.InWords(stands) == ProjectRules.InWords(project)
                ? Created(stands, texts)
                : Again(new ProjectFormView(form, choices, texts) { Errors = [new(ProjectFields.Code, texts.CodeTaken(project.Code.Value))] });
        }

        var (head, entry) = AuditTrail.Append(
            project.Audit, turn.Now, turn.Pseudonym, CreateVerb, ProjectStore.Row, ProjectRules.ForTrail(project));
        var created = project with { Audit = head, Edited = head.Sequence };
        var result = await outbox.CommitAsync(
            project.Code.Partition,
            [ProjectStore.Insert(created), entry],
            [ListProject.Raise(turn.Now), TakeSnapshot.Raise(turn.Now)]);
        return result.Then(Created(created, texts));
    }

    // The offered are a part of those who are known: whoever was chosen is found by id, and offered when the form comes again.
    private async Task<ProjectChoices> ChoicesAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var known = directory.PortfoliosAsync(cancel);
        var choices = await people.ChoicesAsync(turn, PeopleFields.SelectMany(form.Ids), [], form.Line(ProjectFields.Find), cancel);
        return choices with { Portfolios = await known };
    }

    private static Reply.FormAgain Again(ProjectFormView view) => new(ProjectCards.Form(view), view.Texts.NewProject);

    private static Reply Created(Project project, ProjectTexts texts) =>
        new Reply.UpdatedCard(ProjectCards.Created(project, texts), texts.Created(project.Code.Value));
}
