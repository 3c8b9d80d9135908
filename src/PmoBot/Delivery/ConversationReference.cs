namespace PmoBot.Delivery;

/// <summary>Where a message can be posted later: what Teams told us when somebody last spoke there.</summary>
internal sealed record ConversationReference(
    Uri ServiceUrl, string ConversationId, string ConversationType, string BotId, string TenantId);
