using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

/// <summary>The newest round that is over, or else the one that runs, on a portfolio's roll-up: how much of it was reported.</summary>
internal sealed class RoundCoverage(RoundStore rounds, RoundBoard board) : IPortfolioSection
{
    public async Task<PortfolioSection> OfAsync(Turn turn, PortfolioExtract extract, CancellationToken cancel)
    {
        if (await NewestAsync(extract.Portfolio.Id, extract.Settings, turn.Now, cancel) is not { } round)
            return PortfolioSection.Nothing;

        var figures = await RoundFigures.OfAsync(board.EachAsync(round, cancel).Where(line => extract.Holds(line.Programme, line.Code)), cancel);
        if (figures.Held == 0)
            return PortfolioSection.Nothing;
        var texts = RoundTexts.For(turn.Language);
        var isOver = RoundPage.IsOverAt(turn.Now, round.Period, extract.Settings);
        return new PortfolioSection(
            [new Fact(texts.RoundFact, texts.Coverage(texts.Short(round.Period), texts.Rates(figures), isOver))],
            turn.May(Right.RunRounds, new Scope(extract.Portfolio.Id)) ? [CardParts.Button(texts.RoundFact, TurnRoundPage.Address(round))] : []);
    }

    /// <summary>Of each cadence, what is over last and what runs now; with longer memories nobody was asked.</summary>
    public async Task<RoundId?> NewestAsync(string portfolio, PortfolioSettings settings, NodaTime.Instant now, CancellationToken cancel)
    {
        var periods = Enum.GetValues<Cadence>().SelectMany(cadence => new[] { settings.Rounds.LastClosed(now, cadence), settings.Rounds.Current(now, cadence) }).Distinct();
        var opened = (await Task.WhenAll(periods.Select(period => rounds.FindAsync(new RoundId(portfolio, period), cancel)))).OfType<Round>().Select(round => round.Id).ToList();
        return opened.OrderByDescending(id => RoundPage.IsOverAt(now, id.Period, settings)).ThenByDescending(id => settings.Rounds.Of(id.Period).CutOff).FirstOrDefault();
    }
}
