using NodaTime;

namespace PmoBot.Delivery;

/// <summary>When the next row of each shard is known to be due, so that the index is read only where it may pay.</summary>
internal sealed class Agenda(IClock clock, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Instant[] _next = [.. Enumerable.Repeat(Instant.MaxValue, DueIndex.Shards)];
    private TaskCompletionSource _rung = new();

    public void Note(int shard, Instant due)
    {
        lock (_gate)
        {
            if (due >= _next[shard])
                return;
            _next[shard] = due;
            _rung.TrySetResult();
        }
    }

    public void NoteAll(Instant due)
    {
        for (var shard = 0; shard < DueIndex.Shards; shard++)
            Note(shard, due);
    }

    /// <summary>From when on something may be due there now; whoever asks goes and looks. Null: nothing yet.</summary>
    public Instant? Take(int shard)
    {
        lock (_gate)
        {
            var next = _next[shard];
            if (next > clock.GetCurrentInstant())
                return null;
            _next[shard] = Instant.MaxValue;
            return next;
        }
    }

    /// <summary>Until something may be due, or so long at most. A sped-up business clock is noticed then.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancel)
    {
        Task rung;
        lock (_gate)
        {
            _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);
            rung = _rung.Task;
            var until = _next.Min() - clock.GetCurrentInstant();
            if (until <= Duration.Zero)
                return;
            if (until < Duration.FromTimeSpan(atMost))
                atMost = until.ToTimeSpan() + TimeSpan.FromMilliseconds(1);
        }

        await rung.WaitAsync(atMost, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
