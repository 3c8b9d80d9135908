using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Scheduling;

namespace PmoBot.Features.Projects;

internal static partial class ProjectCards
{
    private const string MoreId = "more";

    /// <summary>The form of a new project: five fields, the rest behind "More".</summary>
    public static AdaptiveCard Form(
        ProjectDraft draft, ProjectChoices choices, ProjectTexts texts, IReadOnlyList<FieldError>? found = null, string? notice = null)
    {
        var errors = found ?? [];
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Title(texts.NewProject),
                .. notice is null ? Array.Empty<Element>() : [CardParts.Notice(ContainerStyle.Warning, notice)],
                .. errors.Count == 0 ? Array.Empty<Element>() : [CardParts.Notice(ContainerStyle.Attention, texts.LookAgain)],
                .. CardParts.Field(new TextInput(ProjectFields.Code)
                {
                    Label = texts.Code,
                    Placeholder = texts.CodePlaceholder,
                    Value = draft.Code,
                    MaxLength = 16,
                    IsRequired = true,
                    ErrorMessage = texts.CodeRule,
                }, errors),
                .. CardParts.Field(new TextInput(ProjectFields.Name)
                {
                    Label = texts.Name,
                    Value = draft.Name,
                    MaxLength = ProjectDraft.MaxName,
                    IsRequired = true,
                    ErrorMessage = texts.NameMissing,
                }, errors),
                .. PortfolioField(draft, choices, texts, errors),
                .. CardParts.Field(People(ProjectFields.Manager, texts.Manager, draft.Manager, choices) with
                {
                    IsRequired = true,
                    ErrorMessage = texts.ManagerMissing,
                }, errors),
                .. CardParts.Field(Date(ProjectFields.BaselineFinish, texts.BaselineFinish, draft.BaselineFinish), errors),
                new ActionSet([new ToggleVisibilityAction(texts.More, [MoreId])]),
                More(draft, choices, texts, errors),
            ],
            Actions = [CardParts.MainButton(texts.Create, new CardAddress(NewProject.CreateVerb))],
        };
    }

    // The names that exist stand beside the field, so that a second spelling of one does not create another.
    private static IEnumerable<Element> PortfolioField(
        ProjectDraft draft, ProjectChoices choices, ProjectTexts texts, IReadOnlyList<FieldError> errors)
    {
        var first = choices.Portfolios.Count > 0 ? choices.Portfolios[0].Name : texts.PortfolioPlaceholder;
        var named = string.Join(", ", choices.Portfolios.Take(8).Select(portfolio => Short(portfolio.Name)));
        foreach (var element in CardParts.Field(new TextInput(ProjectFields.Portfolio)
        {
            Label = named.Length > 0 ? $"{texts.Portfolio} ({named})" : texts.Portfolio,
            Placeholder = first,
            Value = draft.Portfolio,
            MaxLength = ProjectDraft.MaxName,
            IsRequired = true,
            ErrorMessage = texts.PortfolioMissing,
        }, errors))
            yield return element;

        var isNew = draft.Portfolio is { } name && choices.Portfolios.All(known => known.Id != Portfolio.Named(name).Id);
        if (isNew && (errors.Count > 0 || draft.CreatePortfolio))
            yield return new ToggleInput(ProjectFields.CreatePortfolio, texts.CreatePortfolio(draft.Portfolio!)) { Value = draft.CreatePortfolio, Wrap = true };
    }

    private static Container More(ProjectDraft draft, ProjectChoices choices, ProjectTexts texts, IReadOnlyList<FieldError> errors)
    {
        string[] behind = [ProjectFields.Deputy, ProjectFields.Sponsor, ProjectFields.Start, ProjectFields.Budget, ProjectFields.Unit];
        return new Container(
        [
            .. CardParts.Field(People(ProjectFields.Deputy, texts.Deputy, draft.Deputy, choices), errors),
            .. CardParts.Field(People(ProjectFields.Sponsor, texts.Sponsor, draft.Sponsor, choices), errors),
            .. CardParts.Field(Date(ProjectFields.Start, texts.Start, draft.Start), errors),
            new ColumnSet(
            [
                new Column([.. CardParts.Field(new TextInput(ProjectFields.Budget) { Label = texts.Budget, Value = draft.Budget, MaxLength = Money.MaxLength }, errors)])
                {
                    Width = "stretch",
                },
                new Column([.. CardParts.Field(new ChoiceSetInput(
                    ProjectFields.Unit, [.. ProjectDraft.Units.Select(unit => new Choice(Money.UnitName(unit, texts.Language), unit))])
                    { Label = texts.Unit, Value = draft.Unit ?? ProjectDraft.Units[0], Style = ChoiceStyle.Compact }, errors)])
                {
                    Width = "stretch",
                },
            ]),
            new ChoiceSetInput(ProjectFields.Cadence, [.. Enum.GetValues<Cadence>().Select(cadence => new Choice(texts.Cadence(cadence), cadence.ToString()))])
            {
                Label = texts.CadenceLabel,
                Value = draft.Cadence ?? nameof(Cadence.Weekly),
                Style = ChoiceStyle.Compact,
            },
        ])
        { Id = MoreId, IsVisible = errors.Any(error => behind.Contains(error.Field, StringComparer.Ordinal)) };
    }

    private static ChoiceSetInput People(string field, string label, string? value, ProjectChoices choices) =>
        new(field, [.. choices.People.Select(person => new Choice(Short(person.Name), person.ObjectId))])
        {
            Label = label,
            Value = value,
            People = choices.CanPickPeople ? PeopleScope.Organization : null,
            Style = ChoiceStyle.Compact,
        };

    private static string Short(string name) => name.Length <= 40 ? name : name[..39] + "…";

    private static DateInput Date(string field, string label, string? typed) => new(field)
    {
        Label = label,
        Value = typed is not null && LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: { Year: > 0 and < 10000 } date } ? date.ToDateOnly() : null,
    };
}
