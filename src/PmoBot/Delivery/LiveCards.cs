using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>What commands say about live cards; the rest happens later, in <see cref="ShowLiveCard"/>.</summary>
internal sealed class LiveCards(ITableStore store, Commands commands, IClock clock)
{
    public static string DeliveryId(string cardId) => $"card-{cardId}";

    /// <summary>The row of a new card, for the commit that also carries <see cref="Raise"/>.</summary>
    public static Write Insert(LiveCard card) => LiveCardRows.Insert(card);

    public static Write Replace(LiveCard card) => LiveCardRows.Replace(card);

    /// <summary>The state that the card shows changes in this commit.</summary>
    public DeliveryRequest Raise(string cardId) =>
        RaiseAt(cardId, clock.GetCurrentInstant());

    /// <summary>A new card's first showing, at its own time.</summary>
    public static DeliveryRequest RaiseAt(string cardId, Instant due) =>
        new DeliveryRequest.Raise(DeliveryId(cardId), ShowLiveCard.KindName, due);

    /// <summary>
    /// The state changes in this commit, and what shows it already, or is just being sent, is to show it now; a card whose
    /// first showing still waits keeps its time, and shows the state as it is then.
    /// </summary>
    public DeliveryRequest Refresh(string cardId) =>
        new DeliveryRequest.Refresh(DeliveryId(cardId), clock.GetCurrentInstant());

    public Task<LiveCard?> FindAsync(string owner, string cardId, CancellationToken cancel) =>
        LiveCardRows.FindAsync(store, owner, cardId, cancel);

    /// <summary>The cards of a partition whose id begins so.</summary>
    public Task<IReadOnlyList<LiveCard>> ListAsync(string owner, string prefix, CancellationToken cancel) =>
        LiveCardRows.ListAsync(store, owner, prefix, cancel);

    /// <summary>
    /// Somebody pressed a button on this message: if the card is not known by it, because a post was lost to us or
    /// repeated, it joins, and follows from the next change on. It is not shown the card now: the press may have opened
    /// a form in that message. False: no such card, or too busy to note it.
    /// </summary>
    public async Task<bool> AdoptAsync(string owner, string cardId, string activityId)
    {
        var outcome = await commands.RunAsync<bool>(owner, async () =>
        {
            var card = await LiveCardRows.FindAsync(store, owner, cardId, CancellationToken.None);
            if (card is null || card.ActivityIds.Contains(activityId, StringComparer.Ordinal))
                return card is not null;

            var shown = card.ShownBy(activityId) with { SentAt = card.SentAt ?? clock.GetCurrentInstant() };
            return (await store.CommitAsync(owner, [LiveCardRows.Replace(shown)])).Then(true);
        });
        return outcome is Outcome<bool>.Settled { Value: true };
    }
}
