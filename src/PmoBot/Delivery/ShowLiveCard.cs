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
            Sending.Sent sent => Noted(new Attempt.Done(), delivery, now => sent.ActivityId is { } id ? [.. now, id] : now),
            Sending.Gone => new Attempt.Unreachable("conversation gone"),
            Sending.Unknown unknown => NotShown(unknown) with { Late = () => Task.FromResult(new Effects([], Again(delivery))) },
            var other => NotShown(other),
        };

    private async Task<Attempt> PutAsync(DeliveryRecord delivery, LiveCard card, CardContent content, CancellationToken cancel)
    {
        var answers = new Dictionary<string, Sending>(StringComparer.Ordinal);
        foreach (var activity in card.ActivityIds)
        {
            var answer = answers[activity] = await messenger.PutAsync(card.Conversation, activity, content, cancel);
            if (answer is Sending.Throttled)
                break;
        }

        // A message that refuses what another one takes is forgotten; if none takes it, the card may be at fault.
        var isTaken = answers.Values.Any(answer => answer is Sending.Sent);
        var worst = answers.Values.MaxBy(Gravity)!;
        return Noted(
            worst is Sending.Sent or Sending.Gone ? new Attempt.Done() : NotShown(worst), delivery, now => [.. now.Where(id => !IsLost(id))]);

        bool IsLost(string id) => answers.GetValueOrDefault(id) is var answer && answer is Sending.Gone || (answer is Sending.Refused && isTaken);
    }

    // What is tried again, and soonest, outweighs what is not.
    private static int Gravity(Sending sending) => sending switch
    {
        Sending.Throttled => 5,
        Sending.Unknown => 4,
        Sending.NotDone => 3,
        Sending.Unreachable => 2,
        Sending.Refused => 1,
        _ => 0,
    };

    // An id adopted while this was sent must survive, so the row is read again with every try to commit.
    private Attempt Noted(Attempt attempt, DeliveryRecord delivery, Func<IReadOnlyList<string>, IReadOnlyList<string>> change)
    {
        return attempt with
        {
            Effects = () => NoteAsync(card => attempt is Attempt.Done ? card with { Shown = delivery.Acting } : card),
            Late = () => NoteAsync(card => card, Again(delivery)),
        };

        async Task<Effects> NoteAsync(Func<LiveCard, LiveCard> shown, params DeliveryRequest[] requests) =>
            await FindAsync(delivery, CancellationToken.None) is { } now
                ? new Effects([LiveCardRows.Replace(shown(now) with { ActivityIds = change(now.ActivityIds) })], requests)
                : Effects.None;
    }

    private static DeliveryRequest Again(DeliveryRecord delivery) => new DeliveryRequest.Raise(delivery.Id, KindName, delivery.Due);

    private static Attempt NotShown(Sending sending) => sending switch
    {
        Sending.Throttled throttled => new Attempt.Throttled(throttled.After),
        Sending.NotDone notDone => new Attempt.Failed(notDone.Why),
        Sending.Unreachable unreachable => new Attempt.Unreachable(unreachable.Why),
        Sending.Refused refused => new Attempt.Refused(refused.Why),
        Sending.Unknown unknown => new Attempt.Unknown(unknown.Why),
        _ => throw new InvalidOperationException($"A messenger does not answer {sending.GetType().Name} here."),
    };

    private Task<LiveCard?> FindAsync(DeliveryRecord delivery, CancellationToken cancel) =>
        LiveCardRows.FindAsync(store, delivery.Owner, delivery.Id["card-".Length..], cancel);
}
