using PmoBot.Conversation;
using PmoBot.Delivery;

namespace PmoBot.Features.Escalations;

/// <summary>A message that shows a case because its reader raised it there, or looked it up, follows it from their press on like those that were sent.</summary>
internal sealed class SeenCards(LiveCards cards, Outbox outbox, Commands commands)
{
    /// <param name="why">What the message goes on saying on top.</param>
    public async Task FollowAsync(Turn turn, EscalationId id, string why = Occasions.Seen)
    {
        if (turn.Place.IsShared || turn.PressedCardId is not { } message)
            return;
        var owner = turn.Person.Partition;
        await commands.RunAsync<bool>(owner, async () =>
        {
            var posted = await cards.ListAsync(owner, EscalationCard.Prefix(id), CancellationToken.None);
            if (posted.Any(card => card.ActivityIds.Contains(message, StringComparer.Ordinal)))
                return true;
            var seen = EscalationCard.For(turn.Person.ObjectId, id, $"{why}-{Drafts.IdOf(message)}") with { Conversation = turn.Conversation, SentAt = turn.Now };
            return (await outbox.CommitAsync(owner, [LiveCards.Insert(seen.ShownBy(message))], [cards.Raise(seen.Id)])).Then(true);
        });
    }
}
