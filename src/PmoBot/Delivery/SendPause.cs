namespace PmoBot.Delivery;

/// <summary>
/// After a 429 nobody sends for a while; <see cref="Lease"/> carries it to the other replicas. It is measured by a clock
/// that does not jump; what is shared is by the wall clock, and a wrong one only makes it shorter or longer.
/// </summary>
internal sealed class SendPause(TimeProvider time)
{
    /// <summary>Whatever a peer says, or a row: one absurd header must not silence the program for a year.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private long _begun;
    private TimeSpan _length;
    private DateTimeOffset? _until;
    private DateTimeOffset? _heard;

    public TimeSpan Left
    {
        get
        {
            lock (_lock)
                return Remaining;
        }
    }

    /// <summary>What the other replicas are told.</summary>
    public DateTimeOffset? Until
    {
        get
        {
            lock (_lock)
                return Remaining > TimeSpan.Zero ? _until : null;
        }
    }

    private TimeSpan Remaining => _length - time.GetElapsedTime(_begun) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public void For(TimeSpan span)
    {
        lock (_lock)
            AtLeast(span);
    }

    /// <summary>What another replica said, or this one. It counts once: a clock that jumped must not make it new.</summary>
    public void Hear(DateTimeOffset until)
    {
        lock (_lock)
        {
            if (until == _heard || until == _until)
                return;
            _heard = until;
            AtLeast(until - time.GetUtcNow());
        }
    }

    private void AtLeast(TimeSpan span)
    {
        if (span > Longest)
            span = Longest;
        if (span > Remaining)
            (_begun, _length, _until) = (time.GetTimestamp(), span, time.GetUtcNow() + span);
    }
}
