using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

/// <summary>All that the live round's card is drawn from.</summary>
internal sealed record RoundPage(Portfolio Portfolio, Round Round, IReadOnlyList<RoundLine> Lines, PortfolioSettings Settings, Instant Now)
{
    public bool IsOver => Settings.Rounds.Of(Round.Id.Period).CutOff <= Now;
}

internal static class RoundCards
{
    private const string MoreId = "more";
    private const int MostButtons = 5;
    private const int LongestName = 40;

    /// <summary>Who is where: what it comes to, as a chart and as counts; then, by programme, each project that has not reported in time, and why.</summary>
    public static AdaptiveCard Live(RoundPage page, RoundTexts texts)
    {
        var (figures, instants, counted) = (RoundFigures.Of(page.Lines), page.Settings.Rounds.Of(page.Round.Id.Period), Counted(page));
        var rows = page.Lines.Where(line => line.State != RoundState.OnTime)
            .OrderBy(line => line.Programme is null).ThenBy(line => line.Programme, StringComparer.OrdinalIgnoreCase).ThenBy(line => Rank(line.State)).ThenBy(line => line.Code, StringComparer.Ordinal).ToList();
        return CardBudget.Fit(rows, (shown, more) => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context($"{page.Portfolio.Name} · {texts.Short(page.Round.Id.Period)}"),
                CardParts.Title(texts.Rates(figures)),
                CardParts.Context(texts.DueAndCutOff(instants.Due.InZone(page.Settings.Zone), instants.CutOff.InZone(page.Settings.Zone), page.IsOver)),
                .. page.Lines.Count > 0 ? [CardParts.Small(string.Join(" · ", counted.Select(pair => texts.Counted(pair.Count, Word(pair.State, page.IsOver, texts)))))] : Array.Empty<Element>(),
                .. counted.Count > 1 ? [Chart(counted, page.IsOver, texts)] : Array.Empty<Element>(),
                .. rows.Count == 0 ? [CardParts.Paragraph(texts.AllTold)] : Listed(shown, page, texts),
                .. more > 0 ? [CardParts.Small(texts.MoreProjects(more))] : Array.Empty<Element>(),
                .. rows.Any(IsExcusable) ? [CardParts.Small(texts.TapToExcuse) with { IsSubtle = true }] : Array.Empty<Element>(),
            ],
            Actions = [.. Leads(page.Portfolio, texts)],
        });
    }

    public static AdaptiveCard NotOpened(Portfolio portfolio, ZonedDateTime? opens, RoundTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Title(texts.NoRoundYet(portfolio.Name)),
            CardParts.Paragraph(opens is { } at ? texts.NextOpens(at) : texts.Mode(RoundMode.Off)),
        ],
        Actions = [.. Leads(portfolio, texts)],
    };

    public static AdaptiveCard Missing(Portfolio portfolio, RoundId round, IReadOnlyList<RoundLine> missing, RoundTexts texts) =>
        CardBudget.Fit(missing, (shown, more) => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context(texts.MissingIn(round.Period)),
                CardParts.Title(missing.Count > 0 ? texts.MissingOf(missing.Count, portfolio.Name) : texts.AllTold),
                .. shown.Select(line => Row(line, null, isOver: true, DateTimeZone.Utc, texts)),
                .. more > 0 ? [CardParts.Context(texts.MoreProjects(more))] : Array.Empty<Element>(),
            ],
            Actions = [CardParts.Button(texts.ToTheRound, ShowRound.Address(portfolio, texts.Language))],
        });

    /// <summary>In place of a list whose reader is not the PMO any more.</summary>
    public static AdaptiveCard ListGone(RoundId round, RoundTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body = [CardParts.Context(texts.MissingIn(round.Period)), CardParts.Title(texts.ListGone)],
    };

    public static AdaptiveCard Which(IReadOnlyList<Portfolio> portfolios, RoundTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body = [CardParts.Title(texts.WhichPortfolio), .. portfolios.Count > MostButtons ? [CardParts.Context(texts.Help.Usage)] : Array.Empty<Element>()],
        Actions = [.. portfolios.Take(MostButtons).Select(portfolio => CardParts.Button(portfolio.Name.CutAt(LongestName), ShowRound.Address(portfolio, texts.Language)))],
    };

    public static AdaptiveCard ExcuseForm(FormData typed, string code, RoundTexts texts, string? notice, string? wrong) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            .. notice is null ? Array.Empty<Element>() : [CardParts.Notice(ContainerStyle.Warning, notice)],
            .. RoundId.Parse(typed.Text(PressPrompt.RoundField)) is { } round ? [CardParts.Context(texts.RoundOf(round.Period))] : Array.Empty<Element>(),
            CardParts.Title(texts.ExcuseTitle(code)),
            .. CardParts.Field(
                new TextInput(ExcuseProject.ReasonField) { Label = texts.Reason, Placeholder = texts.ReasonHint, Value = typed.Text(ExcuseProject.ReasonField), MaxLength = ExcuseProject.LongestReason },
                wrong is null ? [] : [new FieldError(ExcuseProject.ReasonField, wrong)]),
        ],
        Actions = [CardParts.MainButton(texts.ExcuseButton, ExcuseProject.Address(typed.Text(PressPrompt.RoundField) ?? "", code))],
    };

    public static AdaptiveCard Excused(Project project, Period period, string reason, RoundTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context($"{project.Code} {project.Name} · {texts.Short(period)}"),
            CardParts.Title(texts.IsExcused(project.Code.Value)),
            CardParts.Paragraph(reason),
        ],
        Actions = [CardParts.Button(texts.ToTheRound, ShowRound.Address(project.Portfolio, texts.Language))],
    };

    public static AdaptiveCard ScheduleForm(ScheduleForm form)
    {
        var (texts, isMonthly) = (form.Texts, form.Cadence == Cadence.Monthly);
        var moments = ScheduleDraft.Moments.Select((field, number) => CardParts.Field(
            new TextInput(field)
            {
                Label = texts.Moment(number, isMonthly),
                Value = form.Typed.Text(field),
                Placeholder = texts.MomentHint(isMonthly),
                MaxLength = ScheduleDraft.Longest,
            }, form.Errors)).ToList();
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                .. form.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)] : Array.Empty<Element>(),
                CardParts.Context(texts.CadenceOf(form.Cadence)),
                CardParts.Title(texts.ScheduleOf(form.Portfolio.Name)),
                CardParts.Context(texts.HoldsFrom(form.From)),
                .. CardParts.Field(
                    new ChoiceSetInput(ScheduleDraft.Mode, [.. Enum.GetValues<RoundMode>().Select(mode => new Choice(texts.Mode(mode), mode.ToString()))])
                    {
                        Label = texts.ModeLabel,
                        Value = form.Typed.Text(ScheduleDraft.Mode),
                        Style = ChoiceStyle.Expanded,
                    }, form.Errors),
                .. moments[..^1].SelectMany(moment => moment),
                new ActionSet([new ToggleVisibilityAction(texts.More, [MoreId])]),
                new Container(
                [
                    .. moments[^1],
                    new ToggleInput(ScheduleDraft.OwnZone, texts.OwnZone) { Value = form.Typed.IsOn(ScheduleDraft.OwnZone), Wrap = true },
                ])
                { Id = MoreId, IsVisible = form.Errors.Any(error => error.Field == ScheduleDraft.Moments[^1]) },
            ],
            Actions = [CardParts.MainButton(texts.Save, ChangeSchedule.SaveAddress(form))],
        };
    }

    public static AdaptiveCard Saved(Portfolio portfolio, RoundSchedule schedule, ZonedDateTime? opens, RoundTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(texts.CadenceOf(schedule.Cadence)),
            CardParts.Title(texts.ScheduleSaved(portfolio.Name)),
            CardParts.Paragraph(texts.Mode(schedule.Mode)),
            .. opens is { } at ? [CardParts.Paragraph(texts.NextOpens(at))] : Array.Empty<Element>(),
        ],
        Actions = [.. Leads(portfolio, texts)],
    };

    /// <summary>Round by round: who is asked for what, and when by their own clock.</summary>
    public static AdaptiveCard Preview(Portfolio portfolio, IReadOnlyList<PlannedRound> rounds, RoundTexts texts)
    {
        var lines = rounds.SelectMany(round => round.Prompts.Select(prompt => (Round: round, Prompt: prompt))).ToList();
        return CardBudget.Fit(lines, (shown, more) => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Title(texts.PreviewOf(portfolio.Name)),
                .. rounds.Count == 0 ? [CardParts.Paragraph(texts.NothingPlanned)] : Array.Empty<Element>(),
                .. rounds.Select(round => new Container(
                [
                    new TextBlock(texts.Named(round.Period)) { Wrap = true, Weight = TextWeight.Bolder },
                    CardParts.Context(texts.DueAndCutOff(round.Due, round.CutOff, false)),
                    CardParts.Context(texts.Asks(round.Prompts.Count, round.Prompts.Sum(prompt => prompt.Codes.Count))),
                    .. round.NotAsked > 0 ? [CardParts.Context(texts.NotAskedOf(round.NotAsked))] : Array.Empty<Element>(),
                    .. shown.Where(line => line.Round == round).Select(line => CardParts.Small(
                        $"{line.Prompt.At.ToString("ddd d MMM HH:mm", texts.Culture)} · {line.Prompt.Person.Name} · {string.Join(", ", line.Prompt.Codes)}")),
                ])
                { Separator = true, Spacing = Spacing.Medium }),
                .. more > 0 ? [CardParts.Context(texts.MoreProjects(more))] : Array.Empty<Element>(),
            ],
        });
    }

    private static IEnumerable<CardAction> Leads(Portfolio portfolio, RoundTexts texts)
    {
        yield return CardParts.Button(texts.PreviewButton, PreviewRounds.Address(portfolio, texts.Language));
        yield return CardParts.Button(texts.DryButton, StartDryRound.Address(portfolio, texts.Language));
        yield return CardParts.Button(texts.ScheduleButton, ChangeSchedule.Address(portfolio, texts.Language));
    }

    // What wants somebody first.
    private static int Rank(RoundState state) => state switch
    {
        RoundState.Unreachable => 0,
        RoundState.Open => 1,
        RoundState.AfterCutOff => 2,
        RoundState.Late => 3,
        _ => 4,
    };

    private static bool IsExcusable(RoundLine line) => line.State is RoundState.Open or RoundState.Unreachable;

    private static List<(RoundState State, int Count)> Counted(RoundPage page) =>
    [
        .. new[] { RoundState.OnTime, RoundState.Late, RoundState.Open, RoundState.AfterCutOff, RoundState.Unreachable, RoundState.Excused }
            .Select(state => (state, page.Lines.Count(line => line.State == state))).Where(pair => pair.Item2 > 0),
    ];

    // Its numbers stand above it.
    private static DonutChart Chart(List<(RoundState State, int Count)> counted, bool isOver, RoundTexts texts) =>
        new([.. counted.Select(pair => new Slice(Word(pair.State, isOver, texts), pair.Count) { Color = ColorOf(pair.State, isOver) })], new Container([]));

    private static ChartColor ColorOf(RoundState state, bool isOver) => state switch
    {
        RoundState.OnTime => ChartColor.Good,
        RoundState.Late => ChartColor.Warning,
        RoundState.Open => isOver ? ChartColor.Attention : ChartColor.CategoricalBlue,
        RoundState.AfterCutOff => ChartColor.CategoricalTeal,
        RoundState.Unreachable => ChartColor.CategoricalPurple,
        _ => ChartColor.Neutral,
    };

    private static string Word(RoundState state, bool isOver, RoundTexts texts) => isOver && state == RoundState.Open ? texts.Missing : texts.State(state);

    private static IEnumerable<Element> Listed(IReadOnlyList<RoundLine> shown, RoundPage page, RoundTexts texts)
    {
        var isOne = page.Lines.All(line => line.Programme is null);
        foreach (var programme in shown.GroupBy(line => line.Programme, StringComparer.OrdinalIgnoreCase))
        {
            var all = page.Lines.Where(line => string.Equals(line.Programme, programme.Key, StringComparison.OrdinalIgnoreCase)).ToList();
            var figures = RoundFigures.Of(all);
            if (!isOne)
                yield return new TextBlock(texts.OfProgramme(programme.Key ?? texts.NoProgramme, figures.Reported, figures.Held)) { Wrap = true, Weight = TextWeight.Bolder, Spacing = Spacing.Medium };
            foreach (var line in programme)
                yield return Row(line, page.Round.Id, page.IsOver, page.Settings.Zone, texts);
        }
    }

    /// <param name="excusable">Null: it is not offered here.</param>
    private static Container Row(RoundLine line, RoundId? excusable, bool isOver, DateTimeZone zone, RoundTexts texts)
    {
        var why = line.State switch
        {
            RoundState.Excused => texts.Excused(line.Excuse ?? Excuse.NotActive, line.Reason),
            RoundState.Unreachable => texts.Unreachable(line.Unreachable ?? "", line.UnreachableSince, zone),
            _ => null,
        };
        var said = new[] { Word(line.State, isOver, texts), line.Person?.Name ?? (line is { State: RoundState.Open, IsForgotten: false } ? texts.NobodyLeads : null), why };
        return new Container(
        [
            new TextBlock(CardText.Markdown($"**{line.Code}** {line.Name}")) { Wrap = true, Spacing = Spacing.None },
            CardParts.Context(string.Join(" · ", said.OfType<string>())),
        ])
        {
            Separator = true,
            SelectAction = excusable is not null && IsExcusable(line) ? CardParts.Button(texts.ExcuseTitle(line.Code), AskExcuse.Address(excusable, line.Code)) : null,
        };
    }
}
