namespace PmoBot.Delivery;

/// <summary>After a 429 nobody sends for a while; <see cref="Lease"/> carries it to the other replicas.</summary>
internal sealed class SendPause(TimeProvider time)
{
    /// <summary>Whatever a peer says, or a row: one absurd header must not silence the program for a year.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private long _untilTicks;

    /// <summary>By the machine's wall clock, since it is shared. A wrong clock only makes the pause shorter or longer.</summary>
    public DateTimeOffset Until => new(Interlocked.Read(ref _untilTicks), TimeSpan.Zero);

    public TimeSpan Left => Until - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public void For(TimeSpan span) => AtLeastUntil(time.GetUtcNow() + span);

    public void AtLeastUntil(DateTimeOffset until)
    {
        var latest = time.GetUtcNow() + Longest;
        if (until > latest)
            until = latest;
        long before;
        do
        {
            before = Interlocked.Read(ref _untilTicks);
        }
        while (before < until.UtcTicks && Interlocked.CompareExchange(ref _untilTicks, until.UtcTicks, before) != before);
    }
}
