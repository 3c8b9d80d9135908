namespace PmoBot.Delivery;

/// <summary>Where a message can be posted later: what Teams told us when somebody last spoke there.</summary>
internal sealed record ConversationReference(
    Uri ServiceUrl, string ConversationId, string ConversationType, string BotId, string TenantId)
{
    /// <summary>Opens the reader's own chat with the bot.</summary>
    public Uri ChatWithBot => new($"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(BotId)}");
}
