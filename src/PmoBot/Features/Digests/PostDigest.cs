using System.Text.Json;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;

namespace PmoBot.Features.Digests;

/// <summary>
/// Posts an edition to one channel in the publisher's name. What Graph surely refused the bot posts itself, and the PMO
/// hears why; what may have been posted is tried again in the same way, marked.
/// </summary>
internal sealed class PostDigest(
    SubscriptionRows subscriptions, Editions editions, DigestAccess access, LiveCards cards, IChannelPublisher graph, DigestMeter meter, IClock clock) : IDeliveryHandler
{
    private const string KindName = "digest.post";
    private const string IdPrefix = "digest-post-";

    public string Kind => KindName;

    public bool Sends => true;

    public static DeliveryRequest Of(DigestChannel channel, DigestEdition edition) => new DeliveryRequest.Once(
        $"{IdPrefix}{edition.Row}-{DigestCard.KeyOf(channel.Id)}", KindName, edition.At, JsonSerializer.Serialize([edition.Subscription, edition.Row, channel.Id], DigestJsons.Default.StringArray));

    public async Task<SendNeed?> NeedAsync(DeliveryRecord delivery) => await FindAsync(delivery, CancellationToken.None) is { Publisher: { } publisher, Address: { } address } post
        ? new SendNeed(post.Channel.Id) { Publish = new PublishNeed(publisher, address) }
        : null;

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (await FindAsync(delivery, cancel) is not { } post)
            return new Attempt.Done();

        // The PMO has chosen the bot meanwhile.
        if (post is not { Publisher: { } publisher, Address: { } address })
            return new Attempt.Done { Effects = () => ByBotAsync(delivery, post, null) };
        // Whoever is no longer the PMO speaks for nobody here.
        if (!(await access.ReaderAsync(publisher, post.Subscription.Subject, cancel)).MayRun)
            return new Attempt.Done { Effects = () => ByBotAsync(delivery, post, DigestTrouble.PublisherGone) };

        var texts = DigestTexts.For(post.Channel.Language);
        var card = CardContents.Of(DigestCards.Edition(post.Edition, DigestReader.InChannel(post.Channel), texts), texts.Headline(post.Edition));
        return await graph.PostAsync(publisher, address, card, cancel) switch
        {
            Publishing.Posted => new Attempt.Done { Effects = () => PostedAsync(post) },
            Publishing.SignInWanted => new Attempt.Done { Effects = () => ByBotAsync(delivery, post, DigestTrouble.SignInWanted) },
            Publishing.Refused refused => new Attempt.Done { Effects = () => ByBotAsync(delivery, post, TroubleOf(refused.Reason)) },
            Publishing.Throttled throttled => new Attempt.Again(throttled.After),
            Publishing.NotDone notDone => new Attempt.Failed(notDone.Why),
            Publishing.Unknown unknown => new Attempt.Unknown(unknown.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // It may stand there: the bot does not post it a second time.
    public async Task<Effects> GivenUpAsync(DeliveryRecord delivery, string why) => await FindAsync(delivery, CancellationToken.None) is { } post
        ? new Effects([], TellTrouble.Of(post.Edition, post.Channel, DigestTrouble.Refused, post.Publisher))
        : Effects.None;

    private static DigestTrouble TroubleOf(PublishRefusal reason) => reason switch
    {
        PublishRefusal.NotAllowed => DigestTrouble.NotAllowed,
        PublishRefusal.ChannelGone => DigestTrouble.ChannelGone,
        _ => DigestTrouble.Refused,
    };

    private async Task<Effects> ByBotAsync(DeliveryRecord delivery, Post post, DigestTrouble? trouble)
    {
        // Where Graph once gave no clear answer it may stand there: then the PMO looks, and nobody posts it a second time. Without a token it was never asked.
        var isInDoubt = delivery is { MaybeRepeated: true, Failures: > 0 } && trouble != DigestTrouble.SignInWanted;
        var told = isInDoubt ? DigestTrouble.Refused : trouble;
        DeliveryRequest[] tells = told is { } why ? [TellTrouble.Of(post.Edition, post.Channel, why, post.Publisher)] : [];
        var card = DigestCard.In(post.Channel, post.Edition);
        return isInDoubt || await cards.FindAsync(delivery.Owner, card.Id, CancellationToken.None) is not null
            ? new Effects([], tells)
            : new Effects([LiveCards.Insert(card)], [cards.Raise(card.Id), .. tells]) { Committed = Count };

        void Count()
        {
            if (trouble is { } known)
                meter.InPlaceOfPublisher(known);
            else
                meter.ByBot(1);
        }
    }

    // Whatever was wrong with the channel is over.
    private async Task<Effects> PostedAsync(Post post)
    {
        var well = await subscriptions.FindAsync(post.Subscription.Subject.Partition, post.Subscription.Id, CancellationToken.None) is { } stands
            && stands.WithTrouble(post.Channel.Id, null) is var mended && !ReferenceEquals(mended, stands)
                ? new Effects([SubscriptionRows.ToWrite(mended)], [.. LeaveByBot.After(stands, mended, clock.GetCurrentInstant())])
                : Effects.None;
        return well with { Committed = meter.ByPublisher };
    }

    private async Task<Post?> FindAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var said = JsonSerializer.Deserialize(delivery.Payload!, DigestJsons.Default.StringArray)!;
        return await subscriptions.FindAsync(delivery.Owner, said[0], cancel) is { } subscription
            && subscription.Channels.FirstOrDefault(one => one.Id == said[2]) is { } channel
            && await editions.FindAsync(delivery.Owner, said[1], cancel) is { } edition
                ? new Post(subscription, edition, channel, subscription.Publisher?.ObjectId, channel.Team is { } team ? new ChannelAddress(team, channel.Id) : null)
                : null;
    }

    private sealed record Post(Subscription Subscription, DigestEdition Edition, DigestChannel Channel, string? Publisher, ChannelAddress? Address);
}
