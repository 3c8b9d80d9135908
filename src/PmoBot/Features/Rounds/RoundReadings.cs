using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Rounds;

/// <summary>How far a portfolio is with asking, for whoever shows the first steps.</summary>
/// <param name="Opens">When the next round opens, by the portfolio's clock; null: its rounds are off.</param>
internal sealed record RoundProgress(RoundMode Mode, ZonedDateTime? Opens, string Words, CardAddress Schedule, CardAddress DryRound, CardAddress Preview);

/// <summary>What rounds offer to other features.</summary>
internal sealed class RoundReadings(PortfolioStore portfolios, RoundStore rounds)
{
    public async Task<RoundProgress> OfAsync(Portfolio portfolio, Language language, Instant now, CancellationToken cancel)
    {
        var (settings, _) = await portfolios.FindAsync(portfolio.Id, cancel);
        var schedule = await rounds.ScheduleAsync(portfolio.Id, settings.Cadence, cancel);
        var texts = RoundTexts.For(language);
        ZonedDateTime? opens = schedule.Mode == RoundMode.Off ? null : OpenRound.NextOpens(schedule, settings, now);
        return new RoundProgress(
            schedule.Mode, opens, opens is { } at ? $"{texts.Mode(schedule.Mode)}. {texts.NextOpens(at)}" : texts.Mode(schedule.Mode),
            ChangeSchedule.Address(portfolio, language), StartDryRound.Address(portfolio, language), PreviewRounds.Address(portfolio, language));
    }
}
