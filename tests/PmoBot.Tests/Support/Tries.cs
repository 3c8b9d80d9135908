using System.Diagnostics.Metrics;
using PmoBot.Delivery;

namespace PmoBot.Tests.Support;

/// <summary>How often commits were tried. Of this host alone: other tests count too, and their meters have the same name.</summary>
internal sealed class Tries : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _count;

    public Tries(DeliveryMeter meter)
    {
        _listener.SetMeasurementEventCallback<long>((_, tries, _, _) => Interlocked.Add(ref _count, tries));
        _listener.Start();
        _listener.EnableMeasurementEvents(meter.Tries);
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
