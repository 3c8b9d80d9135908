using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>
/// The dispatcher's own short commits: claim, record, void. All in the partition's turn, so that within one process
/// they meet no conflict, and all by ETag, so that across processes they lose rather than overwrite.
/// </summary>
internal sealed class Claims(
    ITableStore store, DueIndex index, Outbox outbox, Alarm alarm, DeadLetters deadLetters, PartitionQueue queue,
    Handlers handlers, IClock clock, Incarnation me, DeliveryOptions options, Sightings sightings)
{
    private static readonly TimeSpan FirstGlance = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// How long to leave it to whoever holds it. A claim is known by its holder and number, not by the row's ETag:
    /// raises change that, and would keep a dead holder's claim alive. A claim of our own that nobody works under is
    /// what an error left behind.
    /// </summary>
    public TimeSpan HeldFor(DeliveryRecord delivery)
    {
        if (delivery.State != DeliveryState.Claimed || delivery.ClaimedBy == me.Id)
            return TimeSpan.Zero;

        var seen = sightings.SeenFor(ClaimKey(delivery), $"{delivery.ClaimedBy} {delivery.Attempt}");
        return seen >= options.Takeover ? TimeSpan.Zero : options.Takeover - seen;
    }

    /// <summary>The delivery under our claim; null if it is no longer as it was read.</summary>
    public async Task<DeliveryRecord?> TryClaimAsync(DeliveryRecord read)
    {
        var left = read.State == DeliveryState.Claimed;
        var claimed = read with
        {
            State = DeliveryState.Claimed,
            ClaimedBy = me.Id,
            Attempt = read.Attempt + 1,
            Acting = read.Cursor is null ? read.Wanted : read.Acting,   // a raise makes a fan-out start over, once it is through
            NextDue = null,
            MaybeRepeated = read.MaybeRepeated || left,
            Unended = read.Unended + (left ? 1 : 0),
        };

        using var turn = await queue.EnterAsync(read.Owner);
        if (await store.CommitAsync(read.Owner, [claimed.ToWrite()]) is not CommitResult.Committed committed)
            return null;

        sightings.Forget(ClaimKey(read));
        return claimed with { ETag = committed.ETags[0] };
    }

    /// <summary>Writes down what became of the attempt, with its effects.</summary>
    public async Task<Recorded> TryRecordAsync(DueEntry entry, DeliveryRecord held, Attempt attempt)
    {
        using var turn = await queue.EnterAsync(held.Owner);
        var stands = await store.FindDeliveryAsync(held.Owner, held.Id);
        if (stands is null && attempt is Attempt.Done { IsForgotten: true })
            return Recorded.Over;   // by the commit whose answer was lost
        if (stands is null || stands.Attempt != held.Attempt)   // taken over: the outcome is the other one's to tell
            return attempt.Late is null || await CommitAsync(held.Owner, await attempt.Late()) ? Recorded.ByAnother : Recorded.NotKnown;
        if (stands.State != DeliveryState.Claimed)
            return Told(entry, stands);   // recorded by the commit whose answer was lost

        var sends = handlers.Sends(stands.Kind);
        if (Outlook.GivenUp(stands, attempt, sends) is { } why)
            await deadLetters.PutAsync(stands, why);
        var next = Outlook.After(stands, attempt, sends, clock.GetCurrentInstant());
        return await CommitAsync(next, entry, attempt) ? Told(entry, next) : Recorded.NotKnown;
    }

    /// <summary>
    /// Takes away the index row of what is over. The row was read before the delivery changed, so whoever puts it again
    /// afterwards gives it another ETag.
    /// </summary>
    public async Task LeaveAsync(DueEntry entry)
    {
        await index.DeleteAsync(entry);
        sightings.Forget(entry.Row);
    }

    /// <summary>Puts off what cannot go now, unclaimed.</summary>
    public async Task MoveAsync(DueEntry entry, DeliveryRecord read, TimeSpan after)
    {
        var moved = read with { Due = Outlook.Later(clock.GetCurrentInstant(), after) };
        using var turn = await queue.EnterAsync(read.Owner);
        if (await PutAsync(moved) && await store.CommitAsync(read.Owner, [moved.ToWrite()]) is CommitResult.Committed)
        {
            Told(entry, moved);
            await LeaveAsync(entry);
        }
    }

    /// <summary>
    /// The delivery does not answer for this index row: a leftover, or its committer is slow. After the grace period
    /// the delivery is touched, or made as void, so that this committer meets a conflict; only then the row goes.
    /// </summary>
    public async Task<TimeSpan> DropAsync(DueEntry entry, DeliveryRecord? stands)
    {
        var seen = sightings.SeenFor(entry.Row, entry.ETag.ToString());
        if (seen < options.Grace)
            return Shorter(options.Grace - seen, Shorter(seen < FirstGlance ? FirstGlance : seen, options.Poll));

        var touched = stands ?? new DeliveryRecord
        {
            Owner = entry.Owner,
            Id = entry.Id,
            Kind = entry.Kind,
            Due = entry.Due,
            State = DeliveryState.Void,
        };
        using var turn = await queue.EnterAsync(entry.Owner);
        if (await store.CommitAsync(entry.Owner, [touched.ToWrite()]) is not CommitResult.Committed)
            return TimeSpan.FromSeconds(1);

        await LeaveAsync(entry);
        return TimeSpan.Zero;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static string ClaimKey(DeliveryRecord delivery) => $"{delivery.Owner} {delivery.Id}";

    private async Task<bool> CommitAsync(DeliveryRecord next, DueEntry entry, Attempt attempt)
    {
        if (next.IsLive && next.Due != entry.Due && !await PutAsync(next))
            return false;

        var effects = attempt.Effects is null ? Effects.None : await attempt.Effects();
        var own = attempt is Attempt.Done { IsForgotten: true } && !next.IsLive ? next.ToDelete() : next.ToWrite();
        var result = await outbox.CommitAsync(next.Owner, [own, .. effects.Writes], effects.Deliveries);
        if (result is CommitResult.TooLarge)
            throw new InvalidOperationException("An effect is too large to be recorded.");
        if (result is not CommitResult.Committed)
            return false;
        effects.Committed?.Invoke();
        return true;
    }

    private async Task<bool> CommitAsync(string owner, Effects late) =>
        await outbox.CommitAsync(owner, late.Writes, late.Deliveries) is CommitResult.Committed;

    private async Task<bool> PutAsync(DeliveryRecord next) =>
        await index.PutAsync(next.Owner, [Plan.Entry(next)]) is CommitResult.Committed;

    private Recorded Told(DueEntry entry, DeliveryRecord next)
    {
        if (next.IsLive && next.Due == entry.Due)
            return Recorded.GoesOn;

        if (next.IsLive)
            alarm.Ring(Plan.Entry(next));
        return Recorded.Over;
    }
}

/// <summary>What became of writing down an outcome.</summary>
internal enum Recorded
{
    /// <summary>A conflict, or no answer: nothing is known to be written.</summary>
    NotKnown,

    /// <summary>It goes again at once, under the same index row.</summary>
    GoesOn,

    /// <summary>Nothing is left to do under its index row.</summary>
    Over,

    /// <summary>The claim was taken over: row and outcome are the other one's.</summary>
    ByAnother,
}
