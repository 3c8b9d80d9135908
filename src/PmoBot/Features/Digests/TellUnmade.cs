using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>An edition could not be made, again and again: its PMO hears of it once, and the same card says when that is over.</summary>
internal sealed class TellUnmade(
    SubscriptionRows subscriptions, DigestBuilder builder, PortfolioStore portfolios, RoleStore roles, ProfileStore profiles, PersonalCards cards) : IDeliveryHandler, ICardRenderer
{
    private const string KindName = "digest.unmade";

    string IDeliveryHandler.Kind => KindName;

    string ICardRenderer.Kind => KindName;

    /// <param name="due">When the edition was, or is, to go out.</param>
    public static DeliveryRequest Of(Subscription subscription, Instant due, Instant now) => new DeliveryRequest.Raise(
        $"digest-unmade-{subscription.Id}-{Editions.Moment.Format(due)}", KindName, now, $"{subscription.Id} {Editions.Moment.Format(due)}");

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var (id, due) = Read(delivery.Payload!);
        if (await subscriptions.FindAsync(delivery.Owner, id, cancel) is not { } subscription)
        {
            // Whoever was told sees that it was ended.
            foreach (var pmo in await roles.IdsOfAsync(Right.RunDigests, cancel))
                await cards.RefreshAsync(Person.PartitionOf(pmo), delivery.Id);
            return new Attempt.Done();
        }

        if (await builder.PlaceAsync(subscription.Subject, cancel) is not { } place)
            return new Attempt.Done();

        foreach (var pmo in await roles.IdsOfAsync(Right.RunDigests, place.Scope, cancel))
        {
            var card = new LiveCard
            {
                Owner = Person.PartitionOf(pmo),
                Id = delivery.Id,
                Addressee = pmo,
                Renderer = KindName,
                Subject = $"{delivery.Owner} {delivery.Payload}",
            };
            await (subscription.Unmade == due ? cards.SendAsync(card) : cards.RefreshAsync(card.Owner, card.Id));
        }

        return new Attempt.Done();
    }

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        var (partition, (id, due)) = (card.Subject.Split(' ')[0], Read(card.Subject[(card.Subject.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        var texts = DigestTexts.For((await profiles.FindAsync(card.Addressee!, cancel))?.Language ?? Language.English);
        if (await subscriptions.FindAsync(partition, id, cancel) is not { } subscription)
            return card.ActivityIds.Count == 0 ? null : CardContents.Of(DigestCards.NoMore(texts), texts.Gone);
        if (await builder.PlaceAsync(subscription.Subject, cancel) is not { } place
            || !Right.RunDigests.IsOf((await roles.OfAsync(card.Addressee!, cancel)).Over(place.Scope)))
            return null;
        var isOver = subscription.Unmade != due;
        // Before anybody could be told it was over.
        if (isOver && card.ActivityIds.Count == 0)
            return null;

        var view = new SubscriptionView(subscription with { Unmade = due }, place.Name, subscription.Zone ?? (await portfolios.FindAsync(place.Portfolio.Id, cancel)).Settings.Zone);
        return isOver
            ? CardContents.Of(DigestCards.MadeAgain(view, texts), texts.MadeAgain(view))
            : CardContents.Of(DigestCards.Unmade(view, texts), texts.UnmadeTitle(place.Name));
    }

    private static (string Subscription, Instant Due) Read(string said) => (said.Split(' ')[0], Editions.Moment.Parse(said.Split(' ')[1]).Value);
}
