using System.Text.Json.Serialization;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// What Teams adds to an activity:
/// https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#teams-channel-data
/// </summary>
public sealed record TeamsChannelData
{
    [JsonConverter(typeof(ObjectOrNothing<TenantInfo>))]
    public TenantInfo? Tenant { get; init; }

    [JsonConverter(typeof(ObjectOrNothing<TeamInfo>))]
    public TeamInfo? Team { get; init; }

    [JsonConverter(typeof(ObjectOrNothing<ChannelInfo>))]
    public ChannelInfo? Channel { get; init; }

    /// <summary>Of a conversationUpdate: <c>channelRenamed</c>, <c>teamArchived</c>, <c>teamMemberAdded</c>, …</summary>
    public string? EventType { get; init; }

    [JsonConverter(typeof(ObjectOrNothing<ChannelDataSettings>))]
    public ChannelDataSettings? Settings { get; init; }

    [JsonConverter(typeof(ObjectOrNothing<MeetingInfo>))]
    public MeetingInfo? Meeting { get; init; }

    [JsonConverter(typeof(ObjectOrNothing<NotificationInfo>))]
    public NotificationInfo? Notification { get; init; }
}

public sealed record TenantInfo
{
    public string? Id { get; init; }
}

/// <summary>A team, as an activity and as <c>GET /v3/teams/{id}</c> tell of it.</summary>
public sealed record TeamInfo
{
    /// <summary><c>19:…@thread.tacv2</c>: the id of its General channel.</summary>
    public string? Id { get; init; }

    /// <summary>The id of its Entra group, which Graph calls the team's id.</summary>
    public string? AadGroupId { get; init; }

    public string? Name { get; init; }
}

public sealed record ChannelInfo
{
    public string? Id { get; init; }

    /// <summary>Null for the General channel, whose id is the team's.</summary>
    public string? Name { get; init; }

    /// <summary><c>standard</c>, <c>private</c> or <c>shared</c>.</summary>
    public string? Type { get; init; }
}

/// <summary>Which channel was chosen when the app was added to a team.</summary>
public sealed record ChannelDataSettings
{
    [JsonConverter(typeof(ObjectOrNothing<ChannelInfo>))]
    public ChannelInfo? SelectedChannel { get; init; }
}

public sealed record MeetingInfo
{
    public string? Id { get; init; }
}

/// <summary>Of an outgoing activity: whether it also shows in the activity feed.</summary>
public sealed record NotificationInfo
{
    public bool? Alert { get; init; }
}
