using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

/// <summary>
/// Opens a portfolio's round, in one transaction with the schedule's mark, before the first clock reaches its time. Of
/// rounds that were missed while nobody was up the newest alone is opened; each opening brings the next with it.
/// </summary>
internal sealed class OpenRound(RoundStore rounds, PortfolioStore portfolios, ProfileStore profiles, RoundMeter meter, IClock clock) : IDeliveryHandler
{
    private const string KindName = "round.open";
    private const string IdPrefix = "open-";

    public string Kind => KindName;

    private static string IdOf(Period period) => IdPrefix + period.Id;

    /// <summary>The next round that everybody can still be asked in at their own time; for the commit that turns the schedule on or changes it.</summary>
    public static IReadOnlyList<DeliveryRequest> Next(RoundSchedule schedule, PortfolioSettings settings, Instant now) =>
        Of(NextOf(schedule, settings, now), schedule, settings);

    public static IReadOnlyList<DeliveryRequest> Of(Period period, RoundSchedule schedule, PortfolioSettings settings) =>
        [new DeliveryRequest.Raise(IdOf(period), KindName, schedule.FirstOpens(period, settings)), LookForAbsences.Of(period, settings)];

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var due = Period.ParseId(delivery.Id[IdPrefix.Length..])!;
        var portfolio = Portfolio.IdOfPartition(delivery.Owner)!;
        // The calendar may have moved it since.
        var schedule = await rounds.ScheduleAsync(portfolio, due.Cadence, cancel);
        var wait = schedule.FirstOpens(due, (await portfolios.FindAsync(portfolio, cancel)).Settings) - clock.GetCurrentInstant();
        return wait > Duration.Zero ? new Attempt.Again(wait.ToTimeSpan()) : new Attempt.Done { Effects = () => OpenAsync(portfolio, due) };
    }

    private async Task<Effects> OpenAsync(string portfolio, Period due)
    {
        var (schedule, (settings, _)) = (
            await rounds.ScheduleAsync(portfolio, due.Cadence, CancellationToken.None), await portfolios.FindAsync(portfolio, CancellationToken.None));
        if (schedule.Mode == RoundMode.Off)
            return Effects.None;

        var (now, newest) = (clock.GetCurrentInstant(), due);
        while (schedule.FirstOpens(settings.Rounds.After(newest), settings) <= now)
            newest = settings.Rounds.After(newest);
        if (schedule.HasOpened(newest))
            return new Effects([], Next(schedule, settings, now));

        var opened = schedule with { OpenedUpTo = newest.Id };
        var next = Next(opened, settings, now);
        if (schedule is { Mode: RoundMode.Dry, SetBy: { } pmo })
        {
            // Nobody has asked for it just now, as they would by a press.
            var at = QuietHours.Default.NotDuring(now, (await profiles.FindAsync(pmo, CancellationToken.None))?.KnownZone ?? settings.Zone, settings.Rounds.Work);
            return new Effects([RoundStore.ToWrite(opened)], [DryRound.Of(newest, pmo, at), .. next]) { Committed = () => meter.Opened(RoundMode.Dry) };
        }

        return new Effects(
            [RoundStore.ToWrite(new Round(new RoundId(portfolio, newest), now)), RoundStore.ToWrite(opened)],
            [AskProjects.Of(newest, now), CloseRound.Of(newest, settings), ForgetNames.Of(newest, settings), .. next])
        {
            Committed = () => meter.Opened(RoundMode.Live),
        };
    }

    /// <summary>When the next one opens, by the portfolio's clock.</summary>
    public static ZonedDateTime NextOpens(RoundSchedule schedule, PortfolioSettings settings, Instant now) =>
        settings.Rounds.Of(NextOf(schedule, settings, now)).Opens.InZone(settings.Zone);

    /// <summary>The next round that everybody can still be asked in at their own time.</summary>
    public static Period NextOf(RoundSchedule schedule, PortfolioSettings settings, Instant now)
    {
        var next = settings.Rounds.Current(now, schedule.Cadence);
        while (schedule.FirstOpens(next, settings) <= now || schedule.HasOpened(next))
            next = settings.Rounds.After(next);
        return next;
    }
}
