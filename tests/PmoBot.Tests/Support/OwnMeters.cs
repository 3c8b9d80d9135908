using System.Diagnostics.Metrics;

namespace PmoBot.Tests.Support;

/// <summary>Meters for a part of the program that a test makes by itself.</summary>
internal sealed class OwnMeters : IMeterFactory
{
    private readonly List<Meter> _made = [];

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options);
        _made.Add(meter);
        return meter;
    }

    public void Dispose() => _made.ForEach(meter => meter.Dispose());
}
