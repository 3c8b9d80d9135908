using PmoBot.ActivityProtocol;
using PmoBot.Features.Projects;

namespace PmoBot.Teams;

/// <summary>
/// What Teams says became of a channel or a team:
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
/// </summary>
internal sealed class PlaceEvents(Places places)
{
    public async Task FollowAsync(Activity activity)
    {
        if (activity.ChannelData is not { Team.Id: { Length: > 0 } team } said || !Places.CanKeep(team, said.Channel?.Id))
            return;
        if (ChannelState(said.EventType) is { } channelState && said.Channel?.Id is { Length: > 0 } channel)
            await places.ChangeChannelAsync(channel, team, channelState, Said.Name(said.Channel.Name));
        else if ((TeamState(said.EventType) ?? BotState(activity)) is { } teamState)
            await places.ChangeTeamAsync(team, teamState, Said.Name(said.Team.Name), Said.Tag(said.Team.AadGroupId));
    }

    private static PlaceState? ChannelState(string? eventType) => eventType switch
    {
        "channelRenamed" or "channelRestored" => PlaceState.There,
        "channelDeleted" => PlaceState.Deleted,
        _ => null,
    };

    private static PlaceState? TeamState(string? eventType) => eventType switch
    {
        "teamRenamed" or "teamUnarchived" or "teamRestored" => PlaceState.There,
        "teamArchived" => PlaceState.Archived,
        "teamDeleted" or "teamHardDeleted" => PlaceState.Deleted,
        _ => null,
    };

    // An upgrade removes the old version too, as `remove-upgrade`: the bot stays.
    private static PlaceState? BotState(Activity activity) => activity switch
    {
        { Type: ActivityTypes.InstallationUpdate, Action: "remove" } => PlaceState.Removed,
        { Type: ActivityTypes.InstallationUpdate, Action: "add" } => PlaceState.There,
        _ when IsMe(activity.MembersRemoved, activity) => PlaceState.Removed,
        _ when IsMe(activity.MembersAdded, activity) => PlaceState.There,
        _ => null,
    };

    private static bool IsMe(IReadOnlyList<ChannelAccount>? members, Activity activity) =>
        members?.Any(member => member.Id is { Length: > 0 } id && id == activity.Recipient?.Id) == true;
}
