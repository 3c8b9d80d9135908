using PmoBot.Delivery;

namespace PmoBot.Teams;

/// <summary>
/// What Graph allows who posts to channels: so much in a channel, by a person, in a team and in all of a tenant, together.
/// https://learn.microsoft.com/graph/throttling-limits#microsoft-teams-service-limits
/// </summary>
/// <remarks>
/// Graph counts arrivals. Those lie somewhere between a permit and its end, which a slow storage or network moves far apart:
/// so a permit counts from when it is given until a second after its end. What a process before this one had under way is not
/// known here: nothing goes in its first second.
/// </remarks>
internal sealed class PublishLimits(TimeProvider time)
{
    private const int SweepAt = 1024;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private readonly long _begun = time.GetTimestamp();
    private int _sweepAt = SweepAt;

    /// <summary>A permit of all of them, or of none.</summary>
    public SendPermit TryTake(PublishNeed need)
    {
        lock (_lock)
        {
            Sweep();
            Window[] all =
            [
                Of(ChannelKey(need), 1), Of(PublisherKey(need), 1),
                Of($"team {need.Channel.Team}", 4), Of("tenant", 50),
            ];
            var now = time.GetTimestamp();
            var wait = time.GetElapsedTime(now, all.Max(window => window.FreeAt(now, _begun)));
            if (wait > TimeSpan.Zero)
                return new(wait + TimeSpan.FromTicks(1));

            foreach (var window in all)
                window.UnderWay++;
            return new(TimeSpan.Zero, () => End(all));
        }
    }

    public void Rest(PublishNeed need, TimeSpan length)
    {
        lock (_lock)
        {
            var until = time.GetTimestamp() + Ticks(length);
            foreach (var window in (Window[])[Of(ChannelKey(need), 1), Of(PublisherKey(need), 1)])
                window.RestsUntil = Math.Max(window.RestsUntil, until);
        }
    }

    private static string ChannelKey(PublishNeed need) => $"channel {need.Channel.Channel}";

    private static string PublisherKey(PublishNeed need) => $"publisher {need.Publisher}";

    private void End(Window[] all)
    {
        lock (_lock)
        {
            foreach (var window in all)
            {
                window.UnderWay--;
                window.Ended.Enqueue(time.GetTimestamp());
            }
        }
    }

    private Window Of(string key, int limit) =>
        _windows.TryGetValue(key, out var window) ? window : _windows[key] = new Window(limit, Ticks(Second));

    private void Sweep()
    {
        if (_windows.Count < _sweepAt)
            return;
        var now = time.GetTimestamp();
        foreach (var (key, window) in _windows)
        {
            if (window.IsIdle(now))
                _windows.Remove(key);
        }

        // Twice what is left: a sweep is paid for by as many new ones as it looks at.
        _sweepAt = Math.Max(SweepAt, _windows.Count * 2);
    }

    private long Ticks(TimeSpan length) => (long)Math.Ceiling(length.TotalSeconds * time.TimestampFrequency);

    private sealed class Window(int limit, long length)
    {
        public int UnderWay { get; set; }

        /// <summary>When the last ones ended, within the length.</summary>
        public Queue<long> Ended { get; } = new();

        public long RestsUntil { get; set; } = long.MinValue;

        /// <summary>Now, or when to ask again.</summary>
        public long FreeAt(long now, long begun)
        {
            while (Ended.TryPeek(out var first) && first + length <= now)
                Ended.Dequeue();
            var after = Math.Max(Math.Max(now, RestsUntil), begun + length);
            var tooMany = UnderWay + Ended.Count - limit;
            if (tooMany < 0)
                return after;
            // Those under way end first, and then count for as long again.
            return Math.Max(after, tooMany < Ended.Count ? Ended.ElementAt(tooMany) + length : now + length);
        }

        public bool IsIdle(long now) => UnderWay == 0 && RestsUntil <= now && Ended.All(end => end + length <= now);
    }
}
