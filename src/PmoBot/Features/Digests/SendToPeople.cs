using PmoBot.Delivery;

namespace PmoBot.Features.Digests;

/// <summary>An edition goes to whoever reads it in their own chat: a card each, in their own partition.</summary>
internal sealed class SendToPeople(SubscriptionRows subscriptions, Editions editions, PersonalCards cards) : IDeliveryHandler
{
    private const string KindName = "digest.people";
    private const string IdPrefix = "digest-people-";

    public string Kind => KindName;

    public static DeliveryRequest Of(DigestEdition edition) => new DeliveryRequest.Once($"{IdPrefix}{edition.Row}", KindName, edition.At, edition.Subscription);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (await subscriptions.FindAsync(delivery.Owner, delivery.Payload!, cancel) is not { } subscription
            || await editions.FindAsync(delivery.Owner, delivery.Id[IdPrefix.Length..], cancel) is not { } edition)
            return new Attempt.Done();

        foreach (var person in subscription.People)
            await cards.SendAsync(DigestCard.For(person.ObjectId, edition));
        return new Attempt.Done();
    }
}
