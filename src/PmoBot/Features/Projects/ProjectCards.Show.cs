using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Projects;

internal static partial class ProjectCards
{
    private const int MostButtons = 5;

    public static AdaptiveCard Which(IReadOnlyList<Project> among, ProjectTexts texts, Func<Project, CardAddress> address, string question) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Title(question),
            .. among.Skip(MostButtons).Take(1)
                .Select(next => CardParts.Paragraph(texts.MoreProjects(among.Count - MostButtons, next.Code.Value))),
        ],
        Actions = [.. among.Take(MostButtons).Select(project => CardParts.Button(project.Code.Value, address(project)))],
    };

    private const int MostBaselines = 5;
    private const int MostNames = 12;
    private const int MostOfReason = 100;
    private const int MostOutsiders = 10;

    /// <summary>One project: its colour first, then its latest report, then who and how much.</summary>
    public static AdaptiveCard Show(
        Project project, IReadOnlyList<ProjectSection> sections, IEnumerable<CardAction> pages, ProjectTexts texts)
    {
        IReadOnlyList<Element> head =
        [
            CardParts.Context(Place(project, texts)),
            CardParts.Title($"{project.Code} {project.Name}"),
            .. sections.Select(section => section.Line).OfType<string>().Select(line => CardParts.Context(line)),
        ];
        var chip = sections.Select(section => section.Chip).FirstOrDefault(chip => chip is not null);
        return CardBudget.Cut(letters => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                .. chip is { } shown ? [CardParts.WithChip(head, shown.Words, shown.Style)] : head,
                .. sections.SelectMany(section => section.Details(letters)),
                new FactSet([.. Facts(project, texts)]) { Spacing = Spacing.Medium, Separator = true },
                .. Details(project, texts),
            ],
            Actions = [.. sections.SelectMany(section => section.Actions), .. pages],
        });
    }

    public static AdaptiveCard Created(Project project, ProjectTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(Place(project, texts)),
            CardParts.Title(texts.Created(project.Code.Value)),
            CardParts.Paragraph(project.Name),
            new FactSet([.. Facts(project, texts)]) { Spacing = Spacing.Medium },
        ],
        Actions = [CardParts.Button(project.Code.Value, TurnRouter.Run($"project {project.Code}"))],
    };

    /// <summary>A channel was linked: what that means to its members.</summary>
    /// <param name="outsiders">Null: nobody could say.</param>
    public static AdaptiveCard Linked(Project project, string title, IReadOnlyList<Outsider>? outsiders, ProjectTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context($"{project.Code} {project.Name}"),
            CardParts.Title(title),
            CardParts.Paragraph(texts.LinkMeaning),
            outsiders is [] ? CardParts.Context(texts.NoOutsiders) : CardParts.Notice(ContainerStyle.Warning, Outsiders(outsiders, texts)),
        ],
        Actions = [CardParts.Button(project.Code.Value, TurnRouter.Run($"project {project.Code}"))],
    };

    private static string Outsiders(IReadOnlyList<Outsider>? outsiders, ProjectTexts texts) => outsiders switch
    {
        null => texts.OutsidersUnknown,
        { Count: <= MostOutsiders } => texts.OutsidersNamed(string.Join(", ", outsiders
            .OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Select(one => texts.Outsider(one.Name, one.IsGuest)))),
        _ => texts.OutsidersCounted(outsiders.Count(one => one.IsGuest), outsiders.Count(one => !one.IsGuest)),
    };

    /// <summary>A page of projects; a row opens its project on tap.</summary>
    public static AdaptiveCard List(ProjectPage page, ProjectTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            .. page.Heading is { } heading ? [CardParts.Context(heading)] : Array.Empty<Element>(),
            CardParts.Title(texts.Projects),
            .. page.Rows.Select(row => Row(row)),
        ],
        Actions = page.Next is { } next ? [CardParts.Button(texts.NextPage, next)] : null,
    };

    private static Container Row(ProjectPage.Line row)
    {
        IReadOnlyList<Element> left =
        [
            new TextBlock(CardText.Markdown($"**{row.Project.Code.Value}** {row.Project.Name}")) { Wrap = true },
            .. row.Text is { } text ? [CardParts.Context(text)] : Array.Empty<Element>(),
        ];
        return new Container(row.Chip is { } chip ? [CardParts.WithChip(left, chip.Words, chip.Style)] : left)
        {
            Separator = true,
            Spacing = Spacing.Medium,
            SelectAction = CardParts.Button(row.Project.Code.Value, TurnRouter.Run($"project {row.Project.Code}")),
        };
    }

    private static string Place(Project project, ProjectTexts texts) =>
        string.Join(" · ", new[] { project.Portfolio.Name, project.Programme, texts.State(project.State) }.OfType<string>());

    private static IEnumerable<Fact> Facts(Project project, ProjectTexts texts)
    {
        yield return new Fact(texts.Manager, project.Manager?.Name ?? texts.Nobody);
        if (project.Deputy is { } deputy)
            yield return new Fact(texts.Deputy, deputy.Name);
        if (project.Sponsor is { } sponsor)
            yield return new Fact(texts.Sponsor, sponsor.Name);
        if (project.Stage is { } stage)
            yield return new Fact(texts.Field(ProjectFields.Stage), stage);
        if (project.BaselineFinish is { } finish)
        {
            var moved = NodaTime.Period.DaysBetween(project.Baselines[0].Finish, finish);
            yield return new Fact(texts.Baseline, project.Baselines.Count == 1
                ? texts.Day(finish)
                : $"{texts.Day(finish)}, {texts.BaselineNumber(project.Baselines.Count, moved)}");
        }

        if (project.Budget is { } budget)
            yield return new Fact(texts.Budget, budget.Format(texts.Language));
        yield return new Fact(texts.CadenceLabel, texts.Cadence(project.Cadence));
    }

    /// <summary>What one looks up now and then, folded away.</summary>
    private static IEnumerable<Element> Details(Project project, ProjectTexts texts)
    {
        List<Fact> facts = [];
        if (project.Members.Count > 0)
            facts.Add(new(texts.Members, Names(project.Members, texts)));
        facts.AddRange(project.EscalationPath.Index().Select(level => new Fact(
            texts.Level(level.Index + 1), texts.LevelWords(null, [.. level.Item.Approvers.Select(person => Short(person.Name))], level.Item.All))));
        if (project.Start is { } start)
            facts.Add(new(texts.Start, texts.Day(start)));
        else if (project.Plan is { } plan)
            facts.Add(new(texts.Start, texts.CountedFrom(plan.Start)));
        facts.AddRange(project.Baselines.Count < 2 ? [] : project.Baselines.Index().TakeLast(MostBaselines).Reverse().Select(baseline => new Fact(
            texts.BaselineLabel(baseline.Index + 1), Agreed(baseline.Item, texts))));
        if (project.OwnTolerances is { } own)
            facts.Add(new(texts.Field(ProjectFields.Tolerances), texts.ToleranceWords(own)));
        if (project.Methodology is { } methodology)
            facts.Add(new(texts.Field(ProjectFields.Methodology), methodology));
        if (project.Language is { } language)
            facts.Add(new(texts.LanguageLabel, texts.LanguageName(language)));
        return facts.Count == 0 ? [] :
        [
            new ActionSet([new ToggleVisibilityAction(texts.More, [MoreId])]),
            new FactSet(facts) { Id = MoreId, IsVisible = false },
        ];
    }

    private static string Names(IReadOnlyList<People.Person> people, ProjectTexts texts)
    {
        var named = string.Join(", ", people.Take(MostNames).Select(person => Short(person.Name)));
        return people.Count <= MostNames ? named : texts.AndMore(named, people.Count - MostNames);
    }

    private static string Agreed(Baseline baseline, ProjectTexts texts)
    {
        var said = texts.AgreedBy(texts.Day(baseline.Finish), baseline.By is { } by ? Short(by.Name) : null, texts.Day(baseline.Since.InUtc().Date));
        return baseline.Reason is { } reason ? $"{said}: {Cut(reason)}" : said;
    }

    // The whole of it stands in the history.
    private static string Cut(string reason) => reason.CutAt(MostOfReason);
}
