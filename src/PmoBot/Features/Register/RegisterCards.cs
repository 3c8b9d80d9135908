using NodaTime;
using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

internal static partial class RegisterCards
{
    private const string MoreId = "more";
    private const string None = "none";

    /// <summary>Five fields at most, the rest behind "More".</summary>
    public static AdaptiveCard Form(RegisterForm form)
    {
        var (draft, texts, kind) = (form.Draft, form.Texts, form.Draft.Kind);
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                .. form.Project is { } project ? [CardParts.Context($"{project.Code} {project.Name}")] : Array.Empty<Element>(),
                CardParts.Title(texts.New(kind, form.Project is null ? draft.Project : null)),
                .. form.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)]
                    : form.Errors.Count > 0 ? [CardParts.Notice(ContainerStyle.Attention, texts.LookAgain)] : Array.Empty<Element>(),
                .. OfMessage(form),
                .. Words(form, RegisterFields.Statement, texts.Statement(kind), draft.Statement, RegisterDraft.MaxStatement, texts.StatementPlaceholder(kind)),
                .. kind == RegisterKind.Issue ? OfIssue(form) : OfRisk(form),
                .. OwnerField(form),
                .. form.AsksProject ? [] : Day(form, RegisterFields.Due, texts.Due(kind), draft.Due),
                new ActionSet([new ToggleVisibilityAction(texts.More, [MoreId])]),
                new Container([.. More(form)]) { Id = MoreId, IsVisible = form.Errors.Any(error => IsBehind(form, error.Field)) },
            ],
            Actions = [CardParts.MainButton(texts.Log, new CardAddress(LogItem.LogVerb,
            [
                (RegisterFields.Draft, draft.Id),
                // Where it is a field of the form, only the field says it.
                .. form.AsksProject ? Array.Empty<(string, string)>() : [(RegisterFields.Project, draft.Project ?? "")],
                (RegisterFields.Kind, kind.ToString()),
                .. draft.Message?.Data ?? [],
            ]))],
        };
    }

    public static AdaptiveCard WhichProject(IReadOnlyList<Project> mine, RegisterTexts texts, Func<Project, CardAddress> address) => new()
    {
        Lang = texts.Language.Tag(),
        Body = [CardParts.Title(texts.WhichProject)],
        Actions = [.. mine.Take(6).Select(project => CardParts.Button($"{project.Code}", address(project)))],
    };

    /// <summary>What was logged: how much it matters first.</summary>
    public static AdaptiveCard Logged(Project project, RegisterItem item, RiskScale scale, LocalDate today, RegisterTexts texts)
    {
        var band = RegisterRules.BandOf(item, scale);
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.WithChip(
                [
                    CardParts.Context($"{project.Code} {project.Name}"),
                    CardParts.Title(texts.Logged(item.Number, texts.Kind(item.Number.Kind))),
                ], texts.Band(band), StyleOf(band, item.Number.Kind)),
                CardParts.Paragraph(item.Statement),
                new FactSet([.. Facts(item, texts)]),
                .. RegisterRules.LacksAnswer(item, scale, today) ? [CardParts.Notice(ContainerStyle.Warning, texts.LacksAnswer)] : Array.Empty<Element>(),
            ],
        };
    }

    /// <summary>A page of a register; a row opens its item on tap.</summary>
    public static AdaptiveCard List(RegisterPage page, RegisterTexts texts)
    {
        var log = texts.LogHelp(page.Kind).Usage.Split(' ')[0];
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context($"{page.Project.Code} {page.Project.Name}"),
                CardParts.Title(texts.Kinds(page.Kind)),
                .. page.Count == 0 ? [CardParts.Paragraph(texts.NothingYet(page.Kind))] : new Element[] { CardParts.Context(texts.Live(page.Count)) },
                .. page.Lines.Select(line => Row(page.Project, line, texts)),
            ],
            Actions =
            [
                .. page.Next is { } next ? [CardParts.Button(texts.NextPage, PageItems.Address(page.Project, page.Kind, next))] : Array.Empty<CardAction>(),
                .. page.MayLog ? [CardParts.Button(texts.New(page.Kind, null), TurnRouter.Run($"{log} {page.Project.Code}"))] : Array.Empty<CardAction>(),
            ],
        };
    }

    public static AdaptiveCard Show(Project project, RegisterItem item, RiskScale scale, RegisterTexts texts)
    {
        var band = RegisterRules.BandOf(item, scale);
        var said = new[] { texts.Kind(item.Number.Kind), texts.State(item.State), item.IsConfidential ? texts.ConfidentialShort : null };
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.WithChip(
                [
                    CardParts.Context($"{project.Code} {project.Name}"),
                    CardParts.Title(item.Number.ToString()),
                    CardParts.Context(string.Join(" · ", said.OfType<string>())),
                ], texts.Band(band), StyleOf(band, item.Number.Kind)),
                CardParts.Paragraph(item.Statement),
                new FactSet([.. Facts(item, texts), .. Details(item, texts)]),
                CardParts.Context(texts.LoggedBy(item.LoggedBy.Name, project.PortfolioSettings.DayOf(item.LoggedAt))),
            ],
            Actions = [.. ToMessage(item, texts.Language)],
        };
    }

    private static Container Row(Project project, RegisterLine line, RegisterTexts texts)
    {
        var band = RiskScale.Default.BandOf(line.Score);
        var about = new[]
        {
            line.Current is { } current ? $"{current.Score} (P{current.Probability} × I{current.Impact})" : null,
            line.OwnerName is { } owner ? Short(owner) : texts.Nobody,
        };
        return new Container(
        [
            CardParts.WithChip(
            [
                new TextBlock(CardText.Markdown($"**{line.Number.ToString()}** {line.Statement}")) { Wrap = true },
                CardParts.Context(string.Join(" · ", about.OfType<string>())),
            ], texts.Band(band), StyleOf(band, line.Number.Kind)),
        ])
        {
            Separator = true,
            Spacing = Spacing.Medium,
            SelectAction = CardParts.Button(line.Number.ToString(), ShowItem.Address(project.Code, line.Number)),
        };
    }

    private static IEnumerable<Fact> Details(RegisterItem item, RegisterTexts texts) => new (string Name, string? Value)[]
    {
        (texts.Cause, item.Cause),
        (texts.Effect, item.Effect),
        (texts.ResponseLabel, item.Response is { } response ? texts.Response(response) : null),
        (texts.Action, item.Action),
        (texts.CategoryLabel, item.Category is { } category ? texts.Category(category) : null),
        (texts.ProximityLabel, item.Proximity is { } proximity ? texts.Proximity(proximity) : null),
        (texts.TypeLabel, item.Type is { } type ? texts.Type(type) : null),
    }.Where(detail => detail.Value is not null).Select(detail => new Fact(detail.Name, detail.Value!));

    // Opportunities are blue: a high one is good news.
    private static ContainerStyle StyleOf(Band band, RegisterKind kind) => kind == RegisterKind.Opportunity ? ContainerStyle.Accent : band switch
    {
        Band.High => ContainerStyle.Attention,
        Band.Medium => ContainerStyle.Warning,
        _ => ContainerStyle.Good,
    };

    private static IEnumerable<Fact> Facts(RegisterItem item, RegisterTexts texts)
    {
        if (item.Current is { } current)
            yield return new Fact(texts.Score, $"{current.Score} (P{current.Probability} × I{current.Impact})");
        else if (item.Severity is { } severity)
            yield return new Fact(texts.SeverityLabel, texts.SeverityStep(severity));
        yield return new Fact(texts.Owner, item.Owner?.Name ?? texts.Nobody);
        if (item.Due is { } due)
            yield return new Fact(texts.Due(item.Number.Kind), texts.Day(due));
        if (item.CostImpact is { } cost)
            yield return new Fact(texts.CostImpact(item.Number.Kind), cost.Format(texts.Language));
        if (item.NextReview is { } review)
            yield return new Fact(texts.NextReview, texts.Day(review));
    }

    private static readonly string[] Behind =
    [
        RegisterFields.Cause, RegisterFields.Effect, RegisterFields.Category, RegisterFields.Proximity, RegisterFields.CostImpact, RegisterFields.Response,
        RegisterFields.Action, RegisterFields.NextReview,
    ];

    // Five fields stand in front: where the project is one of them, the day is not.
    private static bool IsBehind(RegisterForm form, string field) =>
        Behind.Contains(field, StringComparer.Ordinal) || (form.AsksProject && field == RegisterFields.Due);

    private static IEnumerable<Element> OfIssue(RegisterForm form) =>
    [
        .. Chosen(form, RegisterFields.Type, form.Texts.TypeLabel, form.Draft.Type ?? nameof(IssueType.Problem), Choices<IssueType>(form.Texts.Type)),
        .. Steps(form, RegisterFields.Severity, form.Texts.SeverityLabel, form.Draft.Severity, form.Texts.SeverityStep),
    ];

    private static IEnumerable<Element> OfRisk(RegisterForm form) =>
    [
        .. Steps(form, RegisterFields.Probability, form.Texts.ProbabilityLabel, form.Draft.Probability, form.Texts.ProbabilityStep),
        .. Steps(form, RegisterFields.Impact, form.Texts.ImpactLabel, form.Draft.Impact, form.Texts.ImpactStep),
    ];

    private static IEnumerable<Element> More(RegisterForm form)
    {
        var (draft, texts, kind) = (form.Draft, form.Texts, form.Draft.Kind);
        IEnumerable<Element> ofRisks = kind == RegisterKind.Issue ? [] :
        [
            .. Chosen(form, RegisterFields.Proximity, texts.ProximityLabel, draft.Proximity ?? None, [new(texts.NotSaid, None), .. Choices<Proximity>(texts.Proximity)]),
            .. Chosen(form, RegisterFields.Response, texts.ResponseLabel, draft.Response ?? None,
                [new(texts.NotSaid, None), .. Responses.To(kind).Select(response => new Choice(texts.Response(response), response.ToString()))]),
        ];
        return
        [
            .. form.AsksProject ? Day(form, RegisterFields.Due, texts.Due(kind), draft.Due) : [],
            .. Words(form, RegisterFields.Cause, texts.Cause, draft.Cause, RegisterDraft.MaxPart),
            .. Words(form, RegisterFields.Effect, texts.Effect, draft.Effect, RegisterDraft.MaxPart),
            .. ofRisks,
            .. Words(form, RegisterFields.Action, texts.Action, draft.Action, RegisterDraft.MaxPart),
            .. Chosen(form, RegisterFields.Category, texts.CategoryLabel, draft.Category ?? None, [new(texts.NotSaid, None), .. Choices<Category>(texts.Category)]),
            .. CardParts.Field(new TextInput(RegisterFields.CostImpact) { Label = texts.CostImpact(kind), Value = draft.CostImpact, MaxLength = Money.MaxLength }, form.Errors),
            .. Day(form, RegisterFields.NextReview, texts.NextReview, draft.NextReview),
            new ToggleInput(RegisterFields.Confidential, texts.Confidential) { Value = draft.IsConfidential, Wrap = true },
        ];
    }

    private static IEnumerable<Element> Words(RegisterForm form, string field, string label, string? typed, int most, string? placeholder = null) =>
        CardParts.Field(new TextInput(field) { Label = label, Placeholder = placeholder, Value = typed, IsMultiline = true, MaxLength = most }, form.Errors);

    private static IEnumerable<Element> Steps(RegisterForm form, string field, string label, string? typed, Func<int, string> words) =>
        Chosen(form, field, label, typed, Enumerable.Range(1, RiskScale.Steps).Select(step => new Choice(words(step), $"{step}")));

    private static IEnumerable<Element> Chosen(RegisterForm form, string field, string label, string? value, IEnumerable<Choice> choices) =>
        CardParts.Field(new ChoiceSetInput(field, [.. choices]) { Label = label, Value = value, Style = ChoiceStyle.Compact }, form.Errors);

    private static IEnumerable<Choice> Choices<T>(Func<T, string> words) where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => new Choice(words(value), value.ToString()));

    private static IEnumerable<Element> OwnerField(RegisterForm form) => CardParts.Field(new ChoiceSetInput(
        RegisterFields.Owner, [.. form.People.Select(person => new Choice(Short(person.Name), person.ObjectId))])
    {
        Label = form.Texts.Owner,
        Value = form.Draft.Owner,
        People = form.Choices.CanPickPeople ? PeopleScope.Organization : null,
        Style = ChoiceStyle.Compact,
    }, form.Errors);

    private static IEnumerable<Element> Day(RegisterForm form, string field, string label, string? typed) => CardParts.Field(new DateInput(field)
    {
        Label = label,
        Value = typed is not null && LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: { Year: > 0 and < 10000 } day } ? day.ToDateOnly() : null,
    }, form.Errors);

    private static string Short(string name) => name.Length <= 40 ? name : name[..39] + "…";
}

/// <summary>All that the form card is drawn from.</summary>
internal sealed record RegisterForm(RegisterDraft Draft, RegisterTexts Texts, ProjectChoices Choices)
{
    /// <summary>Null while the store cannot be read.</summary>
    public Project? Project { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public string? Notice { get; init; }

    /// <summary>It is one of several, and a field of the form says which.</summary>
    public bool AsksProject => Draft.Message is { Offered.Count: > 0 };

    /// <summary>Sent without a choice of the project that it is about.</summary>
    public static RegisterForm WithoutProject(RegisterDraft draft, FormData form, Turn turn) =>
        new(draft, RegisterTexts.For(turn.Language), ProjectChoices.Of(form, [RegisterFields.Owner], turn))
        {
            Errors = [new(RegisterFields.Project, ExtensionTexts.For(turn.Language).ChooseProject)],
        };

    public IEnumerable<Person> People => Choices.Chosen.Concat(Project?.People ?? []).Concat(Choices.People).DistinctBy(person => person.ObjectId);
}
