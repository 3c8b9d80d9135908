using PmoBot.ActivityProtocol;
using PmoBot.Delivery;
using Reference = PmoBot.Delivery.ConversationReference;

namespace PmoBot.Teams;

/// <summary>Delivery's messages over the Connector: one attempt each, for the dispatcher knows when to try again.</summary>
internal sealed class ConnectorMessenger(ConnectorClient connector, ServiceAddress address) : IMessenger
{
    private static readonly TimeSpan Unnamed = TimeSpan.FromSeconds(5);

    public async Task<Sending> PostAsync(Reference conversation, CardContent card, CancellationToken cancel)
    {
        var result = await connector.SendAsync(conversation.ServiceUrl.OriginalString, conversation.ConversationId, Message(card), cancel);
        return result switch
        {
            ConnectorResult<ResourceResponse>.Ok ok => new Sending.Sent(ok.Value.Id is { Length: > 0 } id ? id : null),
            ConnectorResult<ResourceResponse>.Refused { Refusal: { IsUnreachable: true } refusal } => new Sending.Unreachable(refusal.Why()),
            _ => Failed(result),
        };
    }

    public async Task<Sending> PutAsync(Reference conversation, string activityId, CardContent card, CancellationToken cancel)
    {
        var result = await connector.UpdateAsync(
            conversation.ServiceUrl.OriginalString, conversation.ConversationId, activityId, Message(card), cancel);
        return result switch
        {
            ConnectorResult<ResourceResponse>.Ok => new Sending.Sent(activityId),
            ConnectorResult<ResourceResponse>.Refused { Refusal.IsGone: true } => new Sending.Gone(),
            ConnectorResult<ResourceResponse>.Refused { Refusal: { IsUnreachable: true } refusal } => new Sending.Unreachable(refusal.Why()),
            _ => Failed(result),
        };
    }

    public async Task<Opening> OpenAsync(Contact person, CancellationToken cancel)
    {
        if (await address.FindAsync(cancel) is not { } service)
            return new Opening.NotOpened(new Sending.NotDone("no address of Teams is known yet"));

        var serviceUrl = person.ServiceUrl ?? service.ServiceUrl;
        var result = await connector.CreateConversationAsync(
            serviceUrl.OriginalString, ConversationParameters.Personal(service.BotId, person.Member, service.TenantId), cancel);
        return result switch
        {
            ConnectorResult<ConversationResourceResponse>.Ok { Value.Id: { Length: > 0 } id } =>
                new Opening.Opened(new Reference(serviceUrl, id, ConversationTypes.Personal, service.BotId, service.TenantId)),
            ConnectorResult<ConversationResourceResponse>.Ok => new Opening.NotOpened(new Sending.NotDone("a chat without an id")),
            ConnectorResult<ConversationResourceResponse>.Refused { Refusal: { IsUnreachable: true } refusal } =>
                new Opening.NotOpened(new Sending.Unreachable(refusal.Why())),
            _ => new Opening.NotOpened(Failed(result) is Sending.Unknown unknown ? new Sending.NotDone(unknown.Why) : Failed(result)),
        };
    }

    private static Sending Failed<T>(ConnectorResult<T> result) => result switch
    {
        ConnectorResult<T>.Throttled throttled => new Sending.Throttled(throttled.RetryAfter ?? Unnamed),
        ConnectorResult<T>.NotDone notDone => new Sending.NotDone(notDone.Why),
        ConnectorResult<T>.Unknown unknown => new Sending.Unknown(unknown.Why),
        ConnectorResult<T>.Refused refused => new Sending.Refused(refused.Refusal.Why()),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Activity Message(CardContent card) => new()
    {
        Type = ActivityTypes.Message,
        Summary = card.Summary,
        Attachments = [Attachment.AdaptiveCard(card.Json)],
    };
}
