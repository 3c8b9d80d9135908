using System.Collections.Concurrent;

namespace PmoBot.Delivery;

/// <summary>How long something has been seen unchanged, by this process's own monotonic time.</summary>
internal sealed class Sightings(TimeProvider time)
{
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Sighting> _seen = new(StringComparer.Ordinal);

    /// <summary>Zero at the first sight of this version.</summary>
    public TimeSpan SeenFor(string key, string version)
    {
        var now = time.GetTimestamp();
        var sighting = _seen.AddOrUpdate(
            key,
            _ => new(version, now, now),
            (_, before) => before.Version == version ? before with { Last = now } : new(version, now, now));
        return time.GetElapsedTime(sighting.First, now);
    }

    public void Forget(string key) => _seen.TryRemove(key, out _);

    /// <summary>Drops what nobody looks at any more.</summary>
    public void Prune()
    {
        foreach (var (key, sighting) in _seen)
        {
            if (time.GetElapsedTime(sighting.Last) > Stale)
                Forget(key);
        }
    }

    private sealed record Sighting(string Version, long First, long Last);
}
