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

    /// <summary>Logs an item, or does something with one: five fields at most, the rest behind "More".</summary>
    public static AdaptiveCard Form(RegisterForm form) => new()
    {
        Lang = form.Texts.Language.Tag(),
        Body =
        [
            CardParts.Head(Head(form)),
            .. Fields(form),
        ],
        Actions = [CardParts.MainButton(form.Texts.Send(form.Verb, form.Draft.Kind), new CardAddress(form.Verb, [.. form.Data]))],
    };

    private static IEnumerable<Element> Head(RegisterForm form)
    {
        if (form.Project is { } project)
            yield return CardParts.Context($"{project.Code} {project.Name}");
        yield return CardParts.Title(form.Title);
        if (form.About is { } statement)
            yield return CardParts.Small(statement);
        if (form.Draft.Message?.Author is { } author)
            yield return CardParts.Context(ExtensionTexts.For(form.Texts.Language).FromMessageOf(author));
        if (form.Notice is { } notice)
            yield return CardParts.Notice(ContainerStyle.Warning, notice);
        else if (form.Errors.Count > 0)
            yield return CardParts.Notice(ContainerStyle.Attention, form.Texts.LookAgain);
    }

    private static IEnumerable<Element> Fields(RegisterForm form) => form.Verb switch
    {
        RespondToItem.RespondVerb => OfResponse(form),
        CloseItem.CloseVerb => OfOutcome(form, form.Texts.HowItEnded),
        ReopenItem.ReopenVerb => OfOutcome(form, form.Texts.WhyOpenAgain),
        ComeAbout.ComeAboutVerb when form.Draft.Kind == RegisterKind.Opportunity => OfOutcome(form, form.Texts.WhatItBrought),
        ComeAbout.ComeAboutVerb => [CardParts.Paragraph(form.Texts.AnIssueGoesOn), .. FirstOf(form with { Draft = form.Draft with { Kind = RegisterKind.Issue } })],
        LogItem.LogVerb => [.. ProjectField(form), .. FirstOf(form), .. Folded(form, More(form), [.. BehindIn(form)])],
        _ => [.. FirstOf(form), .. Folded(form, More(form), Behind)],
    };

    private static IEnumerable<Element> OfResponse(RegisterForm form)
    {
        var isIssue = form.Draft.Kind == RegisterKind.Issue;
        return
        [
            .. isIssue ? [] : ResponseField(form),
            .. Words(form, RegisterFields.Action, form.Texts.Action, form.Draft.Action, RegisterDraft.MaxPart),
            .. OwnerField(form),
            .. Day(form, RegisterFields.Due, form.Texts.Due(form.Draft.Kind), form.Draft.Due),
            .. isIssue ? [] : Folded(form, TargetFields(form), RegisterFields.TargetProbability, RegisterFields.TargetImpact),
        ];
    }

    private static IEnumerable<Element> OfOutcome(RegisterForm form, string label) =>
        Words(form, RegisterFields.Outcome, label, form.Draft.Outcome, RegisterDraft.MaxPart);

    private static IEnumerable<Element> FirstOf(RegisterForm form)
    {
        var (draft, texts, kind) = (form.Draft, form.Texts, form.Draft.Kind);
        return
        [
            .. Words(form, RegisterFields.Statement, texts.Statement(kind), draft.Statement, RegisterDraft.MaxStatement, texts.StatementPlaceholder(kind)),
            .. kind == RegisterKind.Issue ? OfIssue(form) : OfRisk(form),
            .. OwnerField(form),
            .. form.AsksProject ? [] : Day(form, RegisterFields.Due, texts.Due(kind), draft.Due),
        ];
    }

    // Open where something behind it is wrong.
    private static IEnumerable<Element> Folded(RegisterForm form, IEnumerable<Element> fields, params string[] names) =>
    [
        new ActionSet([new ToggleVisibilityAction(form.Texts.More, [MoreId])]),
        new Container([.. fields]) { Id = MoreId, IsVisible = form.Errors.Any(error => names.Contains(error.Field, StringComparer.Ordinal)) },
    ];

    private static readonly string[] Behind =
    [
        RegisterFields.Cause, RegisterFields.Effect, RegisterFields.Category, RegisterFields.Proximity, RegisterFields.CostImpact, RegisterFields.Response,
        RegisterFields.Action, RegisterFields.NextReview, RegisterFields.TargetProbability, RegisterFields.TargetImpact,
    ];

    private static IEnumerable<Element> OfIssue(RegisterForm form) =>
    [
        .. Chosen(form, RegisterFields.Type, form.Texts.TypeLabel, form.Draft.Type ?? nameof(IssueType.Problem), Choices<IssueType>(form.Texts.Type)),
        .. Steps(form, RegisterFields.Severity, form.Texts.SeverityLabel, form.Draft.Severity, form.Texts.SeverityStep),
    ];

    private static IEnumerable<Element> OfRisk(RegisterForm form) =>
    [
        .. Steps(form, RegisterFields.Probability, form.Texts.ProbabilityLabel, form.Draft.Probability, step => form.Texts.ProbabilityStep(form.Scale, step)),
        .. Steps(form, RegisterFields.Impact, form.Texts.ImpactLabel, form.Draft.Impact, step => form.Texts.ImpactStep(form.Scale, step, form.Draft.Kind)),
    ];

    private static IEnumerable<Element> More(RegisterForm form)
    {
        var (draft, texts, kind) = (form.Draft, form.Texts, form.Draft.Kind);
        IEnumerable<Element> ofRisks = kind == RegisterKind.Issue ? [] :
        [
            .. Chosen(form, RegisterFields.Proximity, texts.ProximityLabel, draft.Proximity ?? None, [new(texts.NotSaid, None), .. Choices<Proximity>(texts.Proximity)]),
            .. ResponseField(form),
        ];
        return
        [
            .. form.AsksProject ? Day(form, RegisterFields.Due, texts.Due(kind), draft.Due) : [],
            .. Words(form, RegisterFields.Cause, texts.Cause, draft.Cause, RegisterDraft.MaxPart),
            .. Words(form, RegisterFields.Effect, texts.Effect, draft.Effect, RegisterDraft.MaxPart),
            .. ofRisks,
            .. Words(form, RegisterFields.Action, texts.Action, draft.Action, RegisterDraft.MaxPart),
            .. kind == RegisterKind.Issue || draft.Item is null ? [] : TargetFields(form),
            .. Chosen(form, RegisterFields.Category, texts.CategoryLabel, draft.Category ?? None, [new(texts.NotSaid, None), .. Choices<Category>(texts.Category)]),
            .. CardParts.Field(new TextInput(RegisterFields.CostImpact) { Label = form.Unit is { } unit ? $"{texts.CostImpact(kind)} ({Money.UnitName(unit, texts.Language)})" : texts.CostImpact(kind), Value = draft.CostImpact, MaxLength = Money.MaxLength }, form.Errors),
            .. Day(form, RegisterFields.NextReview, texts.NextReview, draft.NextReview),
            new ToggleInput(RegisterFields.Confidential, texts.Confidential) { Value = draft.IsConfidential, Wrap = true },
        ];
    }

    private static IEnumerable<Element> ResponseField(RegisterForm form) => Chosen(
        form, RegisterFields.Response, form.Texts.ResponseLabel, form.Draft.Response ?? None,
        [
            new(form.Texts.NotSaid, None),
            .. Responses.To(form.Draft.Kind).Concat(Old(form.Draft)).Select(response => new Choice(form.Texts.Response(response), response.ToString())),
        ]);

    // One that stands already, out of a file.
    private static IEnumerable<Response> Old(RegisterDraft draft) =>
        draft.ChosenResponse is { } response && !Responses.To(draft.Kind).Contains(response) ? [response] : [];

    private static IEnumerable<Element> TargetFields(RegisterForm form) =>
    [
        .. Steps(form, RegisterFields.TargetProbability, form.Texts.TargetProbability, form.Draft.TargetProbability, step => form.Texts.ProbabilityStep(form.Scale, step)),
        .. Steps(form, RegisterFields.TargetImpact, form.Texts.TargetImpact, form.Draft.TargetImpact, step => form.Texts.ImpactStep(form.Scale, step, form.Draft.Kind)),
    ];

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
/// <param name="Verb">That it is sent with.</param>
internal sealed record RegisterForm(string Verb, RegisterDraft Draft, RegisterTexts Texts, ProjectChoices Choices)
{
    /// <summary>Null while the store cannot be read.</summary>
    public Project? Project { get; init; }

