using System.Text.Json.Serialization;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>The id that the Connector gave to an activity; null where it gives none.</summary>
public sealed record ResourceResponse
{
    public string? Id { get; init; }
}

/// <summary>
/// A conversation to make. Personal: <c>IsGroup</c> false, the bot, exactly one member; idempotent. A channel thread:
/// <c>IsGroup</c> true, the channel in <c>ChannelData</c>, and its first activity.
/// </summary>
public sealed record ConversationParameters
{
    public required bool IsGroup { get; init; }

    public ChannelAccount? Bot { get; init; }

    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    public string? TenantId { get; init; }

    public TeamsChannelData? ChannelData { get; init; }

    public Activity? Activity { get; init; }

    /// <param name="botId"><c>28:{appId}</c></param>
    /// <param name="userId"><c>29:…</c>; an Entra object id only where the app is installed for that person.</param>
    public static ConversationParameters Personal(string botId, string userId, string? tenantId) => new()
    {
        IsGroup = false,
        Bot = new ChannelAccount { Id = botId },
        Members = [new ChannelAccount { Id = userId }],
        TenantId = tenantId,
    };

    public static ConversationParameters Thread(string channelId, Activity first, string? tenantId) => new()
    {
        IsGroup = true,
        ChannelData = new TeamsChannelData { Channel = new ChannelInfo { Id = channelId } },
        Activity = first,
        TenantId = tenantId,
    };
}

/// <summary>The conversation that was made: for a thread, <c>19:…@thread.tacv2;messageid=…</c> and its first activity's id.</summary>
public sealed record ConversationResourceResponse
{
    public string? Id { get; init; }

    public string? ActivityId { get; init; }

    public string? ServiceUrl { get; init; }
}

/// <summary>Some members, and where to go on; null after the last page.</summary>
public sealed record PagedMembers
{
    [JsonConverter(typeof(ListOrNothing<ChannelAccount>))]
    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    public string? ContinuationToken { get; init; }
}

internal sealed record ChannelList
{
    [JsonConverter(typeof(ListOrNothing<ChannelInfo>))]
    public IReadOnlyList<ChannelInfo>? Conversations { get; init; }
}
