using PmoBot.ActivityProtocol;
using PmoBot.People;
using Reference = PmoBot.Delivery.ConversationReference;

namespace PmoBot.Teams;

/// <summary>The roster over the Connector: one attempt, for a name can be learnt later too.</summary>
internal sealed class ConnectorRoster(ConnectorClient connector) : IRoster
{
    public async Task<string?> NameOfAsync(Reference conversation, string objectId, CancellationToken cancel)
    {
        // A channel's members are its team's: a thread has none of its own.
        var place = Conversation.Place.IdOf(conversation.ConversationId);
        return await connector.MemberAsync(conversation.ServiceUrl.OriginalString, place, objectId, cancel)
            is ConnectorResult<ChannelAccount>.Ok { Value.Name: { Length: > 0 } name } ? name : null;
    }
}
