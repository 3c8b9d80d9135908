namespace PmoBot.Delivery;

/// <summary>After a 429 nobody sends for a while; <see cref="Lease"/> carries it to the other replicas.</summary>
internal sealed class SendPause(TimeProvider time)
{
    private long _untilTicks;

    /// <summary>By the machine's wall clock, since it is shared. A wrong clock only makes the pause shorter or longer.</summary>
    public DateTimeOffset Until => new(Interlocked.Read(ref _untilTicks), TimeSpan.Zero);

    public TimeSpan Left => Until - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public void For(TimeSpan span) => AtLeastUntil(time.GetUtcNow() + span);

    public void AtLeastUntil(DateTimeOffset until)
    {
        long before;
        do
        {
            before = Interlocked.Read(ref _untilTicks);
        }
        while (before < until.UtcTicks && Interlocked.CompareExchange(ref _untilTicks, until.UtcTicks, before) != before);
    }
}
