using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace PmoBot.Tests.Support;

/// <summary>What the meters of one factory tell: other tests measure at the same time, by the same names.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _all = [];

    public Measurements(IMeterFactory of)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, of))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>As `name=value tag:value`, in order.</summary>
    public IReadOnlyList<string> All => [.. _all];

    /// <summary>What the gauges say now.</summary>
    public IReadOnlyList<string> Gauges()
    {
        _all.Clear();
        _listener.RecordObservableInstruments();
        return All;
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{instrument.Name}={value:0.###}");
        foreach (var (name, tag) in tags)
            said += $" {name}:{tag}";
        _all.Enqueue(said);
    }
}
