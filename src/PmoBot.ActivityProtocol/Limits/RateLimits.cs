namespace PmoBot.ActivityProtocol;

/// <summary>
/// How fast a bot may write: so much in one conversation, so much in all, and nothing while a pause lasts.
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
/// </summary>
/// <param name="perConversation">Windows that hold together, or none.</param>
/// <param name="overall">Windows over all conversations, or none.</param>
public sealed class RateLimits(TimeProvider time, IReadOnlyList<RateWindow> perConversation, IReadOnlyList<RateWindow> overall)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SlidingLog> _logs = new(StringComparer.Ordinal);
    private readonly (int, long)[] _windows = Ticks(time, perConversation);
    private readonly SlidingLog? _overall = overall.Count > 0 ? new SlidingLog(Ticks(time, overall)) : null;
    private long _pausedUntil = long.MinValue;
    private int _sweepAt = 1024;

    /// <summary>
    /// Below what Teams allows one bot in a conversation (7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 an hour) and an app in a
    /// tenant (50 in 1 s): the rest is for direct replies, which do not ask.
    /// </summary>
    public static RateLimits ForTeams(TimeProvider time) => new(
        time,
        [
            new(5, TimeSpan.FromSeconds(1)), new(6, TimeSpan.FromSeconds(2)),
            new(45, TimeSpan.FromSeconds(30)), new(1350, TimeSpan.FromHours(1)),
        ],
        [new(35, TimeSpan.FromSeconds(1))]);

    /// <summary>A permit for so many requests in this conversation now, which count as used once granted.</summary>
    public RatePermit TryAcquire(string conversation, int requests = 1)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var log = Log(conversation, now);
            var at = Math.Max(Math.Max(now, _pausedUntil), log?.NextAt(now, requests) ?? now);
            at = Math.Max(at, _overall?.NextAt(now, requests) ?? now);
            if (at > now)
                return new(time.GetElapsedTime(now, at) + TimeSpan.FromTicks(1));

            log?.Add(now, requests);
            _overall?.Add(now, requests);
            return default;
        }
    }

    /// <summary>Nothing goes for this long: what a 429 asks for. A shorter pause never cuts a longer one.</summary>
    public void Pause(TimeSpan length)
    {
        lock (_lock)
            _pausedUntil = Math.Max(_pausedUntil, time.GetTimestamp() + Ticks(time, length));
    }

    /// <summary>How many conversations are remembered; those that were idle for the longest window are forgotten.</summary>
    internal int Remembered => _logs.Count;

    private SlidingLog? Log(string conversation, long now)
    {
        if (_windows.Length == 0)
            return null;
        if (_logs.TryGetValue(conversation, out var log))
            return log;

        if (_logs.Count >= _sweepAt)
        {
            foreach (var (key, old) in _logs)
            {
                if (old.IsIdle(now))
                    _logs.Remove(key);
            }

            // Twice what is left: a sweep is paid for by as many new conversations as it looks at.
            _sweepAt = Math.Max(1024, _logs.Count * 2);
        }

        return _logs[conversation] = new SlidingLog(_windows);
    }

    private static (int, long)[] Ticks(TimeProvider time, IReadOnlyList<RateWindow> windows) =>
        [.. windows.Select(window => (window.Limit, Ticks(time, window.Length)))];

    private static long Ticks(TimeProvider time, TimeSpan length) =>
        (long)Math.Ceiling(length.TotalSeconds * time.TimestampFrequency);
}
