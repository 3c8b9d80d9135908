using System.Globalization;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Escalations;

/// <summary>At a moment of a case: reminds, lets a question's time end, moves it up. What has been decided meanwhile is left alone.</summary>
internal sealed class PassTime(Escalations escalations, IClock clock) : IDeliveryHandler
{
    private const string KindName = "escalation.time";
    private const string IdPrefix = "time-";
    private const string BackPrefix = "back-";

    public string Kind => KindName;

    /// <summary>One for each moment that a case ever waited for: a clock that stood still makes it another. And one for the return of an approver.</summary>
    public static IEnumerable<DeliveryRequest> Of(Escalation escalation, EscalationDesk desk, Instant now)
    {
        if (escalation.NextMoment(desk) is { } due)
            yield return At(IdPrefix, escalation.Id, due);
        if (escalation.IsOpen && desk.NextReturn(escalation.Level, escalation.Raiser, now) is { } back)
            yield return At(BackPrefix, escalation.Id, back);
    }

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(delivery.Owner) is not { } code || EscalationId.Parse(code, delivery.Payload) is not { } id)
            return new Attempt.Refused("no escalation");
        var now = clock.GetCurrentInstant();
        var outcome = delivery.Id.StartsWith(BackPrefix, StringComparison.Ordinal) ? await escalations.LookAgainAsync(id, now) : await escalations.PassAsync(id, now);
        return outcome is Outcome<bool>.Settled ? new Attempt.Done() : new Attempt.Failed("busy");
    }

    private static DeliveryRequest.Once At(string prefix, EscalationId id, Instant due) =>
        new($"{prefix}{id.Row}-{due.ToString("uuuuMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture)}", KindName, due, id.Name);
}
