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
    public TenantInfo? Tenant { get; set; }

    [JsonConverter(typeof(ObjectOrNothing<TeamInfo>))]
    public TeamInfo? Team { get; set; }

    [JsonConverter(typeof(ObjectOrNothing<ChannelInfo>))]
    public ChannelInfo? Channel { get; set; }

    /// <summary>Of a conversationUpdate: <c>channelRenamed</c>, <c>teamArchived</c>, <c>teamMemberAdded</c>, …</summary>
    public string? EventType { get; set; }

    [JsonConverter(typeof(ObjectOrNothing<ChannelDataSettings>))]
    public ChannelDataSettings? Settings { get; set; }

    [JsonConverter(typeof(ObjectOrNothing<MeetingInfo>))]
    public MeetingInfo? Meeting { get; set; }

    [JsonConverter(typeof(ObjectOrNothing<NotificationInfo>))]
    public NotificationInfo? Notification { get; set; }
}

public sealed record TenantInfo
{
    public string? Id { get; set; }
}

/// <summary>A team, as an activity and as <c>GET /v3/teams/{id}</c> tell of it.</summary>
public sealed record TeamInfo
{
    /// <summary><c>19:…@thread.tacv2</c>: the id of its General channel.</summary>
    public string? Id { get; set; }

    /// <summary>The id of its Entra group, which Graph calls the team's id.</summary>
    public string? AadGroupId { get; set; }

    public string? Name { get; set; }
}

public sealed record ChannelInfo
{
    public string? Id { get; set; }

    /// <summary>Null for the General channel, whose id is the team's.</summary>
    public string? Name { get; set; }

    /// <summary><c>standard</c>, <c>private</c> or <c>shared</c>.</summary>
    public string? Type { get; set; }
}

/// <summary>Which channel was chosen when the app was added to a team.</summary>
public sealed record ChannelDataSettings
{
    [JsonConverter(typeof(ObjectOrNothing<ChannelInfo>))]
    public ChannelInfo? SelectedChannel { get; set; }
}

public sealed record MeetingInfo
{
    public string? Id { get; set; }
}

/// <summary>Of an outgoing activity: whether it also shows in the activity feed.</summary>
public sealed record NotificationInfo
{
    public bool? Alert { get; set; }
}
