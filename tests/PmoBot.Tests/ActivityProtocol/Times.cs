namespace PmoBot.Tests.ActivityProtocol;

/// <summary>The machine's own time, for tests that talk over real sockets.</summary>
internal sealed class RealTime : TimeProvider;

/// <summary>Time that stands until a test moves it. Timers fire at once and move it to their moment: a wait costs nothing.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What was waited for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => _waits;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero)
        {
            _waits.Add(dueTime);
            Advance(dueTime);
        }

        return base.CreateTimer(callback, state, dueTime < TimeSpan.Zero ? dueTime : TimeSpan.Zero, period);
    }
}
