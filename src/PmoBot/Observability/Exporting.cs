using System.Diagnostics.Tracing;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace PmoBot.Observability;

/// <summary>Begins before all others; what is left goes out when the container closes, after all others have ended.</summary>
internal sealed class Exporting(IServiceProvider provider, TimeProvider time, ILogger<Exporting> logger) : IHostedService, IDisposable
{
    private ExportTrouble? _trouble;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _trouble = new ExportTrouble(time, logger);
        provider.GetRequiredService<TracerProvider>();
        provider.GetRequiredService<MeterProvider>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _trouble?.Dispose();
}

/// <summary>Says that the collector cannot be reached, which the exporter tells nobody; and says it seldom.</summary>
internal sealed partial class ExportTrouble : EventListener
{
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(15);

    private readonly TimeProvider? _time;
    private readonly ILogger? _logger;
    private readonly Lock _lock = new();
    private long? _said;

    public ExportTrouble(TimeProvider time, ILogger logger) => (_time, _logger) = (time, logger);

    // Called by the base's constructor too, before there is anything of this class.
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name.StartsWith("OpenTelemetry-Exporter", StringComparison.Ordinal))
            EnableEvents(eventSource, EventLevel.Warning);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (_logger is not { } logger || _time is not { } time || !IsTime(time))
            return;
        // Its name alone: what it carries may hold the address with a key.
        Log.NotOut(logger, eventData.EventName ?? "an error");
    }

    private bool IsTime(TimeProvider time)
    {
        lock (_lock)
        {
            if (_said is { } before && time.GetElapsedTime(before) < Seldom)
                return false;
            _said = time.GetTimestamp();
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The collector does not take what is exported: {Event}. The bot works all the same.")]
        public static partial void NotOut(ILogger logger, string @event);
    }
}
