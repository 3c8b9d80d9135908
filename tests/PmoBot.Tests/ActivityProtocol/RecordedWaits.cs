namespace PmoBot.Tests.ActivityProtocol;

/// <summary>Time in which every wait is over at once, and is written down.</summary>
internal sealed class RecordedWaits : TimeProvider
{
    private readonly List<TimeSpan> _waits = [];

    /// <summary>What was waited for, in order.</summary>
    public IReadOnlyList<TimeSpan> All => _waits;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero)
            _waits.Add(dueTime);
        return base.CreateTimer(callback, state, dueTime < TimeSpan.Zero ? dueTime : TimeSpan.Zero, period);
    }
}
