using System.Collections.Concurrent;

namespace PmoBot.Delivery;

/// <summary>Index rows to leave alone for a while, by machine time. A row that was put again is another row.</summary>
internal sealed class Rests(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Owner, string Id), (DueEntry Entry, long Until)> _resting = new();

    /// <summary>Until the first of them is over.</summary>
    public TimeSpan Left => _resting.Min(pair => (long?)pair.Value.Until) is { } first
        ? TimeSpan.FromSeconds(Math.Max(0.0, (first - time.GetTimestamp()) / (double)time.TimestampFrequency))
        : TimeSpan.MaxValue;   // asked of what stands at that moment: the last one may end meanwhile

    public void Add(DueEntry entry, TimeSpan span) => _resting[(entry.Owner, entry.Id)] =
        (entry, time.GetTimestamp() + (long)(span.TotalSeconds * time.TimestampFrequency));

    public bool Contains(DueEntry entry) =>
        _resting.TryGetValue((entry.Owner, entry.Id), out var resting) && resting.Entry == entry;

    public void End(DueEntry entry) => _resting.TryRemove((entry.Owner, entry.Id), out _);

    /// <summary>Takes out those whose time is over.</summary>
    public IEnumerable<DueEntry> TakeOver()
    {
        var now = time.GetTimestamp();
        foreach (var (key, (entry, until)) in _resting)
        {
            if (until <= now && _resting.TryRemove(key, out _))
                yield return entry;
        }
    }
}
