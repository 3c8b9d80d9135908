using System.Diagnostics;
using System.Diagnostics.Metrics;
using Span = System.Diagnostics.Activity;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// One attempt of a call, told to whoever listens: which operation, what became of it, how long it took. Addresses are never
/// told, for they name conversations and people. Costs nothing while nobody listens.
/// </summary>
internal readonly struct ConnectorCall
{
    /// <summary>Of the meter and of the activity source.</summary>
    public const string Source = "PmoBot.ActivityProtocol";

    /// <summary>It did not come to a result: its caller went away, or an error of ours.</summary>
    public const string Abandoned = "Abandoned";

    private static readonly ActivitySource Spans = new(Source);
    private static readonly Meter Meter = new(Source);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "pmobot.connector.duration", "s", "An attempt of a call to the Connector or the Token Service, by operation and result; Throttled is a 429.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15] });

    private readonly string _operation;
    private readonly Span? _span;
    private readonly long _since;

    private ConnectorCall(string operation)
    {
        _operation = operation;
        _span = Spans.StartActivity($"connector {operation}", ActivityKind.Client);
        _since = Stopwatch.GetTimestamp();
    }

    /// <summary>In the same method that ends it: what comes between belongs to its span.</summary>
    public static ConnectorCall Begin(string operation) => Duration.Enabled || Spans.HasListeners() ? new(operation) : default;

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
