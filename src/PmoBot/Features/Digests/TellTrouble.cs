using System.Text.Json;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>
/// A channel could not be posted to as it should: the subscription says so, its PMO is told once as long as it lasts, and the
/// publisher is asked to sign in again. What is the publisher's matter, and so every channel's, is told of all of them at once.
/// </summary>
internal sealed class TellTrouble(
    SubscriptionRows subscriptions, DigestBuilder builder, ProjectStore projects, RoleStore roles, ProfileStore profiles, Publishers publishers, PersonalCards cards) : IDeliveryHandler, ICardRenderer
{
    private const string KindName = "digest.trouble";
    private const string Told = "told";
    private const string AllChannels = "all";

    string IDeliveryHandler.Kind => KindName;

    string ICardRenderer.Kind => KindName;

    public static DeliveryRequest Of(DigestEdition edition, DigestChannel channel, DigestTrouble trouble) => Once(
        edition.Subscription, trouble is DigestTrouble.SignInWanted or DigestTrouble.PublisherGone ? AllChannels : DigestCard.KeyOf(channel.Id), trouble, edition.At);

    /// <summary>The bot posted itself, or could not either.</summary>
    public static DeliveryRequest OfBot(string edition, string channel, bool isPosted) =>
        Once(Editions.SubscriptionOf(edition), DigestCard.KeyOf(channel), isPosted ? null : DigestTrouble.ChannelGone, Editions.MomentOf(edition));

    /// <param name="trouble">Null: none any more.</param>
    private static DeliveryRequest.Once Once(string subscription, string channel, DigestTrouble? trouble, Instant at) => new(
        $"digest-trouble-{subscription}-{channel}-{trouble}-{Editions.Moment.Format(at)}", KindName, at,
        JsonSerializer.Serialize([subscription, channel, $"{trouble}", Editions.Moment.Format(at)], DigestJsons.Default.StringArray));

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var trouble = Read(delivery.Payload!);
        if (await subscriptions.FindAsync(delivery.Owner, trouble.Subscription, cancel) is not { } subscription || ChannelsOf(subscription, trouble.Channel) is not { Count: > 0 } channels)
            return new Attempt.Done();

        // Noted before anybody is told, so that the next edition's failure tells nobody again.
        if (delivery.Cursor is null)
        {
            var changed = channels.Where(channel => Noted(channel.Trouble, trouble.What, subscription) != channel.Trouble).ToList();
            if (changed.Count == 0)
                return new Attempt.Done();
            Func<Task<Effects>> note = async () => await subscriptions.FindAsync(delivery.Owner, trouble.Subscription, CancellationToken.None) is { } stands
                ? new Effects([SubscriptionRows.ToWrite(changed.Aggregate(stands, (noted, channel) => noted.WithTrouble(channel.Id, Noted(channel.Trouble, trouble.What, stands))))])
                : Effects.None;
            return trouble.What is null ? new Attempt.Done { Effects = note } : new Attempt.Onward(Told) { Effects = note };
        }

        if (trouble.What == DigestTrouble.SignInWanted && subscription.Publisher is { } publisher)
            await publishers.WantedAsync(publisher.ObjectId, "a digest");
        foreach (var pmo in await PmoAsync(subscription, cancel))
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

        return new Attempt.Done();
    }

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        var at = card.Subject.IndexOf(' ', StringComparison.Ordinal);
        var trouble = Read(card.Subject[(at + 1)..]);
        if (await subscriptions.FindAsync(card.Subject[..at], trouble.Subscription, cancel) is not { } subscription
            || ChannelsOf(subscription, trouble.Channel) is not { Count: > 0 } channels
            || await builder.PlaceAsync(subscription.Subject, cancel) is not var (_, name, _)
            || !(await PmoAsync(subscription, cancel)).Contains(card.Addressee!, StringComparer.OrdinalIgnoreCase))
            return null;

        var texts = DigestTexts.For((await profiles.FindAsync(card.Addressee!, cancel))?.Language ?? Language.English);
        return new CardContent(DigestCards.Trouble(subscription, channels, trouble.What!.Value, name, texts).ToUtf8Json(), texts.TroubleTitle(name));
    }

    // All of them: those that are posted to in the publisher's name.
    private static IReadOnlyList<DigestChannel> ChannelsOf(Subscription subscription, string key) =>
        [.. subscription.Channels.Where(channel => key == AllChannels ? channel.Team is not null : DigestCard.KeyOf(channel.Id) == key)];

    private async Task<IReadOnlyList<string>> PmoAsync(Subscription subscription, CancellationToken cancel)
    {
        var scope = subscription.Subject.Project is { } code
            ? await projects.FindAsync(code, cancel) is { Project: var project } ? ProjectAccess.ScopeOf(project) : null
            : subscription.Subject.Scope;
        return scope is null ? [] :
        [
            .. (await roles.HoldersAsync(cancel)).Where(holder => Right.RunDigests.IsOf(new Roles(holder.Grants).Over(scope)))
                .Select(holder => holder.Person.ObjectId).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    // Where nobody can post it does not matter who may not. The bot's success ends its own trouble, and without a publisher any.
    private static DigestTrouble? Noted(DigestTrouble? stands, DigestTrouble? what, Subscription subscription) => what switch
    {
        null when stands == DigestTrouble.ChannelGone || subscription.Publisher is null => null,
        null => stands,
        DigestTrouble.ChannelGone => what,
        _ => stands == DigestTrouble.ChannelGone ? stands : what,
    };

    private static (string Subscription, string Channel, DigestTrouble? What) Read(string payload)
    {
        var said = JsonSerializer.Deserialize(payload, DigestJsons.Default.StringArray)!;
        return (said[0], said[1], said[2].Length > 0 ? Enum.Parse<DigestTrouble>(said[2]) : null);
    }
}
