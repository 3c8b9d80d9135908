using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Portfolios;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>
/// A project's path or days are others, or an item of it is confidential now; an approver is away or back:
/// whoever decides now is told, and whoever does not any more, or may not read it any more, sees that.
/// </summary>
internal sealed class FollowEscalations(EscalationStore store, EscalationCases cases, RegisterReadings register, MyProjects mine, IClock clock) : IProjectFollower, IPersonFollower
{
    private const int AtATime = 8;

    public async Task<IEnumerable<DeliveryRequest>> FollowAsync(Project project, CancellationToken cancel)
    {
        var (all, desk) = (await store.ListAsync(project, cancel), new EscalationDesk(project, _ => null));
        await HideAsync(project, [.. all.Where(one => one is { IsConfidential: false, Item: not null })], cancel);
        await LookAgainAsync(all.Where(one => one.Path != desk.InWords));
        return [];
    }

    public async Task FollowAsync(Person person, CancellationToken cancel)
    {
        foreach (var project in (await mine.ListAsync(person, cancel)).Where(project => project.EscalationPath.Any(level => level.Approvers.Any(person.Is))))
            await LookAgainAsync(await store.ListAsync(project, cancel));
    }

    public Task LookAgainAsync(IEnumerable<Escalation> some) => Parallel.ForEachAsync(
        some.Where(one => one.IsOpen), new ParallelOptions { MaxDegreeOfParallelism = AtATime },
        async (one, _) => Committed(await cases.LookAgainAsync(one.Id, clock.GetCurrentInstant())));

    // What is for few from now on was for all until now: decided cases as well.
    private async Task HideAsync(Project project, IReadOnlyList<Escalation> about, CancellationToken cancel)
    {
        if (about.Count == 0)
            return;
        var confidential = await register.ConfidentialAsync(project, [.. about.Select(one => one.Item!).Distinct(StringComparer.Ordinal)], cancel);
        foreach (var one in about.Where(one => confidential.Contains(one.Item!)))
            Committed(await cases.HideAsync(one.Id, clock.GetCurrentInstant()));
    }

    private static void Committed(Outcome<bool> outcome)
    {
        if (outcome is not Outcome<bool>.Settled)
            throw new TableStoreException("A case is busy.");
    }
}

/// <summary>The days or the zone of a portfolio are others: the times of its open cases are planned anew.</summary>
internal sealed class FollowDays(ITableStore tables, EscalationStore store, FollowEscalations follow, IClock clock) : IPortfolioFollower, IDeliveryHandler
{
    private const string KindName = "escalation.days";

    // Projects with open cases, that one attempt does within its time on a slow store.
    private const int Page = 20;

    public string Kind => KindName;

    public Task<IEnumerable<DeliveryRequest>> FollowAsync(string portfolio, PortfolioSettings before, PortfolioSettings after) =>
        Task.FromResult<IEnumerable<DeliveryRequest>>([new DeliveryRequest.Raise("escalation-days", KindName, clock.GetCurrentInstant())]);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var page = await ProjectSnapshot.OfPortfolioAsync(tables, Portfolio.IdOfPartition(delivery.Owner)!, cancel)
            .Where(row => string.CompareOrdinal(row.Code.Value, delivery.Cursor) > 0)
            .Select(row => (Project: row.Code, Open: EscalationSnapshot.OpenOf(row).Select(one => one.Id).ToList()))
            .Where(row => row.Open.Count > 0).Take(Page).ToListAsync(cancel);
        foreach (var some in page.SelectMany(row => row.Open).Chunk(100))
            await follow.LookAgainAsync(await store.FindAsync(some, cancel));
        return page.Count == Page ? new Attempt.Onward(page[^1].Project.Value) : new Attempt.Done();
    }
}
