using System.Collections.Concurrent;
using NodaTime;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>
/// A line in Teams' activity feed for a card that was sent and waits on its reader. By itself, and seldom tried again: the
/// card is there, and no other card waits for this.
/// </summary>
internal sealed class NoticeInFeed(ITableStore store, IEnumerable<ICardRenderer> renderers, IActivityFeed feed, IClock clock, TimeProvider time) : IDeliveryHandler
{
    private const string KindName = "feed.notice";
    private const string IdPrefix = "feed-";
    private const int MostFailures = 5;

    private static readonly Duration Fresh = Duration.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Refusal = TimeSpan.FromHours(1);

    private readonly Dictionary<string, ICardRenderer> _renderers = renderers.ToDictionary(renderer => renderer.Kind, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _refused = new(StringComparer.OrdinalIgnoreCase);
    private readonly Rest _rest = new(time);

    public string Kind => KindName;

    public bool Sends => true;

    public static string IdOf(string cardId) => IdPrefix + cardId;

    /// <summary>For <see cref="ICardRenderer.After"/>: the card has just been sent, for the first time.</summary>
    public static IEnumerable<DeliveryRequest> After(LiveCard card, Attempt attempt, IActivityFeed feed, Instant now) =>
        feed.IsOn && attempt is Attempt.Done && card is { Addressee: not null, SentAt: { } sent } && now - sent < Fresh
            ? [new DeliveryRequest.Once(IdOf(card.Id), KindName, now)]
            : [];

    // It takes no permit: Graph has limits of its own, and while it is in trouble nobody waits for it here.
    public Task<SendNeed?> NeedAsync(DeliveryRecord delivery) =>
        Task.FromResult<SendNeed?>(_rest.Left is var left && left > TimeSpan.Zero ? new SendNeed(delivery.Owner) { Wait = left } : null);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (!feed.IsOn || delivery.Failures >= MostFailures
            || await LiveCardRows.FindAsync(store, delivery.Owner, delivery.Id[IdPrefix.Length..], cancel) is not { Addressee: { } person } card
            || IsRefused(person) || !_renderers.TryGetValue(card.Renderer, out var renderer)
            || await renderer.NoticeAsync(card, cancel) is not var (notice, from))
            return new Attempt.Done();
        var quiet = from - clock.GetCurrentInstant();
        return quiet > Duration.Zero ? new Attempt.Again(quiet.ToTimeSpan()) : await SendAsync(person, notice, cancel);
    }

    private async Task<Attempt> SendAsync(string person, FeedNotice notice, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        var answer = await feed.NoticeAsync(person, notice, limit.Token);
        switch (answer)
        {
            case Noticing.NotPermitted:
                _refused[person] = time.GetTimestamp();
                return new Attempt.Done();
            case Noticing.Throttled throttled:
                _rest.For(throttled.After);
                return new Attempt.Again(throttled.After);
            case Noticing.NotDone notDone:
                _rest.For(AfterTrouble);
                return new Attempt.Failed(notDone.Why);
            case Noticing.Unknown unknown:
                _rest.For(AfterTrouble);
                return new Attempt.Unknown(unknown.Why);
            default:
                return new Attempt.Done();
        }
    }

    private bool IsRefused(string person) => _refused.TryGetValue(person, out var at) && time.GetElapsedTime(at) < Refusal;

    private sealed class Rest(TimeProvider time)
    {
        private readonly Lock _lock = new();
        private long _from;
        private TimeSpan _span;

        public TimeSpan Left
        {
            get
            {
                lock (_lock)
                    return _span - time.GetElapsedTime(_from);
            }
        }

        public void For(TimeSpan span)
        {
            lock (_lock)
                (_from, _span) = (time.GetTimestamp(), span);
        }
    }
}
