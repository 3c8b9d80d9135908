using System.Collections.Concurrent;
using NodaTime;

namespace PmoBot.Delivery;

/// <summary>
/// For a process without a dispatcher, such as a command-line verb: does what its own commits made due, so that it can
/// end with nothing left to do. Claims keep it apart from a bot that runs meanwhile.
/// </summary>
internal sealed class OwnDeliveries
{
    private const int InFlight = 16;
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentQueue<DueEntry> _asked = new();
    private readonly DueIndex _index;
    private readonly Work _work;
    private readonly IClock _clock;
    private readonly TimeProvider _time;

    /// <summary>Knows of what is asked for from now on: take it before the first commit.</summary>
    public OwnDeliveries(DueIndex index, Work work, Alarm alarm, IClock clock, TimeProvider time)
    {
        (_index, _work, _clock, _time) = (index, work, clock, time);
        alarm.Listen(_asked.Enqueue);
    }

    /// <summary>Until nothing of it is due, nor of what it brought with it; what is for later is left to the bot.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        while (!_asked.IsEmpty)
        {
            var due = new List<DueEntry>();
            while (_asked.TryDequeue(out var entry))
                due.Add(entry);
            await Parallel.ForEachAsync(
                due.Distinct(), new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel }, DoAsync);
        }
    }

    private async ValueTask DoAsync(DueEntry asked, CancellationToken cancel)
    {
        while (asked.Due <= _clock.GetCurrentInstant() && await _index.FindAsync(asked) is { } entry)
        {
            if (await _work.RunAsync(entry, cancel) is var rest && rest > TimeSpan.Zero)
                await Task.Delay(rest < LongestRest ? rest : LongestRest, _time, cancel);
        }
    }
}
