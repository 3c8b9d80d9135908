using PmoBot.ActivityProtocol;
using PmoBot.People;
using Reference = PmoBot.Delivery.ConversationReference;

namespace PmoBot.Teams;

/// <summary>The roster over the Connector: one attempt, for a name can be learnt later too.</summary>
internal sealed class ConnectorRoster(ConnectorClient connector, TimeProvider time) : IRoster
{
    // Somebody waits for the answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public async Task<string?> NameOfAsync(Reference conversation, string objectId, CancellationToken cancel)
    {
        // A channel's members are its team's: a thread has none of its own.
        var place = Conversation.Place.IdOf(conversation.ConversationId);
        return await connector.MemberAsync(conversation.ServiceUrl.OriginalString, place, objectId, cancel)
            is ConnectorResult<ChannelAccount>.Ok { Value.Name: { Length: > 0 } name } ? name : null;
    }

    public async Task<IReadOnlyList<Outsider>?> OutsidersAsync(Reference conversation, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            return await OutsidersWithinAsync(conversation, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Outsider>?> OutsidersWithinAsync(Reference conversation, CancellationToken limit)
    {
        var place = Conversation.Place.IdOf(conversation.ConversationId);
        var outsiders = new List<Outsider>();
        await foreach (var page in connector.MembersAsync(conversation.ServiceUrl.OriginalString, place, cancel: limit))
        {
            if (page is not ConnectorResult<PagedMembers>.Ok { Value.Members: { } members })
                return null;
            outsiders.AddRange(members.Where(member => IsOutside(member, conversation)).Select(member => new Outsider(member.Name ?? "", IsGuest(member))));
        }

        return outsiders;
    }

    private static bool IsOutside(ChannelAccount member, Reference conversation) =>
        IsGuest(member) || (member.TenantId is { Length: > 0 } tenant && conversation.TenantId.Length > 0 && !string.Equals(tenant, conversation.TenantId, StringComparison.OrdinalIgnoreCase));

    private static bool IsGuest(ChannelAccount member) => string.Equals(member.UserRole, "guest", StringComparison.OrdinalIgnoreCase);
}
