using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>Posts the card of a shared conversation: "Answer" until somebody has, the summary afterwards.</summary>
internal sealed class SharedStatusCards(LiveCards cards, Commands commands, Outbox outbox)
{
    /// <summary>
    /// A message of this card that we do not know, because its post was lost to us or repeated: from now on it is kept
    /// up to date too.
    /// </summary>
    public async Task AdoptAsync(Turn turn, Project project, string? cardId, CancellationToken cancel)
    {
        var owner = project.Code.Partition;
        if (cardId is not null && turn.PressedCardId is { } message
            && await cards.FindAsync(owner, cardId, cancel) is { } card
            && card.Conversation?.ConversationId == turn.Conversation.ConversationId
            && !card.ActivityIds.Contains(message, StringComparer.Ordinal))
            await cards.AdoptAsync(owner, cardId, message);
    }

    public async Task<Reply> PostAsync(Turn turn, Project project, Period period)
    {
        var card = StatusLiveCard.ForCommand(turn, project, period);
        var outcome = await commands.RunAsync<Reply>(card.Owner, async () =>
        {
            if (await cards.FindAsync(card.Owner, card.Id, CancellationToken.None) is not null)
                return Reply.Nothing;
            return (await outbox.CommitAsync(card.Owner, [LiveCards.Insert(card)], [cards.Raise(card.Id)])).Then(Reply.Nothing);
        });
        return outcome is Outcome<Reply>.Settled settled
            ? settled.Value
            : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }
}
