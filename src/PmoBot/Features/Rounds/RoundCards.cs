using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

internal static partial class RoundCards
{
    private const int MostButtons = 5;
    private const int LongestName = 40;

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
            Actions = [CardParts.Button(texts.ToTheRound, ShowRound.Address(portfolio, texts.Language, round.Period))],
        });

    /// <summary>In place of a list whose reader is not the PMO any more.</summary>
    public static AdaptiveCard ListGone(RoundId round, RoundTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body = [CardParts.Context(texts.MissingIn(round.Period)), CardParts.Title(texts.ListGone)],
    };

    /// <param name="lead">To what was asked for, of one of them.</param>
    public static AdaptiveCard Which(IReadOnlyList<Portfolio> portfolios, Func<Portfolio, CardAddress> lead, RoundTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body = [CardParts.Title(texts.WhichPortfolio), .. portfolios.Count > MostButtons ? [CardParts.Context(texts.Help.Usage)] : Array.Empty<Element>()],
        Actions = [.. portfolios.Take(MostButtons).Select(portfolio => CardParts.Button(portfolio.Name.CutAt(LongestName), lead(portfolio)))],
    };

    public static AdaptiveCard NotOpened(Portfolio portfolio, ZonedDateTime? opens, IReadOnlyList<AskedCadence> unasked, RoundTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Title(texts.NoRoundYet(portfolio.Name)),
            .. opens is { } at ? [CardParts.Paragraph(texts.NextOpens(at))] : unasked.Count == 0 ? [CardParts.Paragraph(texts.Mode(RoundMode.Off))] : Array.Empty<Element>(),
            .. Unasked(portfolio, unasked, texts),
        ],
        Actions = [.. Leads(portfolio, texts)],
    };

    private static IEnumerable<CardAction> Leads(Portfolio portfolio, RoundTexts texts)
    {
        yield return CardParts.Button(texts.PreviewButton, PreviewRounds.Address(portfolio, texts.Language));
        yield return CardParts.Button(texts.DryButton, StartDryRound.Address(portfolio, texts.Language));
        yield return CardParts.Button(texts.ScheduleButton, ChangeSchedule.Address(portfolio, texts.Language));
    }

    // Nobody would notice it otherwise: what is not asked does not come, and what does not come is nowhere.
    private static IEnumerable<Element> Unasked(Portfolio portfolio, IReadOnlyList<AskedCadence> unasked, RoundTexts texts)
    {
        if (unasked.Count == 0)
            yield break;
        yield return CardParts.Notice(ContainerStyle.Warning, [.. unasked.Select(it => (CardText)texts.Unasked(it.Cadence, it.Projects))]);
        yield return new ActionSet([.. unasked.Select(it => ToSchedule(portfolio, it.Cadence, texts))]);
    }

    private static ExecuteAction ToSchedule(Portfolio portfolio, Cadence cadence, RoundTexts texts) =>
        CardParts.Button(texts.ScheduleFor(cadence), ChangeSchedule.Address(portfolio, texts.Language, cadence));

    private static bool IsExcusable(RoundLine line) => line.State is RoundState.Open or RoundState.Unreachable || line.Excuse == Excuse.Paused;

    private static string Word(RoundState state, bool isOver, RoundTexts texts) => isOver && state == RoundState.Open ? texts.Missing : texts.State(state);

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
