using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Digests;

/// <summary>
/// An edition as it was frozen: in a channel's language, or in the reader's, who must still have the right to it. Above
/// theirs stands what of it waits for them.
/// </summary>
internal sealed class RenderDigest(
    Editions editions, DigestAccess access, ProfileStore profiles, SubscriptionRows subscriptions, IReadersDecisions decisions, IClock clock) : ICardRenderer
{
    public string Kind => DigestCard.Renderer;

    public async Task<CardContent?> RenderAsync(LiveCard card, CancellationToken cancel)
    {
        var (partition, row, language) = DigestCard.Read(card);
        // What was ended, or taken out of it, meanwhile goes out no more.
        if (await editions.FindAsync(partition, row, cancel) is not { } edition
            || await subscriptions.FindAsync(partition, edition.Subscription, cancel) is not { } subscription)
            return null;

        if (card.Addressee is not { } person)
        {
            var texts = DigestTexts.For(language ?? Language.English);
            return subscription.Channels.FirstOrDefault(one => one.Place == card.Conversation) is { } channel
                ? CardContents.Of(DigestCards.Edition(edition, DigestReader.InChannel(channel), texts), texts.Headline(edition))
                : null;
        }

        var reader = await access.ReaderAsync(person, edition.Subject, cancel);
        if (!reader.MayRead || subscription.People.FirstOrDefault(one => one.Is(person)) is not { } named)
            return null;
        var own = DigestTexts.For((await profiles.FindAsync(person, cancel))?.Language ?? Language.English);
        var waiting = await decisions.CountAsync(named, edition.Subject, clock.GetCurrentInstant(), cancel);
        return CardContents.Of(DigestCards.Edition(edition, reader, own, waiting > 0 ? own.WaitsForYou(waiting) : null), own.Headline(edition));
    }

    public IReadOnlyList<DeliveryRequest> After(LiveCard card, Attempt attempt)
    {
        if (card.Addressee is not null)
            return [];
        var (_, row, _) = DigestCard.Read(card);
        return [TellTrouble.OfBot(row, Place.IdOf(card.Conversation!.ConversationId), attempt is Attempt.Done)];
    }
}
