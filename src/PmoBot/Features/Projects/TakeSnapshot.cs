using NodaTime;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>After a project or its status changed: the portfolio's row of it, which roll-ups and digests read.</summary>
internal sealed class TakeSnapshot(ITableStore store, ProjectStore projects, IEnumerable<ISnapshotSource> sources) : IDeliveryHandler
{
    public const string KindName = "portfolio.snapshot";

    public string Kind => KindName;

    public static DeliveryRequest Raise(Instant now) => new DeliveryRequest.Raise("snapshot", KindName, now);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(delivery.Owner) is not { } code || await projects.FindAsync(code, cancel) is not { Project: var project })
            return new Attempt.Done();

        var columns = new Columns
        {
            ["name"] = project.Name,
            ["programme"] = project.Programme,
            ["state"] = project.State.ToString(),
            ["manager"] = project.Manager?.ObjectId,
            ["version"] = project.Version,
        };
        foreach (var source in sources)
            await source.AddToAsync(columns, project, cancel);
        await store.WriteNewerAsync(project.Portfolio.Partition, $"snapshot-{project.Code}", columns, project.Version, cancel);
        // Here and not in a delivery of its own: one claim at a time, so that no slower snapshot puts the old row back.
        foreach (var former in project.FormerPortfolios)
            await store.RemoveOlderAsync(Portfolio.PartitionOf(former), $"snapshot-{project.Code}", project.Version, cancel);
        return new Attempt.Done();
    }
}

/// <summary>What a feature has to say of a project in its portfolio.</summary>
internal interface ISnapshotSource
{
    Task AddToAsync(Columns columns, Project project, CancellationToken cancel);
}
