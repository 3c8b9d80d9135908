using Microsoft.Graph.Models;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Graph;

/// <summary>
/// Posts to channels with the publisher's own token: https://learn.microsoft.com/graph/api/channel-post-messages.
/// The bot's would be refused, for the application permission is for migrations only.
/// </summary>
internal sealed class GraphPublisher(GraphWire wire, IUserTokens tokens, ISendLimits limits) : IChannelPublisher
{
    private const string Card = "application/vnd.microsoft.card.adaptive";

    public bool IsOn => true;

    public async Task<Publishing> PostAsync(string publisher, ChannelAddress channel, CardContent card, CancellationToken cancel)
    {
        var publishing = await TryAsync(publisher, channel, card, cancel);
        if (publishing is Publishing.Throttled throttled)
            limits.Rest(new PublishNeed(publisher, channel), throttled.After);
        return publishing;
    }

    // A token can be withdrawn before its time. Only when another one is refused too, the person is asked.
    private async Task<Publishing> TryAsync(
        string publisher, ChannelAddress channel, CardContent card, CancellationToken cancel, bool again = false)
    {
        UserToken token;
        try
        {
            token = await tokens.FindAsync(publisher, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new Publishing.NotDone("cancelled before anything was sent");
        }

        return token switch
        {
            UserToken.None => new Publishing.SignInWanted("no token"),
            UserToken.NotNow notNow => new Publishing.NotDone(notNow.Why),
            UserToken.Found found => await SendAsync(found.Token, channel, card, cancel) switch
            {
                GraphAnswer<ChatMessage>.Refused { Refusal.Status: 401 } when !again => await TryAsync(publisher, channel, card, cancel, again: true),
                var answer => Said(answer),
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Task<GraphAnswer<ChatMessage>> SendAsync(string token, ChannelAddress channel, CardContent card, CancellationToken cancel) =>
        wire.CallAsync(
            "Post", wire.Requests.Teams[channel.Team].Channels[channel.Channel].Messages.ToPostRequestInformation(Message(card)),
            token, ChatMessage.CreateFromDiscriminatorValue, cancel);

    private static Publishing Said(GraphAnswer<ChatMessage> answer) => answer switch
    {
        GraphAnswer<ChatMessage>.Ok ok => new Publishing.Posted(ok.Value.Id ?? ""),   // it stands there, by a name that nobody told
        GraphAnswer<ChatMessage>.Throttled throttled => new Publishing.Throttled(throttled.After),
        GraphAnswer<ChatMessage>.NotDone notDone => new Publishing.NotDone(notDone.Why),
        GraphAnswer<ChatMessage>.Unknown unknown => new Publishing.Unknown(unknown.Why),
        GraphAnswer<ChatMessage>.Refused { Refusal: { } refusal } => refusal switch
        {
            { Status: 401 } => new Publishing.SignInWanted(refusal.Why),
            { Status: 404 } or { IsArchived: true } => new Publishing.Refused(PublishRefusal.ChannelGone, refusal.Why),
            { Status: 403 } => new Publishing.Refused(PublishRefusal.NotAllowed, refusal.Why),
            _ => new Publishing.Refused(PublishRefusal.Other, refusal.Why),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ChatMessage Message(CardContent card)
    {
        var id = Guid.NewGuid().ToString("N");
        return new ChatMessage
        {
            Body = new ItemBody { ContentType = BodyType.Html, Content = $"<attachment id=\"{id}\"></attachment>" },
            Attachments =
            [
                new ChatMessageAttachment
                {
                    Id = id,
                    ContentType = Card,
                    Content = System.Text.Encoding.UTF8.GetString(card.Json.Span),
                    // The library leaves nulls out, the documented body has this one.
                    AdditionalData = new Dictionary<string, object>(StringComparer.Ordinal) { ["contentUrl"] = null! },
                },
            ],
        };
    }
}
