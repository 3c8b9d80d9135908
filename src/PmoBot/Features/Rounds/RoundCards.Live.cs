using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Rounds;

internal static partial class RoundCards
{
    private const string AllProgrammes = "*";
    private const string NoProgramme = "-";
    private const int MostProgrammes = 20;

    // All that are not on time, and of them those that somebody acts upon.
    private static readonly RoundState?[] Filters = [null, RoundState.Open, RoundState.Late, RoundState.Excused, RoundState.Unreachable];

    /// <summary>Who is where: what it comes to, as a chart and as counts; then, by programme, each project that has not reported in time, and why.</summary>
    public static AdaptiveCard Live(RoundPage page, RoundTexts texts)
    {
        var (here, programme, instants) = (Here(page), Chosen(page, texts), page.Settings.Rounds.Of(page.Round.Id.Period));
        var (figures, counted) = (RoundFigures.Of(here), Counted(here));
        var rows = here.Where(line => Shows(page.Only, line))
            .OrderBy(line => line.Programme is null).ThenBy(line => line.Programme, StringComparer.OrdinalIgnoreCase).ThenBy(line => Rank(line.State)).ThenBy(line => line.Code, StringComparer.Ordinal).ToList();
        return CardBudget.Fit(rows, (shown, more) => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context(string.Join(" · ", new[] { page.Portfolio.Name, texts.Short(page.Round.Id.Period), programme }.OfType<string>())),
                CardParts.Title(texts.Rates(figures)),
                CardParts.Context(texts.DueAndCutOff(instants.Due.InZone(page.Settings.Zone), instants.CutOff.InZone(page.Settings.Zone), page.IsOver)),
                .. page.Round.IsGathered ? Array.Empty<Element>() : [CardParts.Small(texts.StillGathered)],
                .. here.Count > 0 ? [CardParts.Small(string.Join(" · ", counted.Select(pair => texts.Counted(pair.Count, Word(pair.State, page.IsOver, texts)))))] : Array.Empty<Element>(),
                .. counted.Count > 1 ? [Chart(counted, page.IsOver, texts)] : Array.Empty<Element>(),
                .. ProgrammeChoice(page, texts),
                .. FilterButtons(page, here, texts),
                .. rows.Count == 0 ? [CardParts.Paragraph(page.Only is null ? texts.AllTold : texts.NoneOfThem)] : Listed(shown, page, texts),
                .. more > 0 ? [CardParts.Small(texts.MoreProjects(more))] : Array.Empty<Element>(),
                .. rows.Any(IsExcusable) ? [CardParts.Small(texts.TapToExcuse) with { IsSubtle = true }] : Array.Empty<Element>(),
                .. Unasked(page.Portfolio, page.Unasked, texts),
                .. OtherRounds(page, texts),
            ],
            Actions = [.. Leads(page.Portfolio, texts)],
        });
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

    private static List<(RoundState State, int Count)> Counted(IReadOnlyList<RoundLine> lines) =>
    [
        .. new[] { RoundState.OnTime, RoundState.Late, RoundState.Open, RoundState.AfterCutOff, RoundState.Unreachable, RoundState.Excused }
            .Select(state => (state, lines.Count(line => line.State == state))).Where(pair => pair.Item2 > 0),
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

    private static bool Shows(RoundState? only, RoundLine line) => only is { } state ? line.State == state : line.State != RoundState.OnTime;

    // A programme that none of its projects is of, such as the last round's: all of them.
    private static IReadOnlyList<RoundLine> Here(RoundPage page) => page.Lines.Where(line => IsChosen(line, page)).ToList() is { Count: > 0 } some ? some : page.Lines;

    private static string? Chosen(RoundPage page, RoundTexts texts) => page.Lines.FirstOrDefault(line => IsChosen(line, page)) is { } one ? one.Programme ?? texts.NoProgramme : null;

    private static bool IsChosen(RoundLine line, RoundPage page) => ValueOf(line.Programme) == page.Programme;

    // What a choice carries of it, whatever it is called.
    private static string ValueOf(string? programme) => programme is null ? NoProgramme : $"={programme.CutAt(LongestName)}".ToUpperInvariant();

    private static IEnumerable<Element> ProgrammeChoice(RoundPage page, RoundTexts texts)
    {
        var programmes = page.Lines.GroupBy(line => ValueOf(line.Programme), StringComparer.Ordinal)
            .Select(group => (Value: group.Key, Name: group.First().Programme?.CutAt(LongestName) ?? texts.NoProgramme, Count: group.Count(line => Shows(page.Only, line))))
            .OrderByDescending(it => it.Count).Take(MostProgrammes).OrderBy(it => it.Name, StringComparer.OrdinalIgnoreCase).ToList();
        if (programmes.Count < 2)
            yield break;
        var chosen = programmes.Find(it => it.Value == page.Programme).Value;
        yield return CardParts.WithButton(
            new ChoiceSetInput(TurnRoundPage.ProgrammeField,
            [
                new(texts.AllProgrammes, AllProgrammes),
                .. programmes.Select(it => new Choice($"{it.Name} ({it.Count})", it.Value)),
            ])
            { Label = texts.Programme, Value = chosen ?? AllProgrammes, Style = ChoiceStyle.Compact },
            CardParts.Button(texts.ShowProgramme, TurnRoundPage.Address(page.Round.Id, page.Only)));
    }

    // The active one is marked with a sign: a colour alone says nothing.
    private static IEnumerable<Element> FilterButtons(RoundPage page, IReadOnlyList<RoundLine> here, RoundTexts texts)
    {
        var offered = Filters.Select(only => (Only: only, Count: here.Count(line => Shows(only, line)))).Where(it => it.Count > 0 || it.Only == page.Only).ToList();
        // Where all wait for the same thing there is nothing to choose.
        if (page.Only is not null || offered.Select(it => it.Count).Distinct().Count() > 1)
            yield return new ActionSet([.. offered.Select(it => CardParts.Button(
                $"{(it.Only == page.Only ? "✓ " : "")}{texts.Counted(it.Count, it.Only is { } state ? Word(state, page.IsOver, texts) : texts.NotOnTime)}",
                TurnRoundPage.Address(page.Round.Id, it.Only)))]);
    }

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

    private static IEnumerable<Element> OtherRounds(RoundPage page, RoundTexts texts)
    {
        if (page.Others.Count > 0 || page.Previous is not null)
            yield return new ActionSet(
            [
                .. page.Others.Take(MostButtons - 1).Select(other => CardParts.Button(texts.Named(other.Period), TurnRoundPage.Address(other))),
                .. page.Previous is { } previous ? [CardParts.Button(texts.PreviousRound(previous.Period), TurnRoundPage.Address(previous))] : Array.Empty<ExecuteAction>(),
            ])
            { Separator = true, Spacing = Spacing.Medium };
    }
}
