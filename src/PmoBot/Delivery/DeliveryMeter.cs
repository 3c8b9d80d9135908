using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PmoBot.Delivery;

/// <summary>What the dispatcher and the commands tell of themselves.</summary>
internal sealed class DeliveryMeter
{
    /// <summary>Of the meter and of the activity source.</summary>
    public const string Source = "PmoBot.Delivery";

    private static readonly ActivitySource Spans = new(Source);

    private readonly Counter<long> _attempts;
    private readonly Counter<long> _givenUp;
    private readonly Counter<long> _inVain;
    private readonly Counter<long> _waits;
    private readonly UpDownCounter<long> _active;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _delay;

    public DeliveryMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Source);
        Tries = meter.CreateCounter<long>("pmobot.command.tries", "{try}", "Times a command's body ran, repeats included.");
        Busy = meter.CreateCounter<long>("pmobot.command.busy", "{command}", "Commands that lost every try.");
        _attempts = meter.CreateCounter<long>("pmobot.delivery.attempts", "{attempt}", "Deliveries acted on, by kind and result.");
        _givenUp = meter.CreateCounter<long>("pmobot.delivery.given_up", "{delivery}", "Deliveries that became dead letters, by kind.");
        _inVain = meter.CreateCounter<long>("pmobot.delivery.in_vain", "{attempt}", "Attempts of deliveries that fail again and again and go on, by kind.");
        _waits = meter.CreateCounter<long>("pmobot.delivery.waits", "{wait}", "Times a message was put off because a limit was reached.");
        _active = meter.CreateUpDownCounter<long>("pmobot.delivery.active", "{delivery}", "Deliveries under way in this process.");
        _duration = meter.CreateHistogram(
            "pmobot.delivery.duration", "s", "An attempt of a delivery, from its claim until its outcome is written.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60] });
        _delay = meter.CreateHistogram(
            "pmobot.delivery.delay", "s", "From when a delivery was due until it was done.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1200, 3600, 86400] });
    }

    public Counter<long> Tries { get; }

    public Counter<long> Busy { get; }

    /// <summary>In the method that ends it.</summary>
    /// <param name="kind">A handler's.</param>
    public Acting Begin(string kind) => new(this, kind);

    /// <param name="limit">Connector, Graph or Pause.</param>
    public void Wait(string limit) => _waits.Add(1, new KeyValuePair<string, object?>("limit", limit));

    /// <summary>One attempt, while it is under way.</summary>
    internal sealed class Acting : IDisposable
    {
        private readonly DeliveryMeter _meter;
        private readonly KeyValuePair<string, object?> _kind;
        private readonly Activity? _span;
        private readonly long _since = Stopwatch.GetTimestamp();
        private string? _result;

        public Acting(DeliveryMeter meter, string kind)
        {
            (_meter, _kind) = (meter, new("kind", kind));
            _span = Spans.StartActivity($"delivery {kind}");
            _meter._active.Add(1, _kind);
        }

        /// <summary>Its outcome stands written.</summary>
        /// <param name="isInVain">Not for the first time, and it goes on.</param>
        /// <param name="late">How long ago it was due.</param>
        public void Ended(Attempt attempt, bool isGivenUp, bool isInVain, TimeSpan late)
        {
            _result = attempt.GetType().Name;
            var result = new KeyValuePair<string, object?>("result", _result);
            _meter._attempts.Add(1, _kind, result);
            _meter._duration.Record(Stopwatch.GetElapsedTime(_since).TotalSeconds, _kind, result);
            if (isGivenUp)
                _meter._givenUp.Add(1, _kind);
            else if (isInVain)
                _meter._inVain.Add(1, _kind);
            if (attempt is Attempt.Done)
                _meter._delay.Record(Math.Max(0, late.TotalSeconds), _kind);
        }

        public void Dispose()
        {
            _meter._active.Add(-1, _kind);
            if (_span is null)
                return;
            _span.SetTag("kind", _kind.Value).SetTag("result", _result ?? "Unrecorded");
            if (_result is null or nameof(Attempt.Failed) or nameof(Attempt.Unknown) or nameof(Attempt.Refused))
                _span.SetStatus(ActivityStatusCode.Error);
            _span.Dispose();
        }
    }
}
