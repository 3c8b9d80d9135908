using System.Globalization;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Escalations;

/// <summary>At a moment of a case: reminds, lets a question's time end, moves it up. What has been decided meanwhile is left alone.</summary>
internal sealed class PassTime(EscalationCases cases, IClock clock) : IDeliveryHandler
{
    private const string KindName = "escalation.time";
    private const string IdPrefix = "time-";

    public string Kind => KindName;

    /// <summary>One for each moment that a case ever waited for: a clock that stood still makes it another.</summary>
    public static IEnumerable<DeliveryRequest> Of(Escalation escalation, EscalationDesk desk) => escalation.NextMoment(desk) is not { } due ? [] :
    [
        new DeliveryRequest.Once(
            $"{IdPrefix}{escalation.Id.Row}-{due.ToString("uuuuMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture)}", KindName, due, escalation.Id.Name),
    ];

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(delivery.Owner) is not { } code || EscalationId.Parse(code, delivery.Payload) is not { } id)
            return new Attempt.Refused("no escalation");
        var now = clock.GetCurrentInstant();
        return await cases.PassAsync(id, now) is Outcome<bool>.Settled ? new Attempt.Done() : new Attempt.Failed("busy");
    }
}
