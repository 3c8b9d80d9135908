using System.Text.Json;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>
/// A channel could not be posted to as it should: the subscription says so, and its PMO is told once as long as it lasts. What
/// is the publisher's matter, and so every channel's, is told of all their digests at once; and they are asked to sign in again.
/// </summary>
internal sealed class TellTrouble(
    SubscriptionRows subscriptions, DigestBuilder builder, RoleStore roles, ProfileStore profiles, Publishers publishers, ByBotRows byBot, PersonalCards cards, IClock clock)
    : IDeliveryHandler, ICardRenderer
{
    private const string KindName = "digest.trouble";
    private const string Told = "told";
    private const string AllChannels = "all";

    string IDeliveryHandler.Kind => KindName;

    string ICardRenderer.Kind => KindName;

    /// <param name="publisher">In whose name it was to be posted.</param>
    public static DeliveryRequest Of(DigestEdition edition, DigestChannel channel, DigestTrouble trouble, string? publisher) => Once(
        edition.Subscription, trouble.IsPublishers() ? AllChannels : DigestCard.KeyOf(channel.Id), trouble, edition.At, publisher);

    /// <summary>The bot posted itself, or could not either.</summary>
    public static DeliveryRequest OfBot(string edition, string channel, bool isPosted) =>
        Once(Editions.SubscriptionOf(edition), DigestCard.KeyOf(channel), isPosted ? null : DigestTrouble.ChannelGone, Editions.MomentOf(edition));

    /// <param name="trouble">Null: none any more.</param>
    private static DeliveryRequest.Once Once(string subscription, string channel, DigestTrouble? trouble, Instant at, string? publisher = null) => new(
        $"digest-trouble-{subscription}-{channel}-{trouble}-{Editions.Moment.Format(at)}", KindName, at,
        JsonSerializer.Serialize([subscription, channel, $"{trouble}", Editions.Moment.Format(at), publisher ?? ""], DigestJsons.Default.StringArray));

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var trouble = Read(delivery.Payload!);
        if (await subscriptions.FindAsync(delivery.Owner, trouble.Subscription, cancel) is not { } subscription || ChannelsOf(subscription, trouble.Channel) is not { Count: > 0 } channels
            || IsAnothers(trouble, subscription))
            return new Attempt.Done();

        // Noted before anybody is told, so that the next edition's failure tells nobody again.
        var changed = channels.Where(channel => Noted(channel.Trouble, trouble.What, subscription) != channel.Trouble).ToList();
        if (delivery.Cursor is null && changed.Count > 0)
        {
            Func<Task<Effects>> note = () => NotedAsync(delivery.Owner, trouble, changed);
            return trouble.What is null ? new Attempt.Done { Effects = note } : new Attempt.Onward(Told) { Effects = note };
        }

        // Known of this digest or not: whoever signed in since, in vain, is asked again.
        if (trouble.What?.IsPublishers() == true)
            await ByBotAsync(subscription, trouble.What.Value);
        else if (delivery.Cursor is not null)
            await SendAsync(delivery, subscription, cancel);
        return new Attempt.Done();
    }

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        var at = card.Subject.IndexOf(' ', StringComparison.Ordinal);
        var trouble = Read(card.Subject[(at + 1)..]);
        if (await subscriptions.FindAsync(card.Subject[..at], trouble.Subscription, cancel) is not { } subscription
            || ChannelsOf(subscription, trouble.Channel) is not { Count: > 0 } channels
            || await builder.PlaceAsync(subscription.Subject, cancel) is not { } place
            || !Right.RunDigests.IsOf((await roles.OfAsync(card.Addressee!, cancel)).Over(place.Scope)))
            return null;

        var texts = DigestTexts.For((await profiles.FindAsync(card.Addressee!, cancel))?.Language ?? Language.English);
        return CardContents.Of(DigestCards.Trouble(subscription, channels[0], trouble.What!.Value, place.Name, texts), texts.TroubleTitle(place.Name));
    }

    // All of them: those that are posted to in the publisher's name.
    private static IReadOnlyList<DigestChannel> ChannelsOf(Subscription subscription, string key) =>
        [.. subscription.Channels.Where(channel => key == AllChannels ? channel.Team is not null : DigestCard.KeyOf(channel.Id) == key)];

    private async Task<Effects> NotedAsync(string partition, SaidTrouble trouble, IReadOnlyList<DigestChannel> changed)
    {
        if (await subscriptions.FindAsync(partition, trouble.Subscription, CancellationToken.None) is not { } stands || IsAnothers(trouble, stands))
            return Effects.None;
        var noted = changed.Aggregate(stands, (so, channel) => so.WithTrouble(channel.Id, Noted(channel.Trouble, trouble.What, stands)));
        return new Effects([SubscriptionRows.ToWrite(noted)], [.. LeaveByBot.After(stands, noted, clock.GetCurrentInstant())]);
    }

    private async Task ByBotAsync(Subscription subscription, DigestTrouble trouble)
    {
        // Where the bot may not post either, that is what was told.
        if (subscription.Publisher is not { } publisher || subscription.Channels.All(channel => channel.Trouble != trouble))
            return;
        if (trouble == DigestTrouble.SignInWanted)
            await publishers.WantedAsync(publisher.ObjectId, "a digest");
        await byBot.AddAsync(subscription, publisher.ObjectId, trouble);
        // What ended meanwhile has left before it came.
        var now = await subscriptions.FindAsync(subscription.Subject.Partition, subscription.Id, CancellationToken.None);
        if (now?.PublishersTrouble != trouble || !publisher.Is(now.Publisher))
            await byBot.LeaveAsync(subscription.Id, publisher.ObjectId, still: null);
    }

    private async Task SendAsync(DeliveryRecord delivery, Subscription subscription, CancellationToken cancel)
    {
        if (await builder.PlaceAsync(subscription.Subject, cancel) is not { } place)
            return;
        foreach (var pmo in await roles.IdsOfAsync(Right.RunDigests, place.Scope, cancel))
        {
            await cards.SendAsync(new LiveCard
            {
                Owner = Person.PartitionOf(pmo),
                Id = delivery.Id,
                Addressee = pmo,
                Renderer = KindName,
                Subject = $"{delivery.Owner} {delivery.Payload}",
            });
        }
    }

    // Where nobody can post it does not matter who may not. The bot's success ends its own trouble, and without a publisher any.
    private static DigestTrouble? Noted(DigestTrouble? stands, DigestTrouble? what, Subscription subscription) => what switch
    {
        null when stands == DigestTrouble.ChannelGone || subscription.Publisher is null => null,
        null => stands,
        DigestTrouble.ChannelGone => what,
        _ => stands == DigestTrouble.ChannelGone ? stands : what,
    };

    // Whoever took over since is not to be blamed for it. What may stand in the channel or not is told whoever posts there next.
    private static bool IsAnothers(SaidTrouble trouble, Subscription subscription) => trouble.Publisher.Length > 0
        && (trouble.What?.IsPublishers() == true || trouble.What == DigestTrouble.NotAllowed) && subscription.Publisher?.Is(trouble.Publisher) != true;

    private static SaidTrouble Read(string payload)
    {
        var said = JsonSerializer.Deserialize(payload, DigestJsons.Default.StringArray)!;
        return new(said[0], said[1], said[2].Length > 0 ? Enum.Parse<DigestTrouble>(said[2]) : null, said.Length > 4 ? said[4] : "");
    }

    /// <param name="What">Null: none any more.</param>
    /// <param name="Publisher">Empty: not said.</param>
    private sealed record SaidTrouble(string Subscription, string Channel, DigestTrouble? What, string Publisher);
}
