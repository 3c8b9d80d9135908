using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PmoBot.Conversation;

/// <summary>A turn's figure and its span.</summary>
internal sealed class TurnMeter(IMeterFactory meters)
{
    /// <summary>Of the meter and of the activity source.</summary>
    public const string Source = "PmoBot.Turns";

    private static readonly ActivitySource Spans = new(Source);

    private readonly Histogram<double> _duration = meters.Create(Source).CreateHistogram(
        "pmobot.turn.duration", "s", "A turn, from the activity to its answer, by use case and outcome.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] });

    private readonly Counter<long> _heldBack = meters.Create(Source).CreateCounter<long>(
        "pmobot.turn.held_back", "{turn}", "Turns that a limit held back, by the limit.");

    /// <param name="limit">Person or Everybody.</param>
    public void HoldBack(string limit) => _heldBack.Add(1, new KeyValuePair<string, object?>("limit", limit));

    /// <summary>In the method that ends it: what comes between belongs to its span.</summary>
    public Measured Begin() => new(_duration, Spans.StartActivity("turn"), Stopwatch.GetTimestamp());

    internal readonly struct Measured(Histogram<double> duration, Activity? span, long since)
    {
        /// <param name="correlation">As the log and the screen name this turn; null: nobody's.</param>
        public void End(UseCase of, string? correlation)
        {
            if (duration.Enabled)
                duration.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, new("command", of.Name), new("outcome", of.Outcome));
            if (span is null)
                return;
            span.DisplayName = $"turn {of.Name}";
            span.SetTag("command", of.Name).SetTag("outcome", of.Outcome).SetTag("correlation", correlation);
            if (of.Outcome is UseCase.Broken or UseCase.Unsent)
                span.SetStatus(ActivityStatusCode.Error);
            span.Dispose();
        }
    }
}
