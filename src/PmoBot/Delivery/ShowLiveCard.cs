using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>Shows a live card as it is now: posted if no message shows it, else put to every message that does.</summary>
internal sealed class ShowLiveCard(ITableStore store, IMessenger messenger, IEnumerable<ICardRenderer> renderers) : IDeliveryHandler
{
    public const string KindName = "live-card";

    private readonly Dictionary<string, ICardRenderer> _renderers =
        renderers.ToDictionary(renderer => renderer.Kind, StringComparer.Ordinal);

    public string Kind => KindName;

    public bool Sends => true;

    public async Task<SendNeed?> NeedAsync(DeliveryRecord delivery) =>
        await FindAsync(delivery, CancellationToken.None) is { } card
            ? new SendNeed(card.Conversation.ConversationId, Math.Max(1, card.ActivityIds.Count))
            : null;

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (await FindAsync(delivery, cancel) is not { } card)
            return new Attempt.Done();
        if (!_renderers.TryGetValue(card.Renderer, out var renderer))
            return new Attempt.Refused($"no renderer {card.Renderer}");
        if (await renderer.RenderAsync(card, cancel) is not { } content)
            return new Attempt.Done();

        return card.ActivityIds.Count == 0
            ? await PostAsync(delivery, card, content, cancel)
            : await PutAsync(delivery, card, content, cancel);
    }

    private async Task<Attempt> PostAsync(DeliveryRecord delivery, LiveCard card, CardContent content, CancellationToken cancel) =>
        await messenger.PostAsync(card.Conversation, content, cancel) switch
        {
            Sending.Sent sent => Shown(delivery, now => sent.ActivityId is { } id ? [.. now, id] : now),
            Sending.Gone => new Attempt.Unreachable("conversation gone"),
            var other => NotShown(delivery, other),
        };

    private async Task<Attempt> PutAsync(DeliveryRecord delivery, LiveCard card, CardContent content, CancellationToken cancel)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var activity in card.ActivityIds)
        {
            var sending = await messenger.PutAsync(card.Conversation, activity, content, cancel);
            if (sending is Sending.Gone)
                gone.Add(activity);
            else if (sending is not Sending.Sent)
                return NotShown(delivery, sending);
        }

        return Shown(delivery, now => [.. now.Where(id => !gone.Contains(id))]);
    }

    // An id adopted while this was sent must survive, so the row is read again with every try to commit.
    private Attempt.Done Shown(DeliveryRecord delivery, Func<IReadOnlyList<string>, IReadOnlyList<string>> change) => new()
    {
        Effects = async () => await FindAsync(delivery, CancellationToken.None) is { } now
            ? new Effects([LiveCardRows.Replace(now with { ActivityIds = change(now.ActivityIds), Shown = delivery.Acting })])
            : Effects.None,
        Late = async () => await FindAsync(delivery, CancellationToken.None) is { } now
            ? new Effects([LiveCardRows.Replace(now with { ActivityIds = change(now.ActivityIds) })], Again(delivery))
            : Effects.None,
    };

    private static DeliveryRequest Again(DeliveryRecord delivery) => new DeliveryRequest.Raise(delivery.Id, KindName, delivery.Due);

    private static Attempt NotShown(DeliveryRecord delivery, Sending sending) => sending switch
    {
        Sending.Throttled throttled => new Attempt.Throttled(throttled.After),
        Sending.NotDone notDone => new Attempt.Failed(notDone.Why),
        Sending.Unreachable unreachable => new Attempt.Unreachable(unreachable.Why),
        Sending.Refused refused => new Attempt.Refused(refused.Why),
        Sending.Unknown unknown => new Attempt.Unknown(unknown.Why) { Late = () => Task.FromResult(new Effects([], Again(delivery))) },
        _ => throw new InvalidOperationException($"A messenger does not answer {sending.GetType().Name} here."),
    };

    private Task<LiveCard?> FindAsync(DeliveryRecord delivery, CancellationToken cancel) =>
        LiveCardRows.FindAsync(store, delivery.Owner, delivery.Id["card-".Length..], cancel);
}
