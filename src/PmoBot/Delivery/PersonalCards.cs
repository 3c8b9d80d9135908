using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>Cards for people, each once, in their own partition.</summary>
internal sealed class PersonalCards(LiveCards cards, Outbox outbox, Commands commands)
{
    /// <summary>It is sent; if it was before, nothing happens.</summary>
    /// <exception cref="TableStoreException">Others were faster too often: the delivery goes again.</exception>
    public Task SendAsync(LiveCard card) => AskAsync(card.Owner, async () =>
        await FindAsync(card) is not null ? true : (await outbox.CommitAsync(card.Owner, [LiveCards.Insert(card)], [cards.Raise(card.Id)])).Then(true));

    /// <summary>It is sent; if it was before, it shows how things are now.</summary>
    /// <exception cref="TableStoreException">As above.</exception>
    public Task ShowAsync(LiveCard card) => AskAsync(card.Owner, async () => (await FindAsync(card) is null
        ? await outbox.CommitAsync(card.Owner, [LiveCards.Insert(card)], [cards.Raise(card.Id)])
        : await outbox.CommitAsync(card.Owner, [], [cards.Refresh(card.Id)])).Then(true));

    /// <summary>What it shows has changed; who was never sent it gets nothing.</summary>
    /// <exception cref="TableStoreException">As above.</exception>
    public Task RefreshAsync(string owner, string cardId) => AskAsync(owner, async () =>
        (await outbox.CommitAsync(owner, [], [cards.Refresh(cardId)])).Then(true));

    private Task<LiveCard?> FindAsync(LiveCard card) => cards.FindAsync(card.Owner, card.Id, CancellationToken.None);

    private async Task AskAsync(string owner, Func<Task<Tried<bool>>> ask)
    {
        if (Person.IsGonePartition(owner))
            return;
        if (await commands.RunAsync(owner, ask) is not Outcome<bool>.Settled)
            throw new TableStoreException("Somebody's card could not be asked for.");
    }
}
