using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>Shows a live card as it is now: posted if no message shows it, else put to every message that does.</summary>
internal sealed partial class ShowLiveCard(
    ITableStore store, IMessenger messenger, IPersonalChats chats, IEnumerable<ICardRenderer> renderers, IClock clock,
    ILogger<ShowLiveCard> logger) : IDeliveryHandler
{
    public const string KindName = "live-card";

    private readonly Dictionary<string, ICardRenderer> _renderers =
        renderers.ToDictionary(renderer => renderer.Kind, StringComparer.Ordinal);

    public string Kind => KindName;

    public bool Sends => true;

    public async Task<SendNeed?> NeedAsync(DeliveryRecord delivery)
    {
        if (await FindAsync(delivery, CancellationToken.None) is not { } card)
            return null;

        if (_renderers.TryGetValue(card.Renderer, out var renderer) && await renderer.WaitAsync(card, CancellationToken.None) is { } wait)
            return new SendNeed(card.Owner) { Wait = wait };

        // A chat that has to be made is made and written to; it has no id to count by yet, but it is that person's alone.
        var requests = Math.Max(1, card.ActivityIds.Count);
        return PlaceOf(card, await ContactAsync(card, CancellationToken.None)) is { } place
            ? new SendNeed(place.ConversationId, requests)
            : new SendNeed(card.Owner, requests + 1);
    }

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (await FindAsync(delivery, cancel) is not { } card)
            return new Attempt.Done();
        if (!_renderers.TryGetValue(card.Renderer, out var renderer))
            return new Attempt.Refused($"no renderer {card.Renderer}");
        if (await renderer.RenderAsync(card, cancel) is not { } content)
            return new Attempt.Done();

        var contact = await ContactAsync(card, cancel);
        var opening = PlaceOf(card, contact) is { } known ? new Opening.Opened(known) : await OpenAsync(contact!, cancel);
        if (opening is not Opening.Opened { Chat: var place })
            return Noted(NotShown(((Opening.NotOpened)opening).Why), delivery, now => now);

        return card.ActivityIds.Count == 0
            ? await PostAsync(delivery, place, content, cancel)
            : await PutAsync(delivery, card, place, content, cancel);
    }

    public async Task<Effects> GivenUpAsync(DeliveryRecord delivery, string why) =>
        await FindAsync(delivery, CancellationToken.None) is { } card ? new Effects([], After(card, new Attempt.Refused(why))) : Effects.None;

    private async Task<Attempt> PostAsync(
        DeliveryRecord delivery, ConversationReference place, CardContent content, CancellationToken cancel)
    {
        var answer = await messenger.PostAsync(place, content, cancel);
        var at = clock.GetCurrentInstant();
        return answer switch
        {
            Sending.Sent sent => Noted(
                new Attempt.Done(),
                delivery,
                now => now with
                {
                    Conversation = place,
                    ActivityIds = sent.ActivityId is { } id ? [.. now.ActivityIds, id] : now.ActivityIds,
                    SentAt = now.SentAt ?? at,
                },
                again: true,
                reached: place),
            Sending.Gone => Noted(new Attempt.Unreachable("conversation gone"), delivery, Found),
            var other => Noted(NotShown(other), delivery, Found, again: other is Sending.Unknown),
        };

        LiveCard Found(LiveCard now) => now with { Conversation = place };
    }

    private async Task<Attempt> PutAsync(
        DeliveryRecord delivery, LiveCard card, ConversationReference place, CardContent content, CancellationToken cancel)
    {
        var answers = new Dictionary<string, Sending>(StringComparer.Ordinal);
        foreach (var activity in card.ActivityIds)
        {
            var answer = answers[activity] = await messenger.PutAsync(place, activity, content, cancel);
            if (answer is Sending.Throttled)
                break;
        }

        // A message that refuses what another one takes is forgotten; if none takes it, the card may be at fault.
        var isTaken = answers.Values.Any(answer => answer is Sending.Sent);
        var worst = answers.Values.MaxBy(Gravity)!;
        return Noted(
            worst is Sending.Sent or Sending.Gone ? new Attempt.Done() : NotShown(worst),
            delivery,
            now => now with { Conversation = place, ActivityIds = [.. now.ActivityIds.Where(id => !IsLost(id))] },
            again: true);

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
    private Attempt Noted(Attempt attempt, DeliveryRecord delivery, Func<LiveCard, LiveCard> change, bool again = false, ConversationReference? reached = null)
    {
        return attempt with
        {
            Effects = async () =>
            {
                if (await FindAsync(delivery, CancellationToken.None) is not { } now)
                    return Effects.None;
                var then = attempt is Attempt.Done ? change(now) with { Shown = delivery.Acting } : change(now);
                return new Effects([.. Changed(now, then), .. await ReachedAsync(then, reached)], After(then, EndOf(attempt, delivery)));
            },
            Late = again ? LateAsync : null,
        };

        async Task<Effects> LateAsync() => await FindAsync(delivery, CancellationToken.None) is { } now
            ? new Effects([.. Changed(now, change(now))], new DeliveryRequest.Raise(delivery.Id, KindName, delivery.Due))
            : Effects.None;
    }

    private static IEnumerable<Write> Changed(LiveCard now, LiveCard then) => then == now ? [] : [LiveCardRows.Replace(then)];

    private async Task<IReadOnlyList<Write>> ReachedAsync(LiveCard card, ConversationReference? chat) =>
        card.Addressee is { } person && chat is not null ? await chats.ReachedAsync(person, chat) : [];

    // Null: it goes on.
    private static Attempt? EndOf(Attempt attempt, DeliveryRecord delivery) => attempt switch
    {
        Attempt.Done or Attempt.Unreachable => attempt,
        _ => Outlook.GivenUp(delivery, attempt, sends: true) is { } why ? new Attempt.Refused(why) : null,
    };

    // What was sent must not be sent again and again because of an error in what follows from it.
    private IReadOnlyList<DeliveryRequest> After(LiveCard card, Attempt? end)
    {
        try
        {
            return end is not null && _renderers.TryGetValue(card.Renderer, out var renderer) ? renderer.After(card, end) : [];
        }
        catch (Exception exception)
        {
            Log.NothingFollows(logger, exception, card.Owner, card.Id);
            return [];
        }
    }

    private static Attempt NotShown(Sending sending) => sending switch
    {
        Sending.Throttled throttled => new Attempt.Throttled(throttled.After),
        Sending.NotDone notDone => new Attempt.Failed(notDone.Why),
        Sending.Unreachable unreachable => new Attempt.Unreachable(unreachable.Why),
        Sending.Refused refused => new Attempt.Refused(refused.Why),
        Sending.Unknown unknown => new Attempt.Unknown(unknown.Why),
        _ => throw new InvalidOperationException($"A messenger does not answer {sending.GetType().Name} here."),
    };

    // Messages stand where they were posted; what is still to be posted goes where the person is now.
    private static ConversationReference? PlaceOf(LiveCard card, Contact? contact) =>
        card.ActivityIds.Count > 0 ? card.Conversation ?? contact?.Chat : contact?.Chat ?? card.Conversation;

    private async Task<Contact?> ContactAsync(LiveCard card, CancellationToken cancel) =>
        card.Addressee is { } person ? await chats.FindAsync(person, cancel) : null;

    // Whatever goes wrong here, nothing was sent: not even a doubt may remain.
    private async Task<Opening> OpenAsync(Contact contact, CancellationToken cancel)
    {
        try
        {
            return await messenger.OpenAsync(contact, cancel);
        }
        catch (Exception exception)
        {
            Log.NotOpened(logger, exception);
            return new Opening.NotOpened(new Sending.NotDone(exception.GetType().Name));
        }
    }

    private Task<LiveCard?> FindAsync(DeliveryRecord delivery, CancellationToken cancel) =>
        LiveCardRows.FindAsync(store, delivery.Owner, delivery.Id["card-".Length..], cancel);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "What follows from card {Owner} {Id} could not be told")]
        public static partial void NothingFollows(ILogger logger, Exception exception, string owner, string id);

        [LoggerMessage(LogLevel.Warning, "A chat could not be made")]
        public static partial void NotOpened(ILogger logger, Exception exception);
    }
}
