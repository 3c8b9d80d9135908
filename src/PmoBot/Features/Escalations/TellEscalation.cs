using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>
/// After anything happened to a case: whoever is to hear of it gets a card in their own chat, the cards that show it follow,
/// and each approver's list of what waits for them is as the case says. Repeating it does nothing new.
/// </summary>
internal sealed class TellEscalation(EscalationCases cases, RoleStore roles, EscalationMessages messages, Mailboxes mailboxes, IClock clock) : IDeliveryHandler
{
    private const string KindName = "escalation.tell";
    private const string IdPrefix = "tell-";

    // What one attempt does within its time on a slow store.
    private const int Page = 20;

    public string Kind => KindName;

    public static DeliveryRequest Of(EscalationId id, Instant now) => new DeliveryRequest.Raise(IdPrefix + id.Row, KindName, now);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(delivery.Owner) is not { } code || EscalationId.OfRow(code, delivery.Id[IdPrefix.Length..]) is not { } id
            || await cases.FindAsync(id, cancel) is not { } at)
            return new Attempt.Done();

        if (delivery.Cursor is null)
        {
            await messages.ShowInProjectAsync(at, cancel);
            // Whoever is found away is not asked, but who stands in.
            if (await mailboxes.ReadAsync(Asked(at), cancel))
                at = await cases.FindAsync(id, cancel) ?? at;
        }

        var occasions = Occasions.Of(at, await PmoAsync(at, cancel), clock.GetCurrentInstant());
        var page = occasions.Where(one => string.CompareOrdinal(one.Key, delivery.Cursor) > 0).OrderBy(one => one.Key, StringComparer.Ordinal).Take(Page).ToList();
        foreach (var (person, told) in page)
            await messages.TellAsync(person, at, told, cancel);
        return page.Count == Page ? new Attempt.Onward(page[^1].Key) : new Attempt.Done();
    }

    private IEnumerable<string> Asked(EscalationAtHand at) => at.Escalation is not { IsOpen: true } stands ? [] : stands.LevelsAsked
        .SelectMany(level => at.Desk.SeatsOf(level, stands.Raiser, stands.Delegations, clock.GetCurrentInstant())).Select(seat => seat.Approver.ObjectId);

    private async Task<IReadOnlyList<string>> PmoAsync(EscalationAtHand at, CancellationToken cancel) =>
        at.Escalation.IsWithPmo ? await roles.IdsOfAsync(Right.GovernProject, ProjectAccess.ScopeOf(at.Project), cancel) : [];
}
