using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>Takes one index row from claim to outcome. The second of the two boundaries where exceptions are caught.</summary>
internal sealed partial class Work(
    ITableStore store, Claims claims, Handlers handlers, ISendLimits limits, SendPause pause, Lease lease,
    IClock clock, TimeProvider time, DeliveryOptions options, DeliveryMeter meter, ILogger<Work> logger)
{
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan WorthAMove = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(640);

    /// <summary>Returns how long to leave the row alone; zero if it is dealt with.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="leading">Ends when somebody else is to act.</param>
    /// <param name="acted">Called when its outcome stands, and what is left is tidying up.</param>
    public async Task<TimeSpan> RunAsync(DueEntry entry, CancellationToken leading, Action? acted = null)
    {
        while (!leading.IsCancellationRequested)
        {
            var stands = await store.FindDeliveryAsync(entry.Owner, entry.Id, CancellationToken.None);
            if (stands is not { IsLive: true } || stands.Due != entry.Due)
                return await claims.DropAsync(entry, stands);
            if (claims.HeldFor(stands) is var claimedFor && claimedFor > TimeSpan.Zero)
                return claimedFor;
            var (permit, unprepared) = await AskPermitAsync(stands);
            using var held = permit;
            if (permit.Wait > TimeSpan.Zero)
                return await PutOffAsync(entry, stands, permit.Wait);

            // A lost claim means that the delivery changed since it was read: look again.
            if (await claims.TryClaimAsync(stands) is not { } claimed)
                continue;
            using var told = meter.Begin(handlers.NameOf(claimed.Kind));
            var attempt = claimed.Unended >= Outlook.MaxUnended
                ? new Attempt.Refused("no attempt came to an end")
                : unprepared ?? await ActAsync(claimed);
            attempt = WithLastWords(claimed, attempt);
            if (attempt is Attempt.Throttled throttled)
                await PauseAsync(throttled);
            (var recorded, attempt) = await RecordAsync(entry, claimed, attempt);
            told.Ended(
                attempt, Outlook.GivenUp(claimed, attempt, handlers.Sends(claimed.Kind)) is not null, Outlook.IsInVain(claimed, attempt),
                (clock.GetCurrentInstant() - claimed.Due).ToTimeSpan());
            if (recorded == Recorded.GoesOn)
                continue;
            acted?.Invoke();
            if (recorded == Recorded.Over)
                await claims.LeaveAsync(entry);
            return TimeSpan.Zero;
        }

        return TimeSpan.Zero;
    }

    private async Task<(SendPermit Permit, Attempt? Unprepared)> AskPermitAsync(DeliveryRecord stands)
    {
        if (handlers.Find(stands.Kind) is not { Sends: true } handler)
            return default;
        if (pause.Left is var left && left > TimeSpan.Zero)
            return (Waited(new(left), "Pause"), null);

        try
        {
            if (await handler.NeedAsync(stands) is not { } need)
                return default;
            return (need.Wait > TimeSpan.Zero ? new(need.Wait) : Waited(limits.TryTake(need), need.Publish is null ? "Connector" : "Graph"), null);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, stands.Owner, stands.Id, stands.Attempt);
            return (default, new Attempt.Failed(exception.GetType().Name));
        }
    }

    private SendPermit Waited(SendPermit permit, string limit)
    {
        if (permit.Wait > TimeSpan.Zero)
            meter.Wait(limit);
        return permit;
    }

    // Moving costs three commits: only for waits that would otherwise be read over and over. A pause ends for all at once.
    private async Task<TimeSpan> PutOffAsync(DueEntry entry, DeliveryRecord stands, TimeSpan wait)
    {
        if (wait < WorthAMove || pause.Left > TimeSpan.Zero || stands.State != DeliveryState.Pending)
            return wait;

        await claims.MoveAsync(entry, stands, Jitter.Around(wait) + wait / 2);
        return TimeSpan.Zero;
    }

    private async Task<Attempt> ActAsync(DeliveryRecord claimed)
    {
        if (handlers.Find(claimed.Kind) is not { } handler)
            return new Attempt.Failed($"no handler for {claimed.Kind}");

        using var deadline = new CancellationTokenSource(LongestAttempt, time);
        try
        {
            return await handler.ActAsync(claimed, deadline.Token);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, claimed.Owner, claimed.Id, claimed.Attempt);
            return new Attempt.Unknown(exception.GetType().Name);
        }
    }

    private Attempt WithLastWords(DeliveryRecord claimed, Attempt attempt)
    {
        if (attempt.Effects is not null || handlers.Find(claimed.Kind) is not { } handler)
            return attempt;
        if (Outlook.GivenUp(claimed, attempt, handler.Sends) is { } why)
            return attempt with { Effects = () => handler.GivenUpAsync(claimed, why) };
        return Outlook.IsInVain(claimed, attempt) ? attempt with { Effects = () => handler.InVainAsync(claimed) } : attempt;
    }

    // What is known must not turn into doubt, and so be sent again, because the storage is away for a moment.
    private async Task<(Recorded, Attempt)> RecordAsync(DueEntry entry, DeliveryRecord claimed, Attempt attempt)
    {
        var wait = ShortestPause;
        for (var waited = TimeSpan.Zero; waited <= options.Takeover; waited += wait)
        {
            if (await TryRecordAsync(entry, claimed, attempt) is (not Recorded.NotKnown, _) recorded)
                return recorded;
            await Pauses.SleepAsync(Jitter.Around(wait), time, CancellationToken.None);
            wait = wait < LongestPause ? wait * 2 : wait;
        }

        throw new TableStoreException("The outcome could not be recorded for as long as the claim was surely ours.");
    }

    private async Task<(Recorded Recorded, Attempt Attempt)> TryRecordAsync(DueEntry entry, DeliveryRecord claimed, Attempt attempt, bool isFailed = false)
    {
        try
        {
            return (await claims.TryRecordAsync(entry, claimed, attempt), attempt);
        }
        catch (TableStoreException exception)
        {
            Log.Unrecorded(logger, claimed.Owner, claimed.Id, exception.Message);
            return (Recorded.NotKnown, attempt);
        }
        catch (Exception exception) when (attempt.Effects is not null)
        {
            Log.Failed(logger, exception, claimed.Owner, claimed.Id, claimed.Attempt);
            // What follows from that may fail as well: then nothing follows.
            var failed = new Attempt.Unknown(exception.GetType().Name);
            return await TryRecordAsync(entry, claimed, isFailed ? failed : WithLastWords(claimed, failed), isFailed: true);
        }
    }

    private async Task PauseAsync(Attempt.Throttled throttled)
    {
        pause.For(throttled.After);
        await lease.SharePauseAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Delivery {Owner} {Id} failed, attempt {Attempt}")]
        public static partial void Failed(ILogger logger, Exception exception, string owner, string id, int attempt);

        [LoggerMessage(LogLevel.Warning, "The outcome of delivery {Owner} {Id} waits for the storage: {Why}")]
        public static partial void Unrecorded(ILogger logger, string owner, string id, string why);
    }
}
