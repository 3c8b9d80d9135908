using System.Globalization;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.RoleGrants;
using PmoBot.Features.Settings;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Portfolios;

internal static partial class PortfolioCards
{
    private const int MostRows = 20;
    private const int MostReaders = 12;
    private const string MoreId = "more";

    public static AdaptiveCard List(IReadOnlyList<(Portfolio Portfolio, int Projects)> portfolios, PortfolioTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Title(texts.Portfolios(portfolios.Count)),
            .. portfolios.Take(MostRows).Select(row => new Container(
            [
                new TextBlock(CardText.Markdown($"**{row.Portfolio.Name}**")) { Wrap = true },
                CardParts.Context(texts.Projects(row.Projects)),
            ])
            { Separator = true, Spacing = Spacing.Medium, SelectAction = CardParts.Button(Short(row.Portfolio.Name), Open(row.Portfolio)) }),
            .. portfolios.Count > MostRows ? [CardParts.Context(texts.More(portfolios.Count - MostRows))] : Array.Empty<Element>(),
        ],
    };

    public static AdaptiveCard Show(PortfolioPage page, Instant now, PortfolioTexts texts)
    {
        var project = ProjectTexts.For(texts.Language);
        var states = page.Projects.OrderBy(pair => pair.Key == ProjectState.Active ? -1 : (int)pair.Key)
            .Select(pair => texts.InState(pair.Value, project.State(pair.Key)));
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context(string.Join(" · ", [texts.Projects(page.Projects.Values.Sum()), .. page.Projects.Count > 1 ? states : []])),
                CardParts.Title(texts.Title(page.Portfolio.Name)),
                new FactSet(
                [
                    .. Facts(Ahead(page.Settings, now), texts),
                    new Fact(texts.Readers, Readers(page.Readers, texts)),
                ]),
            ],
            Actions =
            [
                .. page.MayChange ? [CardParts.MainButton(texts.Settings, OpenSettings(page.Portfolio, texts))] : Array.Empty<CardAction>(),
                .. page.MayGrant ? [CardParts.Button(texts.AddReader, OpenGrant.Address(Role.Reader, new Scope(page.Portfolio.Id)))] : Array.Empty<CardAction>(),
                .. page.MayReadTrail ? [CardParts.Button(texts.Trail, TurnRouter.Run(texts.TrailCommand(page.Portfolio.Name)))] : Array.Empty<CardAction>(),
            ],
        };
    }

    public static AdaptiveCard Saved(Portfolio portfolio, PortfolioSettings settings, PortfolioTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Title(texts.Saved(portfolio.Name)),
            new FactSet([.. Facts(settings, texts)]),
            CardParts.Context(texts.FromNowOn),
        ],
        Actions = [CardParts.Button(texts.Title(portfolio.Name), AboutPortfolio.Address(portfolio))],
    };

    /// <summary>Five fields, the rest behind "More".</summary>
    public static AdaptiveCard Form(PortfolioForm form)
    {
        var (texts, project) = (form.Texts, ProjectTexts.For(form.Texts.Language));
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Head(
                [
                    CardParts.Title(texts.SettingsOf(form.Portfolio.Name)),
                    .. form.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)]
                        : form.Errors.Count > 0 ? [CardParts.Notice(ContainerStyle.Attention, texts.LookAgain)] : Array.Empty<Element>(),
                ]),
                .. TypedZone.From(form.Typed).Draw(PortfolioSettings.Default.Zone.Id, SettingsTexts.For(texts.Language), form.Errors),
                .. Chosen(form, PortfolioDraft.PublicHolidays, texts.PublicHolidays, Enum.GetValues<PublicHolidays>().Select(one => new Choice(texts.Holidays(one), one.ToString()))),
                .. CardParts.Field(new TextInput(PortfolioDraft.DaysOffField)
                {
                    Label = texts.DaysOffLabel,
                    Placeholder = texts.DaysOffPlaceholder,
                    Value = form.Typed.Text(PortfolioDraft.DaysOffField),
                    IsMultiline = true,
                    MaxLength = DaysOff.Longest,
                }, form.Errors),
                .. Chosen(form, ProjectFields.Cadence, texts.Cadence, Enum.GetValues<Cadence>().Select(one => new Choice(project.Cadence(one), one.ToString()))),
                .. CardParts.Field(new TextInput(ProjectFields.Unit)
                {
                    Label = texts.Unit,
                    Placeholder = texts.UnitPlaceholder,
                    Value = form.Typed.Text(ProjectFields.Unit),
                    MaxLength = BudgetUnits.MaxLength,
                }, form.Errors),
                new ActionSet([new ToggleVisibilityAction(texts.MoreFields, [MoreId])]),
                new Container(
                [
                    .. CardParts.Field(new ChoiceSetInput(
                        PortfolioDraft.WorkingDays, [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new Choice(texts.DayName(day), day.ToString()))])
                    {
                        Label = texts.WorkingDays,
                        Value = form.Typed.Text(PortfolioDraft.WorkingDays),
                        IsMultiSelect = true,
                        Style = ChoiceStyle.Expanded,
                    }, form.Errors),
                    CardParts.Small(texts.QuietHint),
                    Pair(Time(form, PortfolioDraft.QuietFrom, texts.QuietFrom), Time(form, PortfolioDraft.QuietUntil, texts.QuietUntil)),
                    CardParts.Small(texts.ToleranceHint),
                    Pair(
                        Number(form, ProjectFields.ScheduleTolerance, project.ScheduleTolerance, 100),
                        Number(form, ProjectFields.CostTolerance, project.CostTolerance, 100)),
                    Pair(
                        Number(form, ProjectFields.LeastDays, project.LeastDays, Tolerances.Most),
                        Number(form, ProjectFields.MostDays, project.MostDays, Tolerances.Most)),
                ])
                {
                    Id = MoreId,
                    IsVisible = form.Errors.Any(error => Behind.Contains(error.Field, StringComparer.Ordinal)),
                },
            ],
            Actions =
            [
                CardParts.MainButton(texts.Save, new CardAddress(
                    ChangePortfolio.SaveVerb,
                    (PortfolioDraft.Portfolio, form.Portfolio.Name),
                    (PortfolioDraft.Base, form.Typed.Text(PortfolioDraft.Base) ?? ""))),
            ],
        };
    }

    public static CardAddress OpenSettings(Portfolio portfolio, PortfolioTexts texts) => TurnRouter.Run(texts.SettingsCommand(portfolio.Name));

    private static readonly string[] Behind =
    [
        PortfolioDraft.WorkingDays, PortfolioDraft.QuietFrom, PortfolioDraft.QuietUntil, ProjectFields.ScheduleTolerance, ProjectFields.CostTolerance, ProjectFields.LeastDays, ProjectFields.MostDays,
    ];

    private static CardAddress Open(Portfolio portfolio) => TurnRouter.Run($"portfolio {portfolio.Id}");

    private static IEnumerable<Fact> Facts(PortfolioSettings settings, PortfolioTexts texts) =>
        PortfolioTexts.Facts.Select(fact => new Fact(fact.Name(texts), fact.Say(settings, texts)));

    // Days that are over interest nobody who looks a portfolio up.
    private static PortfolioSettings Ahead(PortfolioSettings settings, Instant now) =>
        settings with { DaysOff = [.. settings.DaysOff.Where(day => day >= settings.DayOf(now))] };

    private static string Readers(IReadOnlyList<string> readers, PortfolioTexts texts) => readers.Count switch
    {
        0 => texts.NoReaders,
        <= MostReaders => string.Join(", ", readers.Select(Short)),
        var count => ProjectTexts.For(texts.Language).AndMore(string.Join(", ", readers.Take(MostReaders).Select(Short)), count - MostReaders),
    };

    private static IEnumerable<Element> Chosen(PortfolioForm form, string field, string label, IEnumerable<Choice> choices) =>
        CardParts.Field(new ChoiceSetInput(field, [.. choices]) { Label = label, Value = form.Typed.Text(field), Style = ChoiceStyle.Compact }, form.Errors);

    private static string Short(string name) => name.CutAt(40);

    private static ColumnSet Pair(IEnumerable<Element> left, IEnumerable<Element> right) =>
        new([new Column([.. left]) { Width = "stretch" }, new Column([.. right]) { Width = "stretch" }]);

    private static IEnumerable<Element> Time(PortfolioForm form, string field, string label) => CardParts.Field(new TimeInput(field)
    {
        Label = label,
        Value = TimeOnly.TryParse(form.Typed.Text(field), CultureInfo.InvariantCulture, out var time) ? time : null,
    }, form.Errors);

    private static IEnumerable<Element> Number(PortfolioForm form, string field, string label, int most) => CardParts.Field(new NumberInput(field)
    {
        Label = label,
        Min = 0,
        Max = most,
        Value = decimal.TryParse(form.Typed.Text(field), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null,
    }, form.Errors);
}

/// <summary>All that the form card is drawn from.</summary>
internal sealed record PortfolioForm(Portfolio Portfolio, FormData Typed, PortfolioTexts Texts)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public string? Notice { get; init; }
}
