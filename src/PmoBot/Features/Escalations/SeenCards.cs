using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;

namespace PmoBot.Features.Escalations;

/// <summary>A message that shows a case because its reader raised it there, looked it up, or pressed on it, follows it from then on like those that were sent.</summary>
internal sealed class SeenCards(LiveCards cards, Outbox outbox, Commands commands)
{
    /// <param name="why">What the message goes on saying on top.</param>
    public Task FollowAsync(Turn turn, EscalationId id, string why = Occasions.Seen) => turn.Place.IsShared || turn.PressedCardId is not { } message
        ? Task.CompletedTask
        : FollowAsync(EscalationCard.For(turn.Person.ObjectId, id, $"{why}-{Drafts.IdOf(message)}"), EscalationCard.Prefix(id), turn.Conversation, message, turn.Now);

    /// <summary>The card of a case that somebody looked up, whether or not it is anything to them.</summary>
    public Reply.Card LookedUp(Turn turn, EscalationId id, AdaptiveCard card, string summary) => new(card, summary)
    {
        Posted = (chat, message) => FollowAsync(
            EscalationCard.LookedUp(turn.Person.ObjectId, id, Drafts.IdOf(turn.Person.ObjectId, message)), EscalationCard.PrefixInProject(id), chat, message, turn.Now),
    };

    private Task FollowAsync(LiveCard card, string prefix, ConversationReference chat, string message, Instant now) => commands.RunAsync<bool>(card.Owner, async () =>
    {
        var posted = await cards.ListAsync(card.Owner, prefix, CancellationToken.None);
        return posted.Any(other => other.Addressee == card.Addressee && other.ActivityIds.Contains(message, StringComparer.Ordinal))
            ? true
            : (await outbox.CommitAsync(
                card.Owner, [LiveCards.Insert((card with { Conversation = chat, SentAt = now }).ShownBy(message))], [cards.Raise(card.Id)])).Then(true);
    });
}
