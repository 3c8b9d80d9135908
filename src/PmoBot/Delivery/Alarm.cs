using System.Collections.Immutable;

namespace PmoBot.Delivery;

/// <summary>Tells the dispatcher of this process what was just put into the index, so that it need not look.</summary>
internal sealed class Alarm
{
    private ImmutableArray<Action<DueEntry>> _listeners = [];

    public void Listen(Action<DueEntry> listener) => ImmutableInterlocked.Update(ref _listeners, now => now.Add(listener));

    public void Ring(DueEntry entry)
    {
        foreach (var listener in _listeners)
            listener(entry);
    }
}
