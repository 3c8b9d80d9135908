using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>Posts the card of a shared conversation: "Answer" until somebody has, the summary afterwards.</summary>
internal sealed class SharedStatusCards(LiveCards cards, Commands commands, Outbox outbox)
{
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
