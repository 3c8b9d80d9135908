using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Rounds;

/// <summary>How far a portfolio is with asking, for whoever shows the first steps.</summary>
/// <param name="Mode">Of its cadences the furthest.</param>
/// <param name="Opens">When the next round opens, by the portfolio's clock; null: its rounds are off.</param>
/// <param name="Unasked">Of a portfolio that asks: the cadences whose projects are not asked, in words.</param>
internal sealed record RoundProgress(
    RoundMode Mode, ZonedDateTime? Opens, string Words, IReadOnlyList<string> Unasked, CardAddress Schedule, CardAddress DryRound, CardAddress Preview);

/// <summary>What rounds offer to other features.</summary>
internal sealed class RoundReadings(PortfolioStore portfolios, AskedCadences cadences)
{
    public async Task<RoundProgress> OfAsync(Portfolio portfolio, Language language, Instant now, CancellationToken cancel)
    {
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        var known = await cadences.OfAsync(portfolio.Id, settings, cancel);
        var mode = known.Max(it => it.Schedule.Mode);
        var texts = RoundTexts.For(language);
        ZonedDateTime? opens = mode == RoundMode.Off ? null : known.Where(it => it.Schedule.Mode == mode)
            .Select(it => OpenRound.NextOpens(it.Schedule, settings, now)).MinBy(at => at.ToInstant());
        var unasked = known.Where(it => it.IsUnasked).OrderByDescending(it => it.Cadence == settings.Cadence).ToList();
        return new RoundProgress(
            mode, opens, opens is { } at ? $"{texts.Mode(mode)}. {texts.NextOpens(at)}" : texts.Mode(mode),
            mode == RoundMode.Off ? [] : [.. unasked.Select(it => texts.Unasked(it.Cadence, it.Projects))],
            ChangeSchedule.Address(portfolio, language, unasked.FirstOrDefault()?.Cadence), StartDryRound.Address(portfolio, language), PreviewRounds.Address(portfolio, language));
    }
}
