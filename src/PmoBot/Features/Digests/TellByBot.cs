using System.Globalization;
using System.Text.Json;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>
/// The bot posts in place of a publisher who has to sign in again, or runs some digests no more: whoever is the PMO of any of
/// these hears of it once, by a card that names those of theirs and goes on saying how it stands.
/// </summary>
internal sealed class TellByBot(
    ByBotRows rows, SubscriptionRows subscriptions, DigestBuilder builder, Publishers publishers, KnownPeople known, RoleStore roles, ProfileStore profiles, PersonalCards cards)
    : IDeliveryHandler, ICardRenderer
{
    private const string KindName = "digest.by-bot";

    string IDeliveryHandler.Kind => KindName;

    string ICardRenderer.Kind => KindName;

    public static DeliveryRequest Of(string publisher, DigestTrouble trouble, int number, Instant at) => new DeliveryRequest.Raise(
        $"digest-by-bot-{trouble}-{number.ToString("D6", CultureInfo.InvariantCulture)}", KindName, at,
        JsonSerializer.Serialize([publisher, $"{trouble}", number.ToString(CultureInfo.InvariantCulture)], DigestJsons.Default.StringArray));

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var (publisher, trouble, number) = Read(delivery.Payload!);
        var digests = await DigestsAsync(publisher, trouble, number, cancel);
        foreach (var holder in (await roles.HoldersAsync(cancel)).GroupBy(holder => holder.Person.ObjectId, StringComparer.OrdinalIgnoreCase))
        {
            var held = new Roles([.. holder.SelectMany(one => one.Grants)]);
            if (!Right.RunDigests.IsOf(held.Anywhere))
                continue;
            var card = new LiveCard
            {
                Owner = Person.PartitionOf(holder.Key),
                Id = $"{delivery.Id}-{publisher}",
                Addressee = holder.Key,
                Renderer = KindName,
                Subject = delivery.Payload!,
            };
            // Whoever has none of them may have had one.
            if (digests.Any(digest => Right.RunDigests.IsOf(held.Over(digest.Place.Scope))))
                await cards.ShowAsync(card);
            else
                await cards.RefreshAsync(card.Owner, card.Id);
        }

        return new Attempt.Done();
    }

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        var (publisher, trouble, number) = Read(card.Subject);
        var held = await roles.OfAsync(card.Addressee!, cancel);
        if (!Right.RunDigests.IsOf(held.Anywhere))
            return null;
        var all = await DigestsAsync(publisher, trouble, number, cancel);
        var digests = all.Where(digest => Right.RunDigests.IsOf(held.Over(digest.Place.Scope)))
            .OrderBy(digest => digest.Subscription.Subject.Project is not null).ThenBy(digest => digest.Subscription.Subject.Programme is not null)
            .ThenByDescending(digest => digest.Subscription.Audience).ThenBy(digest => digest.Place.Name, StringComparer.OrdinalIgnoreCase).ToList();
        // Before anybody could be told it was over; or it goes on, and is not theirs to know any more.
        if (digests.Count == 0 && (all.Count > 0 || card.ActivityIds.Count == 0))
            return null;

        var texts = DigestTexts.For((await profiles.FindAsync(card.Addressee!, cancel))?.Language ?? Language.English);
        var name = digests.FirstOrDefault()?.Subscription.Publisher?.Name ?? (await known.FindAsync(publisher, cancel) ?? Person.Unnamed(publisher)).Name;
        if (digests.Count > 0)
            return CardContents.Of(DigestCards.ByBot(digests, trouble, name, texts), texts.ByBot(digests.Count, name));
        var isSignedIn = trouble == DigestTrouble.SignInWanted && await publishers.FindAsync(publisher, cancel) is { IsSignedIn: true };
        return CardContents.Of(DigestCards.NotByBot(name, isSignedIn, texts), texts.NotByBot(name));
    }

    // As the subscriptions say it now.
    private async Task<IReadOnlyList<ByBotDigest>> DigestsAsync(string publisher, DigestTrouble trouble, int number, CancellationToken cancel) =>
    [
        .. (await Task.WhenAll((await rows.ListAsync(publisher, trouble, number, cancel)).Select(async row =>
            await subscriptions.FindAsync(row.Partition, row.Subscription, cancel) is { } subscription && subscription.PublishersTrouble == trouble
            && subscription.Publisher?.Is(publisher) == true && await builder.PlaceAsync(subscription.Subject, cancel) is { } place
                ? new ByBotDigest(subscription, place)
                : null))).OfType<ByBotDigest>(),
    ];

    private static (string Publisher, DigestTrouble Trouble, int Number) Read(string payload)
    {
        var said = JsonSerializer.Deserialize(payload, DigestJsons.Default.StringArray)!;
        return (said[0], Enum.Parse<DigestTrouble>(said[1]), int.Parse(said[2], CultureInfo.InvariantCulture));
    }
}

internal sealed record ByBotDigest(Subscription Subscription, DigestPlace Place);
