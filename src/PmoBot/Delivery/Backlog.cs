using System.Diagnostics.Metrics;
using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>
/// What is due and not done, and whether the storage answers: looked at now and then, for whoever collects figures must not
/// wait for the storage. Every replica looks, so that the figures are there whichever of them lives.
/// </summary>
internal sealed partial class Backlog : BackgroundService
{
    private const int MostOfAShard = 1000;

    private readonly DueIndex _index;
    private readonly Handlers _handlers;
    private readonly IClock _clock;
    private readonly TimeProvider _time;
    private readonly TimeSpan _every;
    private readonly ILogger<Backlog> _logger;
    private volatile Seen? _seen;

    /// <param name="every">How often figures are collected.</param>
    public Backlog(
        DueIndex index, Handlers handlers, SendPause pause, IMeterFactory meters, IClock clock, TimeProvider time, ILogger<Backlog> logger, TimeSpan every)
    {
        (_index, _handlers, _clock, _time, _logger, _every) = (index, handlers, clock, time, logger, every);
        var meter = meters.Create(DeliveryMeter.Source);
        meter.CreateObservableGauge(
            "pmobot.delivery.due", () => _seen is { Due: { } due } ? due.Select(kind => new Measurement<long>(kind.Value, new KeyValuePair<string, object?>("kind", kind.Key))) : [],
            "{delivery}", "Deliveries that are due and not done, by kind.");
        meter.CreateObservableGauge(
            "pmobot.delivery.lateness", () => _seen is { Age: { } age } ? [new Measurement<double>(age.TotalSeconds)] : Enumerable.Empty<Measurement<double>>(),
            "s", "How long ago the oldest of them was due; 0 if there is none.");
        meter.CreateObservableGauge(
            "pmobot.delivery.pause", () => pause.Left.TotalSeconds, "s", "How long nothing is sent yet, because Teams asked for it by a 429.");
        meter.CreateObservableGauge(
            "pmobot.storage.ready", () => _seen is { } seen ? [new Measurement<int>(seen.Due is null ? 0 : 1)] : Enumerable.Empty<Measurement<int>>(),
            "1", "1 if the storage answered when it was last looked at, else 0.");
    }

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            var now = _clock.GetCurrentInstant();
            var (due, oldest) = (new Dictionary<string, long>(StringComparer.Ordinal), now);
            for (var shard = 0; shard < DueIndex.Shards; shard++)
            {
                await foreach (var entry in _index.DueAsync(shard, now, MostOfAShard).Take(MostOfAShard).WithCancellation(cancel))
                {
                    var kind = _handlers.NameOf(entry.Kind);
                    due[kind] = due.GetValueOrDefault(kind) + 1;
                    oldest = Instant.Min(oldest, entry.Due);
                }
            }

            _seen = new Seen(due, (now - oldest).ToTimeSpan());
        }
        catch (TableStoreException)
        {
            _seen = new Seen(null, null);
        }
        catch (Exception failed) when (!cancel.IsCancellationRequested)
        {
            // A row that cannot be read, say. Whoever only measures must not end the bot, as a service that throws would.
            _seen = null;
            Log.NotSeen(_logger, failed);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Pauses.SleepAsync(_every, _time, stoppingToken);
        }
    }

    /// <summary>Both null: the storage did not answer.</summary>
    private sealed record Seen(IReadOnlyDictionary<string, long>? Due, TimeSpan? Age);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "What is due could not be measured")]
        public static partial void NotSeen(ILogger logger, Exception exception);
    }
}
