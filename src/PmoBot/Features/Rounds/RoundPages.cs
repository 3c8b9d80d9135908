using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Rounds;

/// <summary>All that the live round's card is drawn from.</summary>
internal sealed record RoundPage(Portfolio Portfolio, Round Round, IReadOnlyList<RoundLine> Lines, PortfolioSettings Settings, Instant Now)
{
    /// <summary>Null: of all that have not reported in time.</summary>
    public RoundState? Only { get; init; }

    /// <summary>As its choice says it; null: of all.</summary>
    public string? Programme { get; init; }

    /// <summary>What else runs, or of another cadence ran last.</summary>
    public IReadOnlyList<RoundId> Others { get; init; } = [];

    /// <summary>The one before it, of the same cadence.</summary>
    public RoundId? Previous { get; init; }

    public IReadOnlyList<AskedCadence> Unasked { get; init; } = [];

    public bool IsOver => IsOverAt(Now, Round.Id.Period, Settings);

    public static bool IsOverAt(Instant now, Period period, PortfolioSettings settings) => settings.Rounds.Of(period).CutOff <= now;
}

/// <summary>Reads one round of a portfolio as it stands: the one that was asked for, or the one that is due next, or ran last.</summary>
internal sealed class RoundPages(PortfolioStore portfolios, RoundStore rounds, RoundBoard board, AskedCadences cadences)
{
    /// <param name="asked">Of these the first that was opened; none: what runs.</param>
    public async Task<Reply> OfAsync(
        Turn turn, Portfolio portfolio, IReadOnlyList<Period> asked, CancellationToken cancel, RoundState? only = null, string? programme = null)
    {
        var texts = RoundTexts.For(turn.Language);
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        var (opened, known) = (await rounds.ListAsync(portfolio.Id, cancel), await cadences.OfAsync(portfolio.Id, settings, cancel));
        var unasked = known.Where(it => it.IsUnasked).ToList();
        if (opened.Count == 0)
        {
            var opens = known.Where(it => it.Schedule.Mode != RoundMode.Off).Select(it => OpenRound.NextOpens(it.Schedule, settings, turn.Now)).ToList();
            ZonedDateTime? first = opens.Count == 0 ? null : opens.MinBy(at => at.ToInstant());
            return new Reply.Card(RoundCards.NotOpened(portfolio, first, unasked, texts), texts.NoRoundYet(portfolio.Name));
        }

        var current = Current(opened, settings, turn.Now);
        var shown = asked.Count == 0
            ? current.Where(IsOpen).MinBy(Due) ?? current.MaxBy(Due)
            : asked.Select(period => opened.FirstOrDefault(round => round.Id.Period == period)).FirstOrDefault(round => round is not null);
        if (shown is null)
            return new Reply.Text(texts.NoRoundOf(portfolio.Name, asked[0]));

        var page = new RoundPage(portfolio, shown, await board.ListAsync(shown.Id, cancel), settings, turn.Now)
        {
            Only = only,
            Programme = programme,
            Others = [.. current.Where(round => round != shown).OrderByDescending(Due).Select(round => round.Id)],
            Previous = opened.LastOrDefault(round => round.Id.Period.Cadence == shown.Id.Period.Cadence && round.Id.Period.FirstDay < shown.Id.Period.FirstDay)?.Id,
            Unasked = unasked,
        };
        return new Reply.Card(RoundCards.Live(page, texts), texts.Rates(RoundFigures.Of(page.Lines)));

        bool IsOpen(Round round) => !RoundPage.IsOverAt(turn.Now, round.Id.Period, settings);
        Instant Due(Round round) => settings.Rounds.Of(round.Id.Period).Due;
    }

    // Of each cadence what runs, or else what ran last. Two run for the hours in which the next has begun on the first clock.
    private static List<Round> Current(IReadOnlyList<Round> opened, PortfolioSettings settings, Instant now) =>
    [
        .. opened.GroupBy(round => round.Id.Period.Cadence).SelectMany(group =>
            group.TakeLast(2).Where((round, at) => at == Math.Min(group.Count(), 2) - 1 || !RoundPage.IsOverAt(now, round.Id.Period, settings))),
    ];
}

/// <summary>Another part of the live round, or another round, in place of the card that was pressed.</summary>
internal sealed class TurnRoundPage(RoundPortfolios portfolios, RoundPages pages) : ICardAction
{
    public const string PageVerb = "round.page";
    public const string OnlyField = "only";
    public const string ProgrammeField = "programme";

    public string Verb => PageVerb;

    public static CardAddress Address(RoundId round, RoundState? only = null) => only is { } state
        ? new(PageVerb, (PressPrompt.RoundField, round.ToString()), (OnlyField, state.ToString()))
        : new(PageVerb, (PressPrompt.RoundField, round.ToString()));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        if (RoundId.Parse(form.Text(PressPrompt.RoundField)) is not { } round)
            return new Reply.Refused(new Refusal.Forged(PageVerb));
        var (portfolio, refusal) = await portfolios.RunByAsync(turn, round.Portfolio, cancel);
        if (portfolio is null)
            return refusal!;

        RoundState? only = Enum.TryParse<RoundState>(form.Text(OnlyField), out var state) && Enum.IsDefined(state) ? state : null;
        var reply = await pages.OfAsync(turn, portfolio, [round.Period], cancel, only, form.Text(ProgrammeField));
        // Who is late is for the PMO alone, wherever they press.
        return turn.Place.IsShared || reply is not Reply.Card card ? new Reply.Personally(reply) : new Reply.UpdatedCard(card.Body, card.Summary);
    }
}
