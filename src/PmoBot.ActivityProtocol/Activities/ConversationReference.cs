namespace PmoBot.ActivityProtocol;

/// <summary>
/// A conversation that can be written to, now or later. A stored one is only an address: <see cref="ConnectorClient"/>
/// judges its host again on every call.
/// </summary>
public sealed record ConversationReference(string ServiceUrl, string ConversationId)
{
    public string? ActivityId { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? User { get; init; }

    public ChannelAccount? Bot { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public string? Locale { get; init; }
}
