using System.Collections.Concurrent;
using NodaTime;

namespace PmoBot.Delivery;

/// <summary>
/// Half of the dispatcher: sends, or work in our own partitions, each with so many in flight, so that neither waits
/// for the other.
/// </summary>
internal sealed partial class Lane : IDisposable
{
    private const int PageSize = 100;
    private const int Portion = 64;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AfterAnError = TimeSpan.FromSeconds(1);

    private readonly DueIndex _index;
    private readonly Work _work;
    private readonly Func<string, bool> _takes;
    private readonly IClock _clock;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TimeSpan _poll;
    private readonly Sightings _sightings;
    private readonly SemaphoreSlim _slots;
    private readonly Agenda _agenda;
    private readonly ConcurrentDictionary<(string Owner, string Id), Task> _inFlight = new();
    private readonly ConcurrentDictionary<(string Owner, string Id), Instant> _passedOver = new();
    private readonly Rests _rests;

    public Lane(
        DueIndex index, Work work, Func<string, bool> takes, int width, Alarm alarm, Sightings sightings, IClock clock,
        TimeProvider time, DeliveryOptions options, ILogger logger)
    {
        (_index, _work, _takes, _sightings, _clock, _time, _logger, _poll) =
            (index, work, takes, sightings, clock, time, logger, options.Poll);
        _slots = new(width);
        _agenda = new(clock, time);
        _rests = new(time);
        alarm.Listen(entry =>
        {
            if (!_takes(entry.Kind))
                return;
            _rests.End(entry);
            _agenda.Note(DueIndex.ShardOf(entry.Owner), entry.Due);
        });
    }

    /// <summary>Until the lease is lost; what is in flight then goes on, under its claims.</summary>
    public async Task RunAsync(CancellationToken leading)
    {
        var polled = _time.GetTimestamp();
        _agenda.NoteAll(Instant.MinValue);
        while (!leading.IsCancellationRequested)
        {
            await PassAsync(leading);
            await _agenda.WaitAsync(Min(_poll, _rests.Left), leading);

            // Commits come in bursts: one look for a burst, rather than one for a commit.
            await Pauses.SleepAsync(Gather, _time, leading);
            if (_time.GetElapsedTime(polled) >= _poll)
            {
                polled = _time.GetTimestamp();
                _sightings.Prune();
                _agenda.NoteAll(Instant.MinValue);
            }
        }
    }

    /// <summary>Starts what is due, a portion from each shard in turn, so that no shard waits for another's backlog.</summary>
    public async Task PassAsync(CancellationToken leading)
    {
        foreach (var rested in _rests.TakeOver())
            _agenda.Note(DueIndex.ShardOf(rested.Owner), rested.Due);

        bool more;
        do
        {
            more = false;
            for (var shard = 0; shard < DueIndex.Shards && !leading.IsCancellationRequested; shard++)
            {
                if (_agenda.Take(shard) is { } from)
                    more |= await LookAsync(shard, from, leading);
            }
        }
        while (more && !leading.IsCancellationRequested);
    }

    /// <summary>Looks at every shard, and waits until what was due is dealt with.</summary>
    public async Task RunOnceAsync(CancellationToken leading)
    {
        _agenda.NoteAll(Instant.MinValue);
        await PassAsync(leading);
        await DrainAsync();
    }

    public void Dispose() => _slots.Dispose();

    public Task DrainAsync() => Task.WhenAll(_inFlight.Values);

    // What is due before that is in flight, at rest, or the other lane's, whose backlog would be read again at every look.
    private async Task<bool> LookAsync(int shard, Instant from, CancellationToken leading)
    {
        var now = _clock.GetCurrentInstant();
        var started = 0;
        await foreach (var entry in _index.DueAsync(shard, from, now, PageSize))
        {
            if (started == Portion)
            {
                _agenda.Note(shard, entry.Due);
                return true;
            }

            if (!_takes(entry.Kind) || _rests.Contains(entry) || IsInFlight(entry))
                continue;

            var slot = _slots.WaitAsync(leading);
            await slot.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!slot.IsCompletedSuccessfully)
                return false;

            Start(entry, leading);
            started++;
        }

        if (await _index.NextDueAsync(shard, now) is { } next)
            _agenda.Note(shard, next);
        return false;
    }

    private void Start(DueEntry entry, CancellationToken leading)
    {
        var key = (entry.Owner, entry.Id);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _inFlight[key] = DoAsync();
        begun.SetResult();

        async Task DoAsync()
        {
            await begun.Task;
            var hasSlot = true;
            try
            {
                if (await _work.RunAsync(entry, leading, FreeSlot) is var rest && rest > TimeSpan.Zero)
                    _rests.Add(entry, rest);
            }
            catch (Exception exception)
            {
                Log.Failed(_logger, exception, entry.Owner, entry.Id);
                _rests.Add(entry, AfterAnError);
            }
            finally
            {
                _inFlight.TryRemove(key, out _);
                FreeSlot();
                if (_passedOver.TryRemove(key, out var due))
                    _agenda.Note(DueIndex.ShardOf(entry.Owner), due);
            }

            void FreeSlot()
            {
                if (hasSlot)
                    _slots.Release();
                hasSlot = false;
            }
        }
    }

    // A delivery that moved has another row by the time that its work is put away: that one must not wait for the poll.
    private bool IsInFlight(DueEntry entry)
    {
        var key = (entry.Owner, entry.Id);
        if (!_inFlight.ContainsKey(key))
            return false;
        _passedOver.AddOrUpdate(key, entry.Due, (_, due) => Instant.Min(due, entry.Due));
        return _inFlight.ContainsKey(key) || !_passedOver.TryRemove(key, out _);
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Delivery {Owner} {Id} could not be dealt with")]
        public static partial void Failed(ILogger logger, Exception exception, string owner, string id);
    }
}
