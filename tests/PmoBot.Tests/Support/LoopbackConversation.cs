using PmoBot.ActivityProtocol;

namespace PmoBot.Tests.Support;

/// <summary>A conversation that the loopback Connector knows: who is in it, and whether it may be written to.</summary>
internal sealed class LoopbackConversation(string id)
{
    public string Id => id;

    public List<ChannelAccount> Members { get; } = [];

    public List<SentActivity> Messages { get; } = [];

    /// <summary>403 with the sub-code MessageWritesBlocked: the person blocked or uninstalled the bot.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>403: the bot is not in the conversation.</summary>
    public bool IsLeft { get; set; }

    /// <summary>404: the conversation is gone.</summary>
    public bool IsGone { get; set; }

    /// <summary>When something was sent, in the Connector's monotonic time.</summary>
    public List<long> Writes { get; } = [];
}

/// <summary>A message as it stands now; <see cref="Versions"/> holds every text or card it ever had, oldest first.</summary>
internal sealed class SentActivity(string conversationId, string id, Activity first)
{
    public string ConversationId => conversationId;

    public string Id => id;

    public List<Activity> Versions { get; } = [first];

    public Activity Activity => Versions[^1];

    public bool IsDeleted { get; set; }
}

/// <summary>A request as it came, whatever became of it.</summary>
internal sealed record LoopbackRequest(string Method, string Path, string? ConversationId, string? Authorization, byte[] Body);
