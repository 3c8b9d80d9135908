using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>`project new`: the form; a portfolio that is new is asked about before it is created.</summary>
internal sealed class NewProject(
    ProjectStore projects, ProjectDirectory directory, KnownPeople known, Commands commands, Outbox outbox) : ICommand, IFormAction
{
    public const string CreateVerb = "projects.create";

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

        var draft = new ProjectDraft { Code = line.First?.ToUpperInvariant(), Manager = turn.Person.ObjectId, Unit = ProjectDraft.Units[0] };
        var form = ProjectCards.Form(draft, await ChoicesAsync(turn, draft, cancel), texts);
        return new Reply.Form(form, texts.NewProject, TurnRouter.Run($"project new {draft.Code}".TrimEnd()));
    }

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var texts = ProjectTexts.For(turn.Language);
        if (!turn.MaySomewhere(Right.CreateProject))
            return new Reply.Refused(Right.CreateProject, Scope.All);

        var draft = ProjectDraft.From(form);
        var choices = await ChoicesAsync(turn, draft, cancel);
        var portfolio = Portfolio.Named(draft.Portfolio ?? "");
        // Creating a portfolio needs a PMO for all; adding to one, the PMO of it.
        var isKnown = choices.Portfolios.Any(other => other.Id == portfolio.Id);
        var (right, scope) = isKnown ? (Right.CreateProject, new Scope(portfolio.Id)) : (Right.CreatePortfolio, Scope.All);
        if (!turn.May(right, scope))
            return new Reply.Refused(right, scope);

        var (project, errors) = draft.Validate(texts, turn.Now, choices.Find, isKnown);
        if (project is null)
            return Again(draft, choices, texts, errors);

        return await commands.RunAsync(project.Code.Partition, () => TryAsync(turn, draft, project, choices)) is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice)
    {
        var draft = ProjectDraft.From(form);
        var choices = new ProjectChoices([.. draft.People.Append(turn.Person.ObjectId).Distinct(StringComparer.OrdinalIgnoreCase).Select(id => new Person(id, turn.Person.Is(id) ? turn.Person.Name : id))], [], turn.CanPickPeople);
        var texts = ProjectTexts.For(turn.Language);
        return new Reply.FormAgain(ProjectCards.Form(draft, choices, texts, [], notice), texts.NewProject);
    }

    private async Task<Tried<Reply>> TryAsync(Turn turn, ProjectDraft draft, Project project, ProjectChoices choices)
    {
        var texts = ProjectTexts.For(turn.Language);
        if (await projects.FindAsync(project.Code, CancellationToken.None) is { Project: var stands })
        {
            // The same form twice, because Teams repeated it or somebody pressed twice: the project is there. A form that
            // differs in anything is another project's: to call that one created would drop what was typed.
            return ProjectRules.InWords(stands) == ProjectRules.InWords(project)
                ? Created(stands, texts)
                : Again(draft, choices, texts, [new(ProjectFields.Code, texts.CodeTaken(project.Code.Value))]);
        }

        var (head, entry) = AuditTrail.Append(
            project.Audit, turn.Now, turn.Pseudonym, CreateVerb, ProjectStore.Row, ProjectRules.InWords(project));
        var created = project with { Audit = head };
        var result = await outbox.CommitAsync(
            project.Code.Partition,
            [ProjectStore.Insert(created), entry],
            [ListProject.Raise(turn.Now), TakeSnapshot.Raise(turn.Now)]);
        return result.Then(Created(created, texts));
    }

    // The offered are a part of those who are known: whoever was chosen is found by id, and offered when the form comes again.
    private async Task<ProjectChoices> ChoicesAsync(Turn turn, ProjectDraft draft, CancellationToken cancel)
    {
        var portfolios = directory.PortfoliosAsync(cancel);
        var chosen = Task.WhenAll(draft.People.Select(id => known.FindAsync(id, cancel)));
        var people = (await known.ListAsync(cancel)).Concat((await chosen).OfType<Person>()).Append(turn.Person);
        return new ProjectChoices([.. people.DistinctBy(person => person.ObjectId)], await portfolios, turn.CanPickPeople);
    }

    private static Reply Again(ProjectDraft draft, ProjectChoices choices, ProjectTexts texts, IReadOnlyList<FieldError> errors) =>
        new Reply.FormAgain(ProjectCards.Form(draft, choices, texts, errors), texts.NewProject);

    private static Reply Created(Project project, ProjectTexts texts) =>
        new Reply.UpdatedCard(ProjectCards.Created(project, texts), texts.Created(project.Code.Value));
}

/// <summary>Who and what can be chosen in the form.</summary>
/// <param name="CanPickPeople">Whether the client can also search the directory.</param>
internal sealed record ProjectChoices(IReadOnlyList<Person> People, IReadOnlyList<Portfolio> Portfolios, bool CanPickPeople)
{
    public Person? Find(string objectId) => People.FirstOrDefault(person => person.Is(objectId));
}
