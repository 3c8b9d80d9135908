using NodaTime;

namespace PmoBot.Delivery;

/// <summary>What an attempt's outcome makes of the claimed delivery: a pure function of both and the time.</summary>
internal static class Outlook
{
    /// <summary>At a quarter of an hour each, about a day.</summary>
    public const int MaxFailures = 100;

    /// <summary>Whoever dies or hangs with it so often, dies or hangs of it.</summary>
    public const int MaxUnended = 10;

    /// <summary>After eight minutes or so: longer than the storage, or a restart, takes most often.</summary>
    public const int FailuresWorthTelling = 8;

    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Why the delivery is given up, or null if it is not. A message is of no use for ever; what is written in our own
    /// partitions waits for the storage, or for the error to be mended, for otherwise it would be lost.
    /// </summary>
    public static string? GivenUp(DeliveryRecord claimed, Attempt attempt, bool sends) => attempt switch
    {
        Attempt.Refused refused => refused.Why,
        Attempt.Unknown unknown when sends && claimed.Failures + 1 >= MaxFailures => unknown.Why,
        Attempt.Failed failed when sends && claimed.Failures + 1 >= MaxFailures => failed.Why,
        _ => null,
    };

    /// <summary>Whether it leads nowhere again and again, and goes on all the same.</summary>
    public static bool IsInVain(DeliveryRecord claimed, Attempt attempt) =>
        attempt is Attempt.Unknown or Attempt.Failed && claimed.Failures + 1 >= FailuresWorthTelling;

    public static DeliveryRecord After(DeliveryRecord claimed, Attempt attempt, bool sends, Instant now)
    {
        var free = claimed with { ClaimedBy = null, State = DeliveryState.Pending, NextDue = null, Unended = 0 };
        if (GivenUp(claimed, attempt, sends) is { } why)
            return Finished(claimed, free, DeliveryState.GivenUp, why, now) with
            {
                MaybeRepeated = claimed.MaybeRepeated || attempt is Attempt.Unknown,
            };

        return attempt switch
        {
            Attempt.Done => Finished(claimed, free, DeliveryState.Done, null, now),
            Attempt.Unreachable unreachable => Finished(claimed, free, DeliveryState.Unreachable, unreachable.Why, now),
            Attempt.Onward onward => free with { Cursor = onward.Cursor, Failures = 0 },
            Attempt.Again again => free with { Due = Later(now, again.After) },
            Attempt.Throttled throttled => free with { Due = Later(now, throttled.After) },
            Attempt.Failed failed => TriedInVain(claimed, free, failed.Why, now),
            Attempt.Unknown unknown => TriedInVain(claimed, free, unknown.Why, now) with { MaybeRepeated = true },
            _ => throw new InvalidOperationException($"{attempt.GetType().Name} is no outcome."),
        };
    }

    /// <summary>The time from now, never now itself, in the 100 ns that rows keep.</summary>
    public static Instant Later(Instant now, TimeSpan after) => Instant.FromUnixTimeTicks(
        now.ToUnixTimeTicks() + Math.Max(after.Ticks, TimeSpan.TicksPerMillisecond));

    private static DeliveryRecord TriedInVain(DeliveryRecord claimed, DeliveryRecord free, string why, Instant now)
    {
        var before = claimed.NextDue is null ? claimed.Failures : 0;   // raised in mid-flight: it need not wait long
        return free with { Failures = before + 1, Why = why, Due = Later(now, Backoff(before)) };
    }

    private static TimeSpan Backoff(int failures)
    {
        var span = TimeSpan.FromSeconds(2 << Math.Min(failures, 16));
        return Jitter.Around(span < LongestBackoff ? span : LongestBackoff);
    }

    private static DeliveryRecord Finished(
        DeliveryRecord claimed, DeliveryRecord free, DeliveryState state, string? why, Instant now)
    {
        var finished = free with { State = state, Why = why, Shown = claimed.Acting, Failures = 0, Cursor = null };
        if (claimed.Wanted == claimed.Acting)
            return finished;

        // Raised in mid-flight: what was shown may be older than what was wanted by then, so it goes again.
        return finished with
        {
            State = DeliveryState.Pending,
            Due = claimed.NextDue is { } next && next > now ? next : claimed.Due,
        };
    }
}