    /// <summary>What it changes, as it stands; null: it is new, or the store cannot be read.</summary>
    public RegisterItem? Item { get; init; }

    /// <summary>Of an amount; null while the store cannot be read.</summary>
    public string? Unit => Item?.CostImpact?.Unit ?? Project?.Unit;

    /// <summary>What the item says, where no field of the form does.</summary>
    public string? About => Verb is EditItem.SaveVerb || (Verb == ComeAbout.ComeAboutVerb && Draft.Kind == RegisterKind.Threat)
        ? null
        : Item?.Statement.CutAt(RegisterLine.LongestStatement);

    /// <summary>Of the project's portfolio now.</summary>
    public RiskScale Scale { get; init; } = RiskScale.Default;

    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public string? Notice { get; init; }

    public string Title => Draft.Item is { } item
        ? $"{item} · {Texts.Name(Verb, Draft.Kind)}"
        : Texts.New(Draft.Kind, Project is null ? Draft.Project : null);

    /// <summary>It is one of several, and a field of the form says which.</summary>
    public bool AsksProject => Verb == LogItem.LogVerb && Draft.Message is { Offered.Count: > 0 };

    public IEnumerable<Person> People => Choices.Chosen.Concat(Project?.People ?? []).Concat(Choices.People).DistinctBy(person => person.ObjectId);

    /// <summary>Which item it is about travels with it, beside what is typed.</summary>
    public IEnumerable<(string, string)> Data
    {
        get
        {
            // Where it is a field of the form, the field alone says it.
            if (!AsksProject)
                yield return (RegisterFields.Project, Draft.Project ?? "");
            yield return (RegisterFields.Kind, Draft.Kind.ToString());
            if (Draft is { Item: { } item, Version: { } version })
            {
                yield return (RegisterFields.Item, item);
                yield return (RegisterFields.Version, version);
            }
            else
            {
                yield return (RegisterFields.Draft, Draft.Id);
                foreach (var datum in Draft.Message?.Data ?? [])
                    yield return datum;
            }
        }
    }
}
