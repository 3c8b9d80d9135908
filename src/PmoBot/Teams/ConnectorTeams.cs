using PmoBot.ActivityProtocol;
using PmoBot.Delivery;
using Reference = PmoBot.Delivery.ConversationReference;

namespace PmoBot.Teams;

/// <summary>Teams over the Connector: one attempt, for it can be asked again.</summary>
internal sealed class ConnectorTeams(ConnectorClient connector) : ITeams
{
    public async Task<TeamFacts?> FindAsync(Reference conversation, string team, CancellationToken cancel) =>
        await connector.TeamAsync(conversation.ServiceUrl.OriginalString, team, cancel) is ConnectorResult<TeamInfo>.Ok { Value: var found }
            ? new TeamFacts(found.AadGroupId, found.Name)
            : null;

    public async Task<string?> NameAsync(Reference conversation, string team, string channel, CancellationToken cancel) =>
        await connector.ChannelsAsync(conversation.ServiceUrl.OriginalString, team, cancel) is ConnectorResult<IReadOnlyList<ChannelInfo>>.Ok { Value: var channels }
        && channels.FirstOrDefault(one => one.Id == channel)?.Name is { Length: > 0 } name ? name : null;
}
