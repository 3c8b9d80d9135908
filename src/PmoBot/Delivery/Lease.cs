using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>Elects the one replica that dispatches. Claims keep deliveries right even while two believe they are it.</summary>
internal sealed partial class Lease(
    ITableStore store, TimeProvider time, DeliveryOptions options, Incarnation me, SendPause pause, ILogger<Lease> logger)
{
    public const string Partition = "tenant";
    public const string Row = "dispatcher";
    private const string Nobody = "";

    private readonly Sightings _sightings = new(time);

    /// <summary>
    /// Runs <paramref name="work"/> whenever this replica is elected, until <paramref name="stopping"/>; its token ends
    /// when the lease could not be renewed for half its length. Leaves the lease free for the next.
    /// </summary>
    public async Task HoldAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var asked = time.GetTimestamp();
            if (await TryTakeAsync())
                await WorkAsync(work, asked, stopping);
            else
                await Pauses.SleepAsync(options.Lease / 6, time, stopping);
        }

        await ReleaseAsync();
    }

    /// <summary>Takes the lease, or renews it. False: another has it, or the storage does not answer.</summary>
    public Task<bool> TryTakeAsync() => ReachAsync(async row =>
    {
        if (row?.Columns.Instant("pausedUntil") is { } until)
            pause.Hear(until);

        var holder = Holder(row);
        var free = holder == me.Id || holder == Nobody
            || _sightings.SeenFor(Row, row!.ETag.ToString()) >= options.Lease;
        return free && await WriteAsync(row, me.Id);
    });

    /// <summary>Tells every replica about the pause, whoever holds the lease.</summary>
    public Task SharePauseAsync() => ReachAsync(row => WriteAsync(row, Holder(row)));

    public Task ReleaseAsync() => ReachAsync(async row => Holder(row) == me.Id && await WriteAsync(row, Nobody));

    private static string Holder(TableRow? row) => row?.Columns.Text("holder") ?? Nobody;

    // An election goes on without storage: nobody renews, so nobody leads, until it answers again.
    private async Task<bool> ReachAsync(Func<TableRow?, Task<bool>> step)
    {
        try
        {
            return await step(await store.FindAsync(Partition, Row));
        }
        catch (TableStoreException exception)
        {
            Log.OutOfReach(logger, exception);
            return false;
        }
    }

    private async Task WorkAsync(Func<CancellationToken, Task> work, long asked, CancellationToken stopping)
    {
        Log.Elected(logger, me.Id);
        using var unrenewed = new CancellationTokenSource(Left(asked), time);
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(stopping, unrenewed.Token);
        var working = work(leading.Token);
        while (!leading.IsCancellationRequested)
        {
            await Pauses.SleepAsync(options.Lease / 6, time, leading.Token);
            asked = time.GetTimestamp();
            if (!leading.IsCancellationRequested && await TryTakeAsync())
                unrenewed.CancelAfter(Left(asked));
        }

        await working;
        Log.Retired(logger, me.Id);
    }

    private TimeSpan Left(long asked) =>
        options.Lease / 2 - time.GetElapsedTime(asked) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private async Task<bool> WriteAsync(TableRow? row, string holder)
    {
        var columns = new Columns
        {
            ["holder"] = holder,
            ["beat"] = (row?.Columns.Int64("beat") ?? 0) + 1,
            ["pausedUntil"] = pause.Until,
        };
        Write write = row is null ? new Write.Insert(Row, columns) : new Write.Replace(Row, columns, row.ETag);
        return await store.CommitAsync(Partition, [write]) is CommitResult.Committed;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Dispatching, as {Incarnation}")]
        public static partial void Elected(ILogger logger, string incarnation);

        [LoggerMessage(LogLevel.Information, "No longer dispatching, as {Incarnation}")]
        public static partial void Retired(ILogger logger, string incarnation);

        [LoggerMessage(LogLevel.Warning, "The lease is out of reach")]
        public static partial void OutOfReach(ILogger logger, Exception exception);
    }
}
