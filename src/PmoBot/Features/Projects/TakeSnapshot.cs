using NodaTime;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>After a project or what its features say of it changed: the portfolio's row of it, which roll-ups and digests read.</summary>
internal sealed class TakeSnapshot(ITableStore store, ProjectStore projects, IEnumerable<ISnapshotSource> sources, IEnumerable<IProjectFollower> followers) : IDeliveryHandler, IDerivedRows
{
    public const string KindName = "portfolio.snapshot";

    public string Kind => KindName;

    public static DeliveryRequest Raise(Instant now) => new DeliveryRequest.Raise("snapshot", KindName, now);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(delivery.Owner) is not { } code || await projects.FindAsync(code, cancel) is not { Project: var project })
            return new Attempt.Done();

        // First those that follow: what has become confidential elsewhere by it is in no count that is written here.
        var following = new List<DeliveryRequest>();
        foreach (var follower in followers)
            following.AddRange(await follower.FollowAsync(project, cancel));
        await WriteAsync(project, cancel);
        return new Attempt.Done { Effects = () => Task.FromResult(new Effects([], following)) };
    }

    public async Task<int> WriteAsync(Project project, CancellationToken cancel)
    {
        var columns = ProjectSnapshot.Of(project);
        foreach (var source in sources)
            await source.AddToAsync(columns, project, cancel);
        var written = await store.WriteNewerAsync(project.Portfolio.Partition, ProjectSnapshot.RowOf(project.Code), columns, project.Version, cancel) ? 1 : 0;
        // Here and not in a delivery of its own: one claim at a time, so that no slower snapshot puts the old row back.
        foreach (var former in project.FormerPortfolios)
            written += await store.RemoveOlderAsync(Portfolio.PartitionOf(former), ProjectSnapshot.RowOf(project.Code), project.Version, cancel) ? 1 : 0;
        return written;
    }
}

/// <summary>Hears of every change of a project, once it is kept.</summary>
internal interface IProjectFollower
{
    /// <returns>What is to be done about it, in the project's partition.</returns>
    Task<IEnumerable<DeliveryRequest>> FollowAsync(Project project, CancellationToken cancel);
}

/// <summary>
/// What a feature has to say of a project in its portfolio. Whatever changes it raises the project's version and the
/// snapshot in the same commit: of two rows of one version neither is the older.
/// </summary>
internal interface ISnapshotSource
{
    Task AddToAsync(Columns columns, Project project, CancellationToken cancel);
}
