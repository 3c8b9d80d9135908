using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PmoBot.Tables;

/// <summary>
/// One trip to the storage, told to whoever listens: what for, what became of it, how long it took. Keys and addresses are
/// never told, for they name people and projects. Costs nothing while nobody listens.
/// </summary>
internal readonly struct Trip
{
    /// <summary>Of the meter and of the activity source.</summary>
    public const string Source = "PmoBot.Tables";

    public const string Find = "Find";
    public const string Query = "Query";
    public const string Scan = "Scan";
    public const string Commit = "Commit";
    public const string Create = "Create";

    public const string Ok = "Ok";
    public const string Throttled = "Throttled";
    public const string Failed = "Failed";

    private static readonly ActivitySource Spans = new(Source);
    private static readonly Meter Meter = new(Source);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "pmobot.storage.duration", "s", "A trip to the storage, by what for and what became of it.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15] });

    private readonly string _operation;
    private readonly Activity? _span;
    private readonly long _since;

    private Trip(string operation)
    {
        _operation = operation;
        // Within something that has a span: what looks around by itself all day would be most of all traces.
        _span = Activity.Current is null ? null : Spans.StartActivity($"storage {operation}", ActivityKind.Client);
        _since = Stopwatch.GetTimestamp();
    }

    /// <summary>Whether anybody listens.</summary>
    public static bool IsTold => Duration.Enabled || Spans.HasListeners();

    /// <summary>In the same method that ends it: what comes between belongs to its span.</summary>
    public static Trip Begin(string operation) => IsTold ? new(operation) : default;

    /// <param name="result">One of the words above, or the name of a <see cref="CommitResult"/>.</param>
    public void End(string result)
    {
        if (_operation is null)
            return;

        Duration.Record(Stopwatch.GetElapsedTime(_since).TotalSeconds, new("operation", _operation), new("result", result));
        if (_span is null)
            return;
        _span.SetTag("operation", _operation).SetTag("result", result);
        if (result is Throttled or Failed or nameof(CommitResult.Unknown))
            _span.SetStatus(ActivityStatusCode.Error);
        _span.Dispose();
    }
}
