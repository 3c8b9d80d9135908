using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

/// <summary>
/// After a project changed in any way (a report, its people, its state, its portfolio): the round that runs for it hears
/// of it. What was not sent yet is stopped or handed over, what was sent shows what became of it.
/// </summary>
internal sealed class FollowProject(ProjectStore projects, RoundStore rounds, ProjectAsking asking, IClock clock)
    : IDeliveryHandler, IProjectFollower
{
    private const string KindName = "round.follow";

    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(2);

    public string Kind => KindName;

    public async Task<IEnumerable<DeliveryRequest>> FollowAsync(Project project, CancellationToken cancel) =>
        (await OpenAsync(project, cancel)).Count == 0 ? [] : [new DeliveryRequest.Raise("round", KindName, clock.GetCurrentInstant())];

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(delivery.Owner) is not { } code || await projects.FindAsync(code, cancel) is not { Project: var project })
            return new Attempt.Done();
        foreach (var round in await OpenAsync(project, cancel))
        {
            // Until all were looked at once, it may be about to be.
            if (!round.IsGathered)
                return new Attempt.Again(Gathering);
            await asking.PlaceAsync(round, await rounds.ScheduleAsync(round.Id.Portfolio, round.Id.Period.Cadence, cancel), [project], cancel);
        }

        return new Attempt.Done();
    }

    // A report can be given for the round that runs, and for the one before while it has none. Whoever asked goes on asking,
    // wherever the project has moved.
    private async Task<IReadOnlyList<Round>> OpenAsync(Project project, CancellationToken cancel)
    {
        var (calendar, now) = (project.PortfolioSettings.Rounds, clock.GetCurrentInstant());
        var open = new List<Round>();
        var periods = Enum.GetValues<Cadence>().SelectMany(cadence => new[] { calendar.LastClosed(now, cadence), calendar.Current(now, cadence) }).Distinct().ToList();
        var of = await rounds.AskedAsync(project.Code, periods, cancel);
        foreach (var period in periods)
        {
            var asked = of.GetValueOrDefault(period);
            // Asked at another interval until now, it is asked there no more.
            if (asked is null && period.Cadence != project.Cadence)
                continue;
            if (await rounds.FindAsync(asked?.Round ?? RoundId.Of(project, period), cancel) is { } round)
                open.Add(round);
        }

        return open;
    }
}
