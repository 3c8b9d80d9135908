namespace PmoBot.Delivery;

/// <summary>The deliveries of one partition as a command read them.</summary>
internal sealed class Standing(IReadOnlyDictionary<string, DeliveryRecord?> deliveries)
{
    public DeliveryRecord? this[string id] => deliveries[id];

    public bool Knows(string id) => deliveries.ContainsKey(id);
}
