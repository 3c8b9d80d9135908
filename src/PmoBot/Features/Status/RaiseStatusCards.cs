using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;

namespace PmoBot.Features.Status;

/// <summary>Raises a period's posted cards, where they are more than one commit can carry: a page of them at a time.</summary>
internal sealed class RaiseStatusCards(LiveCards cards) : IDeliveryHandler
{
    public const string KindName = "status.cards";

    // A store commits a hundred rows at once, and the report's own are among them.
    private const int Page = 80;

    public string Kind => KindName;

    /// <summary>What a commit asks for so that these cards are shown as they are after it.</summary>
    public static IEnumerable<DeliveryRequest> For(Turn turn, StatusReport report, IReadOnlyList<string> shown, LiveCards cards) =>
    [
        .. shown.Count <= Page
            ? shown.Select(cards.Raise)
            : [All(report.Period, turn.Now)],
        .. report is { HasOpenQuestion: true, Stands: true } ? [Later(report)] : Array.Empty<DeliveryRequest>(),
    ];

    /// <summary>However many there are of that period.</summary>
    public static DeliveryRequest All(Period period, Instant now) => new DeliveryRequest.Raise($"cards-{period.Id}", KindName, now, StatusLiveCard.Prefix(period));

    // The comparison that others were not yet shown, should the question stay without an answer.
    private static DeliveryRequest.Once Later(StatusReport report) => new(
        $"cards-{report.Period.Id}-{report.Version}", KindName, report.ReceivedAt + Undo.Within + Duration.FromSeconds(1), StatusLiveCard.Prefix(report.Period));

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var page = (await cards.ListAsync(delivery.Owner, delivery.Payload!, cancel)).Select(card => card.Id)
            .Where(id => string.CompareOrdinal(id, delivery.Cursor) > 0).Take(Page).ToList();
        Task<Effects> RaiseAsync() => Task.FromResult(new Effects([], [.. page.Select(cards.Raise)]));
        return page.Count < Page
            ? new Attempt.Done { Effects = RaiseAsync }
            : new Attempt.Onward(page[^1]) { Effects = RaiseAsync };
    }
}
