using System.Globalization;
using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Scheduling;

namespace PmoBot.Features.Projects;

/// <summary>The fields that the forms share.</summary>
internal static partial class ProjectCards
{
    private const string MoreId = "more";

    /// <summary>Bytes of a name in a list: five lists of people fit on a card.</summary>
    private const int LongestName = 48;

    private static Container Head(ProjectFormView view, string title) => CardParts.Head(
    [
        CardParts.Title(title),
        .. view.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)]
            : view.Errors.Count > 0 ? [CardParts.Notice(ContainerStyle.Attention, view.Texts.LookAgain)] : Array.Empty<Element>(),
    ]);

    // Where the base stands in the data: what the form was filled from, so that nobody overwrites what they did not see.
    private static ExecuteAction Save(ProjectFormView view, string verb, params (string Key, string Value)[] more) =>
        CardParts.MainButton(view.Texts.Save, Sent(view, verb, more));

    private static CardAddress Sent(ProjectFormView view, string verb, params (string Key, string Value)[] more) =>
        new(verb, [(ProjectFields.Project, view.Code), (ProjectFields.Base, view.Typed.Text(ProjectFields.Base) ?? ""), .. more]);

    // Open where a field in it has to be looked at.
    private static IEnumerable<Element> More(ProjectFormView view, IReadOnlyList<Element> fields, params string[] behind) =>
    [
        new ActionSet([new ToggleVisibilityAction(view.Texts.More, [MoreId])]),
        new Container(fields)
        {
            Id = MoreId,
            IsVisible = view.Errors.Any(error => behind.Contains(error.Field, StringComparer.Ordinal)) || view.Typed.Text(ProjectFields.Find) is not null,
        },
    ];

    private static IEnumerable<Element> NameField(ProjectFormView view) => CardParts.Field(new TextInput(ProjectFields.Name)
    {
        Label = view.Texts.Name,
        Value = view.Typed.Text(ProjectFields.Name),
        MaxLength = ProjectLimits.Name,
        IsRequired = true,
        ErrorMessage = view.Texts.NameMissing,
    }, view.Errors);

    private static IEnumerable<Element> TextField(ProjectFormView view, string field, int most, string? placeholder = null) =>
        CardParts.Field(new TextInput(field)
        {
            Label = view.Texts.Field(field),
            Placeholder = placeholder,
            Value = view.Typed.Text(field),
            MaxLength = most,
        }, view.Errors);

    // The names that exist stand beside the field, so that a second spelling of one does not create another.
    private static IEnumerable<Element> PortfolioField(ProjectFormView view, bool isRequired)
    {
        var (texts, portfolios) = (view.Texts, view.Choices.Portfolios);
        var typed = view.Typed.Text(ProjectFields.Portfolio);
        var named = string.Join(", ", portfolios.Take(8).Select(portfolio => Short(portfolio.Name)));
        var isTicked = view.Typed.IsOn(ProjectFields.CreatePortfolio);
        var isNew = typed is not null && portfolios.All(known => known.Id != Portfolio.Named(typed).Id);
        return CardParts.Field(new TextInput(ProjectFields.Portfolio)
        {
            Label = named.Length > 0 ? $"{texts.Portfolio} ({named})" : texts.Portfolio,
            Placeholder = portfolios.Count > 0 ? portfolios[0].Name : texts.PortfolioPlaceholder,
            Value = typed,
            MaxLength = ProjectLimits.Name,
            IsRequired = isRequired,
            ErrorMessage = isRequired ? texts.PortfolioMissing : null,
        }, view.Errors, isNew && (view.Errors.Count > 0 || isTicked)
            ? [new ToggleInput(ProjectFields.CreatePortfolio, texts.CreatePortfolio(typed!)) { Value = isTicked, Wrap = true }]
            : []);
    }

    private static IEnumerable<Element> PeopleField(ProjectFormView view, string field, string? missing = null) =>
        CardParts.Field(People(view, field, view.Texts.Field(field)) with { IsRequired = missing is not null, ErrorMessage = missing }, view.Errors);

    private static IEnumerable<Element> MembersField(ProjectFormView view) =>
        CardParts.Field(People(view, ProjectFields.Members, view.Texts.Members) with { IsMultiSelect = true }, view.Errors);

    /// <summary>Those who are offered, and whoever was chosen in this field: the picker needs them too, to show their names.</summary>
    private static ChoiceSetInput People(ProjectFormView view, string field, string label)
    {
        var ids = view.Typed.Ids(field);
        var offered = ids.Select(view.Choices.Find).OfType<People.Person>().Concat(view.Choices.People).DistinctBy(person => person.ObjectId);
        return new(field, [.. offered.Select(person => new Choice(Short(person.Name), person.ObjectId))])
        {
            Label = label,
            Value = ids.Count > 0 ? string.Join(',', ids) : null,
            People = view.Choices.CanPickPeople ? PeopleScope.Organization : null,
            Style = ChoiceStyle.Compact,
        };
    }

    private static IEnumerable<Element> FindField(ProjectFormView view, string verb)
    {
        if (!view.Choices.CanFind)
            yield break;
        yield return CardParts.WithButton(
            new TextInput(ProjectFields.Find) { Label = view.Texts.Find, Placeholder = view.Texts.FindPlaceholder, MaxLength = ProjectLimits.Word },
            CardParts.Button(view.Texts.FindButton, Sent(view, verb)));
    }

    private static IEnumerable<Element> StateField(ProjectFormView view, ProjectState usual, IEnumerable<ProjectState> states)
    {
        var offered = states.Select(state => new Choice(view.Texts.State(state), state.ToString())).ToList();
        var typed = offered.Find(choice => choice.Value == view.Typed.Text(ProjectFields.State));
        return CardParts.Field(new ChoiceSetInput(ProjectFields.State, offered)
        {
            Label = view.Texts.StateLabel,
            Value = typed?.Value ?? usual.ToString(),
            Style = ChoiceStyle.Compact,
        }, view.Errors);
    }

    private static IEnumerable<Element> CadenceField(ProjectFormView view, Choice? first = null) => CardParts.Field(new ChoiceSetInput(
        ProjectFields.Cadence, [.. One(first), .. Enum.GetValues<Cadence>().Select(cadence => new Choice(view.Texts.Cadence(cadence), cadence.ToString()))])
    {
        Label = view.Texts.CadenceLabel,
        Value = view.Typed.Text(ProjectFields.Cadence) ?? first?.Value ?? nameof(Cadence.Weekly),
        Style = ChoiceStyle.Compact,
    }, view.Errors);

    private static IEnumerable<Choice> One(Choice? choice) => choice is null ? [] : [choice];

    private static IEnumerable<Element> LanguageField(ProjectFormView view) => CardParts.Field(new ChoiceSetInput(
        ProjectFields.Language,
        [new(view.Texts.NoLanguage, "none"), .. Enum.GetValues<Language>().Select(language => new Choice(view.Texts.LanguageName(language), language.Tag()))])
    {
        Label = view.Texts.LanguageLabel,
        Value = view.Typed.Text(ProjectFields.Language) ?? "none",
        Style = ChoiceStyle.Compact,
    }, view.Errors);

    private static ColumnSet BudgetFields(ProjectFormView view, Choice? first = null)
    {
        var usual = (view.Project?.PortfolioSettings ?? PortfolioSettings.Default).Unit;
        var chosen = view.Typed.Text(ProjectFields.Unit) ?? first?.Value ?? usual;
        var units = BudgetUnits.Offered.Append(usual).Concat(view.Project?.Budget is { } agreed ? [agreed.Unit] : []).Distinct(StringComparer.Ordinal);
        return Pair(
            CardParts.Field(new TextInput(ProjectFields.Budget) { Label = view.Texts.Budget, Value = view.Typed.Text(ProjectFields.Budget), MaxLength = Money.MaxLength }, view.Errors),
            CardParts.Field(new ChoiceSetInput(
                ProjectFields.Unit, [.. One(first), .. units.Select(unit => new Choice(Money.UnitName(unit, view.Texts.Language), unit))])
            { Label = view.Texts.Unit, Value = chosen, Style = ChoiceStyle.Compact }, view.Errors));
    }

    private static ColumnSet Pair(IEnumerable<Element> left, IEnumerable<Element> right) =>
        new([new Column([.. left]) { Width = "stretch" }, new Column([.. right]) { Width = "stretch" }]);

    private static IEnumerable<Element> NumberField(ProjectFormView view, string field, string label, int most) =>
        CardParts.Field(new NumberInput(field)
        {
            Label = label,
            Min = 0,
            Max = most,
            Value = decimal.TryParse(view.Typed.Text(field), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null,
        }, view.Errors);

    private static IEnumerable<Element> DateField(ProjectFormView view, string field, string label) => CardParts.Field(new DateInput(field)
    {
        Label = label,
        Value = view.Typed.Text(field) is { } typed && LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: { Year: > 0 and < 10000 } date }
            ? date.ToDateOnly() : null,
    }, view.Errors);

    private static string Short(string name) => name.CutToBytes(LongestName);
}
