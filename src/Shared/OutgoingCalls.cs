using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PmoBot;

/// <summary>
/// Calls to one service outside, each told to whoever listens: what for, what became of it, how long it took. Addresses and
/// keys are never told, for they name people and projects. Costs nothing while nobody listens. Compiled into every project
/// that makes such calls, so that the protocol libraries stay without a common one.
/// </summary>
/// <param name="spans">Its name is the meter's too.</param>
/// <param name="noun">What a span of it begins with.</param>
/// <param name="duration">The histogram, with what it says and its buckets in seconds.</param>
/// <param name="isFault">Which results are errors of a span.</param>
internal sealed class OutgoingCalls(
    ActivitySource spans, string noun, (string Name, string Description, double[] Buckets) duration, Func<string, bool> isFault)
{
    private readonly string _noun = noun;
    private readonly Func<string, bool> _isFault = isFault;
    private readonly ActivitySource _spans = spans;

    private readonly Histogram<double> _duration = new Meter(spans.Name).CreateHistogram(
        duration.Name, "s", duration.Description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = duration.Buckets });

    /// <summary>Only within something that has a span: what looks around by itself all day would be most of all traces.</summary>
    public bool OnlyWithin { get; init; }

    public bool AreTold => _duration.Enabled || _spans.HasListeners();

    /// <summary>In the same method that ends it: what comes between belongs to its span.</summary>
    public OutgoingCall Begin(string operation) => AreTold ? new(this, operation) : default;

    /// <summary>One of them, while it is under way.</summary>
    internal readonly struct OutgoingCall
    {
        private readonly OutgoingCalls? _calls;
        private readonly string _operation;
        private readonly Activity? _span;
        private readonly long _since;

        public OutgoingCall(OutgoingCalls calls, string operation)
        {
            (_calls, _operation) = (calls, operation);
            _span = calls.OnlyWithin && Activity.Current is null ? null : calls._spans.StartActivity($"{calls._noun} {operation}", ActivityKind.Client);
            _since = Stopwatch.GetTimestamp();
        }

        public void End(string result)
        {
            if (_calls is null)
                return;

            _calls._duration.Record(Stopwatch.GetElapsedTime(_since).TotalSeconds, new("operation", _operation), new("result", result));
            if (_span is null)
                return;
            _span.SetTag("operation", _operation).SetTag("result", result);
            if (_calls._isFault(result))
                _span.SetStatus(ActivityStatusCode.Error);
            _span.Dispose();
        }
    }
}
