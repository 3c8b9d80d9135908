using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>What commands say about live cards; the rest happens later, in <see cref="ShowLiveCard"/>.</summary>
internal sealed class LiveCards(ITableStore store, Commands commands, Outbox outbox, IClock clock)
{
    public static string DeliveryId(string cardId) => $"card-{cardId}";

    /// <summary>The row of a new card, for the commit that also carries <see cref="Raise"/>.</summary>
    public static Write Insert(LiveCard card) => LiveCardRows.Insert(card);

    /// <summary>The state that the card shows changes in this commit.</summary>
    public DeliveryRequest Raise(string cardId) =>
        new DeliveryRequest.Raise(DeliveryId(cardId), ShowLiveCard.KindName, clock.GetCurrentInstant());

    public Task<LiveCard?> FindAsync(string owner, string cardId, CancellationToken cancel) =>
        LiveCardRows.FindAsync(store, owner, cardId, cancel);

    /// <summary>
    /// Somebody pressed a button on this message: if the card is not known by it, because a post was lost to us or
    /// repeated, it joins, and gets the card as it is now. False: no such card, or too busy to note it.
    /// </summary>
    public async Task<bool> AdoptAsync(string owner, string cardId, string activityId)
    {
        var outcome = await commands.RunAsync<bool>(owner, async () =>
        {
            var standing = outbox.ReadAsync(owner, [DeliveryId(cardId)]);
            var card = await LiveCardRows.FindAsync(store, owner, cardId, CancellationToken.None);
            var stands = await standing;
            if (card is null || card.ActivityIds.Contains(activityId, StringComparer.Ordinal))
                return card is not null;

            var grown = LiveCardRows.Replace(card with { ActivityIds = [.. card.ActivityIds, activityId] });
            return (await outbox.CommitAsync(owner, [grown], [Raise(cardId)], stands)).Then(true);
        });
        return outcome is Outcome<bool>.Settled { Value: true };
    }
}
