using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

internal static partial class ProjectCards
{
    /// <summary>The form of a new project: five fields, the rest behind "More".</summary>
    public static AdaptiveCard Form(ProjectFormView view)
    {
        var texts = view.Texts;
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                Head(view, texts.NewProject),
                .. CardParts.Field(new TextInput(ProjectFields.Code)
                {
                    Label = texts.Code,
                    Placeholder = texts.CodePlaceholder,
                    Value = view.Typed.Text(ProjectFields.Code),
                    MaxLength = 16,
                    IsRequired = true,
                    ErrorMessage = texts.CodeRule,
                }, view.Errors),
                .. NameField(view),
                .. PortfolioField(view, isRequired: true),
                .. PeopleField(view, ProjectFields.Manager, texts.ManagerMissing),
                .. DateField(view, ProjectFields.BaselineFinish, texts.BaselineFinish),
                .. More(
                    view,
                    [
                        .. PeopleField(view, ProjectFields.Deputy),
                        .. PeopleField(view, ProjectFields.Sponsor),
                        .. MembersField(view),
                        .. FindField(view, NewProject.CreateVerb),
                        .. StateField(view, ProjectState.Active, [ProjectState.Active, ProjectState.Proposed]),
                        .. TextField(view, ProjectFields.Programme, ProjectLimits.Name),
                        .. DateField(view, ProjectFields.Start, texts.Start),
                        BudgetFields(view, new Choice(texts.AsPortfolio, ProjectFields.AsPortfolio)),
                        .. CadenceField(view, new Choice(texts.AsPortfolio, ProjectFields.AsPortfolio)),
                        .. TextField(view, ProjectFields.Methodology, ProjectLimits.Word, texts.MethodologyPlaceholder),
                        .. LanguageField(view),
                    ],
                    ProjectFields.Deputy, ProjectFields.Sponsor, ProjectFields.Members, ProjectFields.Programme, ProjectFields.Start,
                    ProjectFields.Budget, ProjectFields.Unit, ProjectFields.Methodology),
            ],
            Actions = [CardParts.MainButton(texts.Create, new CardAddress(NewProject.CreateVerb))],
        };
    }

    /// <summary>What its PM and deputy may change.</summary>
    public static AdaptiveCard EditForm(ProjectFormView view) => new()
    {
        Lang = view.Texts.Language.Tag(),
        Body =
        [
            Head(view, view.Texts.EditTitle(view.Code)),
            .. NameField(view),
            .. TextField(view, ProjectFields.Stage, ProjectLimits.Word, view.Texts.StagePlaceholder),
            .. TextField(view, ProjectFields.Methodology, ProjectLimits.Word, view.Texts.MethodologyPlaceholder),
            .. CadenceField(view),
            .. LanguageField(view),
        ],
        Actions = [Save(view, EditProject.EditVerb)],
    };

    /// <summary>What the PMO agrees with the project; of a closed one, its reopening alone.</summary>
    public static AdaptiveCard AgreeForm(ProjectFormView view)
    {
        var texts = view.Texts;
        var reopens = view.Typed.IsOn(ProjectFields.Reopens);
        IReadOnlyList<Element> agreed =
        [
            .. DateField(view, ProjectFields.BaselineFinish, texts.BaselineFinish),
            BudgetFields(view),
            .. CardParts.Field(new TextInput(ProjectFields.Reason)
            {
                Label = texts.Reason,
                Placeholder = texts.ReasonPlaceholder,
                Value = view.Typed.Text(ProjectFields.Reason),
                MaxLength = ProjectLimits.Reason,
            }, view.Errors),
            .. More(
                view,
                [
                    .. DateField(view, ProjectFields.Start, texts.Start),
                    CardParts.Small(texts.ToleranceHint(texts.ToleranceWords((view.Project?.PortfolioSettings ?? PortfolioSettings.Default).Tolerances))),
                    Pair(
                        NumberField(view, ProjectFields.ScheduleTolerance, texts.ScheduleTolerance, 100),
                        NumberField(view, ProjectFields.CostTolerance, texts.CostTolerance, 100)),
                    Pair(
                        NumberField(view, ProjectFields.LeastDays, texts.LeastDays, Tolerances.Most),
                        NumberField(view, ProjectFields.MostDays, texts.MostDays, Tolerances.Most)),
                    .. PortfolioField(view, isRequired: false),
                    .. TextField(view, ProjectFields.Programme, ProjectLimits.Name),
                ],
                ProjectFields.Start, ProjectFields.ScheduleTolerance, ProjectFields.CostTolerance, ProjectFields.LeastDays, ProjectFields.MostDays,
                ProjectFields.Portfolio, ProjectFields.Programme),
        ];
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                Head(view, reopens ? texts.ReopenTitle(view.Code) : texts.AgreeTitle(view.Code)),
                .. reopens ? [CardParts.Paragraph(texts.ReopenFirst)] : Array.Empty<Element>(),
                .. reopens
                    ? StateField(view, ProjectState.Active, [ProjectState.Active, ProjectState.OnHold, ProjectState.Proposed])
                    : [.. StateField(view, view.Project?.State ?? ProjectState.Active, Enum.GetValues<ProjectState>()), .. agreed],
            ],
            Actions = [Save(view, AgreeAnew.AgreeVerb, reopens ? [(ProjectFields.Reopens, "true")] : [])],
        };
    }

    public static AdaptiveCard PeopleForm(ProjectFormView view) => new()
    {
        Lang = view.Texts.Language.Tag(),
        Body =
        [
            Head(view, view.Texts.PeopleTitle(view.Code)),
            .. PeopleField(view, ProjectFields.Manager, view.Texts.ManagerMissing),
            .. PeopleField(view, ProjectFields.Deputy),
            .. PeopleField(view, ProjectFields.Sponsor),
            .. MembersField(view),
            .. FindField(view, NamePeople.NameVerb),
        ],
        Actions = [Save(view, NamePeople.NameVerb)],
    };

    /// <summary>Two levels, and those that there are with one to add; the third and above behind "More".</summary>
    public static AdaptiveCard PathForm(ProjectFormView view)
    {
        var texts = view.Texts;
        var last = Enumerable.Range(1, ProjectLimits.Levels).LastOrDefault(level => view.Typed.Text(ProjectFields.Approvers(level)) is not null);
        var shown = Math.Clamp(last + 1, 2, ProjectLimits.Levels);
        var further = Enumerable.Range(3, shown - 2).ToList();
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                Head(view, texts.PathTitle(view.Code)),
                CardParts.Context(texts.PathMeaning),
                .. LevelFields(view, 1),
                .. view.Suggested is { } suggested ? [CardParts.Context(suggested)] : Array.Empty<Element>(),
                .. LevelFields(view, 2),
                .. FindField(view, SetEscalationPath.PathVerb),
                .. further.Count == 0 ? [] : More(view, [.. further.SelectMany(level => LevelFields(view, level))], [.. further.Select(ProjectFields.Approvers)]),
            ],
            Actions = [Save(view, SetEscalationPath.PathVerb)],
        };
    }

    private static IEnumerable<Element> LevelFields(ProjectFormView view, int level) =>
    [
        .. CardParts.Field(People(view, ProjectFields.Approvers(level), view.Texts.Approvers(level)) with { IsMultiSelect = true }, view.Errors),
        new ChoiceSetInput(ProjectFields.Rule(level), [new(view.Texts.AnyOf, SetEscalationPath.Any), new(view.Texts.AllOf, SetEscalationPath.All)])
        {
            Label = view.Texts.Rule(level),
            Value = view.Typed.Text(ProjectFields.Rule(level)) ?? SetEscalationPath.Any,
            Style = ChoiceStyle.Compact,
        },
    ];
}
