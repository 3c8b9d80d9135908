namespace PmoBot.Delivery;

/// <summary>The handlers by their kind.</summary>
internal sealed class Handlers(IEnumerable<IDeliveryHandler> handlers)
{
    private readonly Dictionary<string, IDeliveryHandler> _handlers =
        handlers.ToDictionary(handler => handler.Kind, StringComparer.Ordinal);

    public IDeliveryHandler? Find(string kind) => _handlers.GetValueOrDefault(kind);

    /// <summary>For figures and traces: of the kinds that there are, whatever a row says.</summary>
    public string NameOf(string kind) => Find(kind)?.Kind ?? "unknown";

    public bool Sends(string kind) => Find(kind) is { Sends: true };
}
