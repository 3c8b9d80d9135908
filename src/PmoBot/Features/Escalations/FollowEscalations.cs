using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>A project's path is another, or an approver is away or back: whoever decides now is told, and whoever does not any more sees it.</summary>
internal sealed class FollowEscalations(EscalationStore store, EscalationCases cases, MyProjects mine, IClock clock) : IProjectFollower, IPersonFollower
{
    public async Task<IEnumerable<DeliveryRequest>> FollowAsync(Project project, CancellationToken cancel)
    {
        var path = new EscalationDesk(project, _ => null).PathInWords;
        await LookAgainAsync((await store.ListAsync(project, cancel)).Where(one => one.Path != path));
        return [];
    }

    public async Task FollowAsync(Person person, CancellationToken cancel)
    {
        foreach (var project in (await mine.ListAsync(person, cancel)).Where(project => project.EscalationPath.Any(level => level.Approvers.Any(person.Is))))
            await LookAgainAsync(await store.ListAsync(project, cancel));
    }

    private async Task LookAgainAsync(IEnumerable<Escalation> some)
    {
        foreach (var one in some.Where(one => one.IsOpen))
        {
            if (await cases.LookAgainAsync(one.Id, clock.GetCurrentInstant()) is not Outcome<bool>.Settled)
                throw new TableStoreException("A case is busy.");
        }
    }
}
