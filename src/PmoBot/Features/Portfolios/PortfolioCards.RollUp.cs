using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.People;

namespace PmoBot.Features.Portfolios;

internal static partial class PortfolioCards
{
    private const int MostProgrammes = 20;
    private const int MostUnits = 4;
    private const int LongestName = 60;
    private const int LongestWanted = 120;

    private static readonly RollUpFilter[] Filters = Enum.GetValues<RollUpFilter>();

    private static readonly (RollUpColour Colour, Rag? Rag, ChartColor InChart)[] Colours =
    [
        (RollUpColour.Red, Rag.Red, ChartColor.Attention),
        (RollUpColour.Amber, Rag.Amber, ChartColor.Warning),
        (RollUpColour.Green, Rag.Green, ChartColor.Good),
        (RollUpColour.Grey, null, ChartColor.Neutral),
    ];

    /// <summary>How many are of which colour and were, what waits, what is at stake; then the projects, the most important first, each with why.</summary>
    public static AdaptiveCard RollUp(RollUpPage page, Turn turn, RollUpTexts texts)
    {
        var (rollUp, ranked, portfolio) = (page.RollUp, page.Ranked, page.Seen.Portfolio);
        return CardBudget.Fit(page.Lines, (shown, cut) => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context(string.Join(" · ", About(page, texts))),
                CardParts.Title(texts.Headline(rollUp)),
                .. rollUp.Listed > 0 ? Chips(rollUp, texts) : [],
                .. Movement(rollUp, texts) is { Length: > 0 } moved ? [CardParts.Small(moved)] : Array.Empty<Element>(),
                .. Charted(rollUp) > 1 ? [Chart(rollUp, texts)] : Array.Empty<Element>(),
                .. Facts(page, texts).ToList() is { Count: > 0 } facts ? [new FactSet(facts)] : Array.Empty<Element>(),
                .. ProgrammeChoice(page, texts),
                .. FilterButtons(page, texts),
                .. rollUp.Listed > 0 && shown.Count == 0 ? [CardParts.Paragraph(texts.Nothing(page.Lens.Filter))] : Array.Empty<Element>(),
                .. shown.Select(line => Row(line, page, texts)),
                .. shown.Count > 0 && ranked.Count > shown.Count
                    ? [CardParts.Context(texts.Range(ranked.Before + 1, ranked.Before + shown.Count, ranked.Count))]
                    : Array.Empty<Element>(),
            ],
            Actions =
            [
                .. page.Seen.IsWhole && rollUp.Projects == 0 && turn.May(Right.CreateProject, new Scope(portfolio.Id))
                    ? [CardParts.MainButton(ProjectTexts.For(texts.Language).NewProject, TurnRouter.Run(texts.Language.In("project new", "nouveau projet")))]
                    : Array.Empty<CardAction>(),
                .. Next(page, shown, cut) is { } after ? [CardParts.Button(texts.Next, TurnRollUp.Address(portfolio, page.Lens.Filter, after))] : Array.Empty<CardAction>(),
                .. page.Lens.After.Length > 0 ? [CardParts.Button(texts.First, TurnRollUp.Address(portfolio, page.Lens.Filter))] : Array.Empty<CardAction>(),
                .. page.Seen.IsWhole && rollUp.PendingCount > 0 ? [CardParts.Button(texts.Cases, TurnRouter.Run($"escalations {portfolio.Id}"))] : Array.Empty<CardAction>(),
                .. page.Sections.SelectMany(section => section.Actions),
                .. turn.May(Right.ReadPortfolio, new Scope(portfolio.Id)) ? [CardParts.Button(texts.HowItIsRun, AboutPortfolio.Address(portfolio))] : Array.Empty<CardAction>(),
            ],
        });
    }

    private static IEnumerable<string> About(RollUpPage page, RollUpTexts texts)
    {
        yield return texts.Portfolio(page.Seen.Portfolio.Name.CutAt(LongestName));
        if (page.Lens.Programme is { } chosen)
            yield return page.Programmes.GetValueOrDefault(chosen).Name?.CutAt(LongestName) ?? texts.NoProgramme;
        yield return page.Seen.IsWhole ? texts.Projects(page.RollUp.Projects) : texts.YourProjects(page.RollUp.Projects);
        var words = ProjectTexts.For(texts.Language);
        foreach (var state in new[] { ProjectState.Proposed, ProjectState.OnHold, ProjectState.Closed }.Where(state => page.RollUp.Of(state) > 0))
            yield return texts.InState(page.RollUp.Of(state), words.State(state));
    }

    // What is as it was says so by saying nothing.
    private static IEnumerable<ColumnSet> Chips(PortfolioRollUp rollUp, RollUpTexts texts) => CardParts.Chips([.. Colours.Select(one =>
    {
        var ((shape, _, style), count) = (StatusStanding.Signed(one.Rag, texts.Language), rollUp.Of(one.Colour));
        var was = rollUp.HasBefore && one.Rag is { } rag && rollUp.Before(rag) is var before && before != count ? texts.Was(before) : null;
        return ($"{shape} {texts.Counted(one.Rag, count)}", count, style, was);
    })]);

    private static string Movement(PortfolioRollUp rollUp, RollUpTexts texts) => string.Join(" · ", new[]
    {
        rollUp.Worse > 0 ? texts.Worse(rollUp.Worse) : null,
        rollUp.Better > 0 ? texts.Better(rollUp.Better) : null,
        rollUp.Of(RollUpColour.Awaited) is > 0 and var awaited ? texts.Awaited(awaited) : null,
        rollUp.Of(RollUpColour.NotKnown) is > 0 and var unknown ? texts.NotKnown(unknown) : null,
    }.OfType<string>());

    private static int Charted(PortfolioRollUp rollUp) => Colours.Count(one => rollUp.Of(one.Colour) > 0 || one.Rag is { } rag && rollUp.Before(rag) > 0);

    // Its numbers stand above it.
    private static StackedBarChart Chart(PortfolioRollUp rollUp, RollUpTexts texts) => new(
    [
        new StackedBar(texts.Now, Slices(one => rollUp.Of(one.Colour), texts)),
        .. rollUp.HasBefore ? [new StackedBar(texts.BeforeThat, Slices(one => one.Rag is { } rag ? rollUp.Before(rag) : 0, texts))] : Array.Empty<StackedBar>(),
    ],
    new Container([]));

    private static IReadOnlyList<Slice> Slices(Func<(RollUpColour Colour, Rag? Rag, ChartColor InChart), int> count, RollUpTexts texts) =>
        [.. Colours.Select(one => new Slice(Words(one.Rag, texts), count(one)) { Color = one.InChart })];

    private static string Words(Rag? colour, RollUpTexts texts)
    {
        var (shape, word, _) = StatusStanding.Signed(colour, texts.Language);
        return $"{shape} {word}";
    }

    public static IEnumerable<Fact> Facts(RollUpPage page, RollUpTexts texts)
    {
        var rollUp = page.RollUp;
        if (rollUp.PendingCount > 0)
            yield return new Fact(texts.Decisions, texts.Pending(rollUp));
        if (rollUp.Wanted > 0)
            yield return new Fact(texts.WantedFact, texts.Wanted(rollUp.Wanted));
        if (rollUp.Greener > 0)
            yield return new Fact(texts.GreenerFact, texts.Greener(rollUp.Greener));
        foreach (var fact in Exposure(rollUp, texts).Concat(Costs(rollUp, texts)).Concat(page.Sections.SelectMany(section => section.Facts)))
            yield return fact;
    }

    private static IEnumerable<Fact> Exposure(PortfolioRollUp rollUp, RollUpTexts texts)
    {
        var sums = rollUp.Exposures.ToList();
        foreach (var (unit, threats, opportunities, net) in sums.Take(MostUnits))
        {
            yield return new Fact(Of(texts.Exposure, unit, sums.Count, texts), texts.Sums(Signed(net, unit, texts), Some(threats), Some(opportunities)));

            string? Some(decimal sum) => sum == 0 ? null : new Money(sum, unit).Format(texts.Language);
        }

        string?[] rest =
        [
            sums.Count > MostUnits ? texts.MoreUnits(sums.Count - MostUnits) : null,
            rollUp.NotCosted > 0 ? texts.NotCosted(rollUp.NotCosted) : null,
            rollUp.HighThreats > 0 ? texts.HighThreats(rollUp.HighThreats, rollUp.OverdueActions) : null,
            rollUp.OverdueReviews > 0 ? texts.OverdueReviews(rollUp.OverdueReviews) : null,
        ];
        if (rest.OfType<string>().ToList() is { Count: > 0 } said)
            yield return new Fact(texts.Register, string.Join(" · ", said));
    }

    private static IEnumerable<Fact> Costs(PortfolioRollUp rollUp, RollUpTexts texts)
    {
        foreach (var (unit, cost) in rollUp.Costs.Take(MostUnits))
        {
            yield return new Fact(Of(texts.AtCompletion, unit, rollUp.Costs.Count, texts), texts.Against(
                new Money(cost.AtCompletion, unit).Format(texts.Language), new Money(cost.Budget, unit).Format(texts.Language), cost.Over, cost.Projects));
        }

        string?[] rest =
        [
            rollUp.Costs.Count > MostUnits ? texts.MoreUnits(rollUp.Costs.Count - MostUnits) : null,
            rollUp.Costs.Count > 0 && rollUp.NotComputable > 0 ? texts.NotComputable(rollUp.NotComputable) : null,
        ];
        if (rest.OfType<string>().ToList() is { Count: > 0 } said)
            yield return new Fact(texts.Costs, string.Join(" · ", said));
    }

    private static string Of(string fact, string unit, int units, RollUpTexts texts) => units > 1 ? $"{fact} ({Money.UnitName(unit, texts.Language)})" : fact;

    private static string Signed(decimal amount, string unit, RollUpTexts texts) =>
        amount < 0 ? $"−{new Money(-amount, unit).Format(texts.Language)}" : new Money(amount, unit).Format(texts.Language);

    private static IEnumerable<Element> ProgrammeChoice(RollUpPage page, RollUpTexts texts)
    {
        if (page.Programmes.Count < 2)
            yield break;
        var chosen = page.Lens.Programme;
        var offered = page.Programmes.OrderByDescending(pair => pair.Key == chosen).ThenByDescending(pair => pair.Value.Projects).Take(MostProgrammes)
            .OrderBy(pair => pair.Key.Length == 0).ThenBy(pair => pair.Key, StringComparer.Ordinal);
        yield return CardParts.WithButton(
            new ChoiceSetInput(TurnRollUp.ProgrammeField,
            [
                new(texts.AllProgrammes, TurnRollUp.AllProgrammes),
                .. offered.Select(pair => new Choice($"{pair.Value.Name?.CutAt(LongestName) ?? texts.NoProgramme} ({pair.Value.Projects})", TurnRollUp.Value(pair.Key))),
            ])
            { Label = texts.Programme, Value = TurnRollUp.Value(chosen), Style = ChoiceStyle.Compact },
            CardParts.Button(texts.Show, TurnRollUp.Address(page.Seen.Portfolio, page.Lens.Filter)));
    }

    // The active one is marked with a sign: a colour alone says nothing.
    private static IEnumerable<Element> FilterButtons(RollUpPage page, RollUpTexts texts)
    {
        var offered = Filters.Select(filter => (Filter: filter, Count: filter switch
        {
            RollUpFilter.RedAndGrey => page.RollUp.Of(RollUpColour.Red) + page.RollUp.Of(RollUpColour.Grey),
            RollUpFilter.Worse => page.RollUp.Worse,
            _ => page.RollUp.Listed,
        })).Where(it => it.Count > 0 || it.Filter == page.Lens.Filter).ToList();
        if (offered.Count > 1)
        {
            yield return new ActionSet([.. offered.Select(it => CardParts.Button(
                $"{(it.Filter == page.Lens.Filter ? "✓ " : "")}{texts.Filter(it.Filter)} ({it.Count})", TurnRollUp.Address(page.Seen.Portfolio, it.Filter)))]);
        }
    }

    private static Container Row(RollUpLine line, RollUpPage page, RollUpTexts texts)
    {
        var (project, report) = (line.Project, line.Report);
        string?[] said =
        [
            line.Status?.Line(page.Settings, texts.Language),
            line.Colour == RollUpColour.NotKnown ? texts.FollowsLater : null,
            .. line.Status?.Colour is not null ? report!.Why(texts.Language, page.Now) : [],
            line.IsGreener && report!.Computed.Overall is { } computed && computed > report.Overall ? texts.Computed(Words(computed, texts)) : null,
            line.Cases is [_, ..] cases ? texts.PendingOf(cases.Count, page.RollUp.DaysSince(cases.Min(one => one.RaisedAt))) : null,
            page.Lens.Programme is null && page.Programmes.Count > 1 ? project.Programme?.CutAt(LongestName) : null,
        ];
        IReadOnlyList<Element> left =
        [
            new TextBlock(CardText.Markdown($"**{project.Code.Value}** {project.Name.CutAt(LongestName)}")) { Wrap = true },
            .. string.Join(" · ", said.OfType<string>()) is { Length: > 0 } why ? [CardParts.Context(why)] : Array.Empty<Element>(),
            .. line.Status?.Colour is not null && report is { Wanted: { } wanted } && report.StillAsks(project) ? [CardParts.Context(texts.Asks(wanted.ReplaceLineEndings(" ").CutAt(LongestWanted)))] : Array.Empty<Element>(),
        ];
        return new Container(line.Status?.Chip(project.State, texts.Language) is { } chip ? [CardParts.WithChip(left, chip.Words, chip.Style)] : left)
        {
            Separator = true,
            Spacing = Spacing.Medium,
            SelectAction = CardParts.Button(project.Code.Value, TurnRouter.Run($"project {project.Code}")),
        };
    }

    // What the card could not hold comes first on the next; else it goes on behind the last that was looked at.
    private static string? Next(RollUpPage page, IReadOnlyList<RollUpLine> shown, int cut) => (shown, page.Ranked) switch
    {
        ([.., var last], _) when cut > 0 => last.Place,
        (_, { Lines: [.., var last] } ranked) when ranked.Count > ranked.Before + ranked.Lines.Count => last.Place,
        _ => null,
    };
}
