using NodaTime;
using PmoBot.Delivery;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>After a project or its status changed: the portfolio's row of it, which roll-ups and digests read.</summary>
internal sealed class TakeSnapshot(ITableStore store, ProjectStore projects, IEnumerable<ISnapshotSource> sources, IEnumerable<IProjectFollower> followers) : IDeliveryHandler
{
    public const string KindName = "portfolio.snapshot";

    private const string Prefix = "snapshot-";

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
            ["cadence"] = project.Cadence.ToString(),
            ["version"] = project.Version,
        };
        foreach (var source in sources)
            await source.AddToAsync(columns, project, cancel);
        await store.WriteNewerAsync(project.Portfolio.Partition, Prefix + project.Code, columns, project.Version, cancel);
        // Here and not in a delivery of its own: one claim at a time, so that no slower snapshot puts the old row back.
        foreach (var former in project.FormerPortfolios)
            await store.RemoveOlderAsync(Portfolio.PartitionOf(former), Prefix + project.Code, project.Version, cancel);
        var following = new List<DeliveryRequest>();
        foreach (var follower in followers)
            following.AddRange(await follower.FollowAsync(project, cancel));
        return new Attempt.Done { Effects = () => Task.FromResult(new Effects([], following)) };
    }

    /// <summary>The projects of a portfolio by its own rows, in the order of their codes; a row may be older than its project.</summary>
    /// <param name="after">Where to go on; null: from the first.</param>
    public static IAsyncEnumerable<ProjectCode> CodesAsync(ITableStore store, string portfolio, string? after, CancellationToken cancel) =>
        store.QueryAsync(Portfolio.PartitionOf(portfolio), Prefix + after, TableKey.EndOf(Prefix), 100, cancel)
            .Select(row => ProjectCode.Parse(row.Key[Prefix.Length..]))
            .Where(code => code.Value != after);

    /// <summary>What the features have said of each project of a portfolio; it may be older than the project.</summary>
    public static IAsyncEnumerable<(ProjectCode Project, Columns Said)> RowsAsync(ITableStore store, string portfolio, CancellationToken cancel) =>
        store.QueryAsync(Portfolio.PartitionOf(portfolio), Prefix, TableKey.EndOf(Prefix), 1000, cancel)
            .Select(row => (ProjectCode.Parse(row.Key[Prefix.Length..]), row.Columns));

    /// <summary>How often each active project of a portfolio reports, by its own rows: one that was written before they said so is not among them.</summary>
    public static IAsyncEnumerable<Cadence> CadencesAsync(ITableStore store, string portfolio, CancellationToken cancel) =>
        store.QueryAsync(Portfolio.PartitionOf(portfolio), Prefix, TableKey.EndOf(Prefix), 1000, cancel)
            .Where(row => row.Columns.Text("state") == nameof(ProjectState.Active) && row.Columns.Text("cadence") is not null)
            .Select(row => Enum.Parse<Cadence>(row.Columns.Text("cadence")!));
}

/// <summary>Hears of every change of a project, once it is kept.</summary>
internal interface IProjectFollower
{
    /// <returns>What is to be done about it, in the project's partition.</returns>
    Task<IEnumerable<DeliveryRequest>> FollowAsync(Project project, CancellationToken cancel);
}

/// <summary>What a feature has to say of a project in its portfolio.</summary>
internal interface ISnapshotSource
{
    Task AddToAsync(Columns columns, Project project, CancellationToken cancel);
}
