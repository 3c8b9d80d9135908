using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

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
        await OpenAsync(project, cancel) is null ? [] : [new DeliveryRequest.Raise("round", KindName, clock.GetCurrentInstant())];

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(delivery.Owner) is not { } code || await projects.FindAsync(code, cancel) is not { Project: var project })
            return new Attempt.Done();
        if (await OpenAsync(project, cancel) is { } round)
        {
            // Until all were looked at once, it may be about to be.
            if (!round.IsGathered)
                return new Attempt.Again(Gathering);
            await asking.PlaceAsync(round, await rounds.ScheduleAsync(round.Id.Portfolio, project.Cadence, cancel), [project], cancel);
        }

        return new Attempt.Done();
    }

    // A report can be given for the round that runs, or for the one before while it has none.
    private async Task<Round?> OpenAsync(Project project, CancellationToken cancel)
    {
        var (calendar, now) = (project.PortfolioSettings.Rounds, clock.GetCurrentInstant());
        return await rounds.FindAsync(RoundId.Of(project, calendar.Current(now, project.Cadence)), cancel)
            ?? await rounds.FindAsync(RoundId.Of(project, calendar.LastClosed(now, project.Cadence)), cancel);
    }
}
