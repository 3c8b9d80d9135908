using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

/// <summary>A portfolio's zone or days are others: what is now earlier than it was planned is met. What is later waits when it comes.</summary>
internal sealed class FollowPortfolio(RoundStore rounds, IClock clock) : IPortfolioFollower
{
    public async Task<IEnumerable<DeliveryRequest>> FollowAsync(string portfolio, PortfolioSettings before, PortfolioSettings after)
    {
        var (now, moved) = (clock.GetCurrentInstant(), new List<DeliveryRequest>());
        foreach (var cadence in Enum.GetValues<Cadence>())
        {
            var schedule = await rounds.ScheduleAsync(portfolio, cadence, CancellationToken.None);
            if (schedule.Mode != RoundMode.Off)
                moved.AddRange(OpenRound.Of(OpenRound.NextOf(schedule, before, now), schedule, after));
            for (var period = after.Rounds.Current(now, cadence); ForgetNames.At(period, after) > now; period = period.Previous)
            {
                if (await rounds.FindAsync(new RoundId(portfolio, period), CancellationToken.None) is null)
                    continue;
                moved.Add(ForgetNames.Of(period, after));
                if (after.Rounds.Of(period).CutOff > now)
                    moved.Add(CloseRound.Of(period, after));
            }
        }

        return moved;
    }
}
