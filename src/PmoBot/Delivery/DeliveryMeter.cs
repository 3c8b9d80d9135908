using System.Diagnostics.Metrics;

namespace PmoBot.Delivery;

internal sealed class DeliveryMeter : IDisposable
{
    private readonly Meter _meter = new("PmoBot.Delivery");

    public DeliveryMeter()
    {
        Tries = _meter.CreateCounter<long>("pmobot.command.tries", description: "Times a command's body ran, repeats included.");
        Busy = _meter.CreateCounter<long>("pmobot.command.busy", description: "Commands that lost every try.");
        Attempts = _meter.CreateCounter<long>("pmobot.delivery.attempts", description: "Deliveries acted on, by kind and result.");
    }

    public Counter<long> Tries { get; }

    public Counter<long> Busy { get; }

    public Counter<long> Attempts { get; }

    public void Dispose() => _meter.Dispose();
}
