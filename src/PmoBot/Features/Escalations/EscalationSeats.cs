using NodaTime;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>Who has a say in a case as it stands, at which level, and what they have said. Pure.</summary>
internal static class EscalationSeats
{
    /// <summary>The level that a press of this person counts at: the highest up to the case's own at which they have a say.</summary>
    public static (int Level, IReadOnlyList<Seat> Seats)? SeatsHeldBy(this Escalation stands, EscalationDesk desk, Person person, Instant now)
    {
        if (person.Is(stands.Raiser))
            return null;
        foreach (var level in stands.LevelsAsked.Reverse())
        {
            var held = desk.SeatsOf(level, stands.Raiser, stands.Delegations, now)
                .Where(seat => seat.IsHeldBy(person) && (person.Is(seat.Approver) || !stands.HasSpoken(desk, level, seat.Approver))).ToList();
            if (held.Count > 0)
                return (level, held);
        }

        return null;
    }

    /// <summary>The highest level up to the case's own at which this person decides for themselves; null: at none.</summary>
    public static int? OwnLevelOf(this Escalation stands, EscalationDesk desk, Person person, Instant now) => person.Is(stands.Raiser) ? null
        : stands.LevelsAsked.Reverse().Cast<int?>().FirstOrDefault(level => desk.SeatsOf(level!.Value, stands.Raiser, [], now).Any(seat => person.Is(seat.Approver)));

    /// <summary>Whose it is to decide cannot speak for whoever asked; nor can who stands in for them.</summary>
    public static bool IsForApprover(this Escalation stands, EscalationDesk desk, Person person, Instant now) =>
        !person.Is(stands.Raiser) && (desk.IsOnPath(person) || stands.SeatsHeldBy(desk, person, now) is not null);

    public static Vote? VoteOf(this Escalation stands, int level, Person approver) =>
        stands.Votes.FirstOrDefault(vote => vote.Level == level && vote.Approver.Is(approver));

    // What an approver said themselves nobody changes for them.
    private static bool HasSpoken(this Escalation stands, EscalationDesk desk, int level, Person approver) =>
        desk.NeedsAll(level) && stands.VoteOf(level, approver) is { } vote && vote.By.Is(approver);

    // Who stood in for somebody who has spoken themselves by now did nothing wrong.
    public static Ruling.Not NotTheirs(this Escalation stands, EscalationDesk desk, Person by, Instant now) => new(
        by.Is(stands.Raiser) ? WhyNot.OwnCase
        : stands.LevelsAsked.Any(level => desk.SeatsOf(level, stands.Raiser, stands.Delegations, now).Any(seat => by.Is(seat.StandIn))) ? WhyNot.HasSpoken : WhyNot.NotApprover);
}
