using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PmoBot.Graph;

/// <summary>
/// One request to Graph, told to whoever listens: which operation, what became of it, how long it took. Addresses are never
/// told, for they name people and channels.
/// </summary>
internal readonly struct GraphCall
{
    /// <summary>Of the meter and of the activity source.</summary>
    public const string Source = "PmoBot.Graph";

    private static readonly ActivitySource Spans = new(Source);
    private static readonly Meter Meter = new(Source);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "pmobot.graph.duration", "s", "A request to Microsoft Graph, by operation and result; Throttled is a 429.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15] });

    private readonly string _operation;
    private readonly Activity? _span;
    private readonly long _since;

    private GraphCall(string operation)
    {
        _operation = operation;
        _span = Spans.StartActivity($"graph {operation}", ActivityKind.Client);
        _since = Stopwatch.GetTimestamp();
    }

    /// <summary>In the same method that ends it: what comes between belongs to its span.</summary>
    public static GraphCall Begin(string operation) => Duration.Enabled || Spans.HasListeners() ? new(operation) : default;

    public void End(string result)
    {
        if (_operation is null)
            return;

        Duration.Record(Stopwatch.GetElapsedTime(_since).TotalSeconds, new("operation", _operation), new("result", result));
        if (_span is null)
            return;
        _span.SetTag("operation", _operation).SetTag("result", result);
        if (result != "Ok")
            _span.SetStatus(ActivityStatusCode.Error);
        _span.Dispose();
    }
}
