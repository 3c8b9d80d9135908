using NodaTime;

namespace PmoBot.Delivery;

/// <summary>Does what is due, while this replica is the elected one.</summary>
internal sealed partial class Dispatcher(
    Lease lease, DueIndex index, Work work, Handlers handlers, Alarm alarm, Sightings sightings, IClock clock,
    TimeProvider time, DeliveryOptions options, ILogger<Dispatcher> logger) : BackgroundService
{
    private const int SendsInFlight = 8;
    private const int WorkInFlight = 16;

    private readonly Lane _sends = new(index, work, handlers.Sends, SendsInFlight, alarm, sightings, clock, time, options, logger);
    private readonly Lane _inner = new(
        index, work, kind => !handlers.Sends(kind), WorkInFlight, alarm, sightings, clock, time, options, logger);

    /// <summary>Everything that is due now, once, whoever is elected.</summary>
    public async Task RunOnceAsync(CancellationToken leading)
    {
        await _inner.RunOnceAsync(leading);
        await _sends.RunOnceAsync(leading);
    }

    public override void Dispose()
    {
        _sends.Dispose();
        _inner.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lease.HoldAsync(leading => Task.WhenAll(KeepOnAsync(_sends, leading), KeepOnAsync(_inner, leading)), stoppingToken);
        await Task.WhenAll(_sends.DrainAsync(), _inner.DrainAsync());
    }

    private async Task KeepOnAsync(Lane lane, CancellationToken leading)
    {
        while (!leading.IsCancellationRequested)
        {
            try
            {
                await lane.RunAsync(leading);
            }
            catch (Exception exception)
            {
                Log.Interrupted(logger, exception);
                await Pauses.SleepAsync(options.Poll, time, leading);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The due index could not be read")]
        public static partial void Interrupted(ILogger logger, Exception exception);
    }
}
