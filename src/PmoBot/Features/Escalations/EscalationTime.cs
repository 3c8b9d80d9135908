using NodaTime;

namespace PmoBot.Features.Escalations;

/// <summary>What time makes of an open case: reminders, a question that nobody answered, silence that moves it up. Pure.</summary>
internal static class EscalationTime
{
    /// <summary>Shares of a level's time at which its approvers are reminded; the second names who comes next.</summary>
    private static readonly double[] Reminders = [0.5, 0.9];

    // A little late is on time; after downtime nobody's next time begins in the past.
    public static readonly Duration Punctual = Duration.FromMinutes(15);

    /// <summary>When there is something to do next; null: time does nothing to it.</summary>
    public static Instant? NextMoment(this Escalation stands, EscalationDesk desk) => stands switch
    {
        { IsOpen: false } => null,
        { Question: { HoldsClock: true } question } => question.Due,
        // Of nobody there is nobody to remind.
        { Reminders: var sent } when sent < Reminders.Length && desk.Highest(stands.Level, stands.Raiser) == stands.Level => stands.Clock.At(Reminders[sent], desk.Work),
        _ => stands.DueAt(desk),
    };

    /// <summary>When silence moves it up, as its clock stands; while that stands still null.</summary>
    public static Instant? DueAt(this Escalation stands, EscalationDesk desk) => stands.IsOpen ? stands.Clock.At(1, desk.Work) : null;

    /// <summary>Everything that is due by now, in its order, and what a path that has changed makes of it. Null: nothing is.</summary>
    public static Ruling.Moved? Pass(this Escalation stands, EscalationDesk desk, Instant now)
    {
        var followed = stands.Followed(desk, now);
        var (next, steps) = (followed?.Next ?? stands with { Path = desk.InWords }, new List<EscalationStep>(followed?.Steps ?? []));
        while ((next.Settled(desk, now) ?? next.AtNextMoment(desk, now)) is { } moved)
        {
            next = moved.Next;
            steps.AddRange(moved.Steps);
        }

        return steps.Count > 0 ? new Ruling.Moved(next, steps) : null;
    }

    private static Ruling.Moved? AtNextMoment(this Escalation stands, EscalationDesk desk, Instant now)
    {
        if (stands.NextMoment(desk) is not { } next || next > now)
            return null;
        if (stands.Question is { HoldsClock: true })
            return new Ruling.Moved(stands.Unasked(desk, At(next)), new EscalationStep(StepKind.NotAnswered, At(next), null, stands.Level));
        if (stands.DueAt(desk) is { } due && due <= now)
            return stands.MovedUp(desk, At(due));
        // Of two reminders that are both due, nobody wants the first.
        var sent = stands.Reminders + 1;
        while (sent < Reminders.Length && stands.Clock.At(Reminders[sent], desk.Work) <= now)
            sent++;
        return new Ruling.Moved(stands with { Reminders = sent }, new EscalationStep(StepKind.Reminded, At(next), null, stands.Level));

        Instant At(Instant planned) => now - planned <= Punctual ? planned : now;
    }
}
