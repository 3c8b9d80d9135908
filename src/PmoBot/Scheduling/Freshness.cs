using NodaTime;

namespace PmoBot.Scheduling;

/// <summary>Whether a project's last colour may still be shown as its colour. Computed when read, never stored.</summary>
internal abstract record Freshness
{
    private Freshness()
    {
    }

    /// <summary>The last report speaks for the newest closed period, or no period that is owed has closed since.</summary>
    public sealed record Fresh : Freshness;

    /// <summary>Not updated. <paramref name="Weeks"/>: whole weeks since the last receipt, null if there never was a report.</summary>
    public sealed record Grey(int? Weeks) : Freshness;

    /// <summary>Never reported, and not late yet.</summary>
    public sealed record FirstReportDue(Period Period, Instant Due) : Freshness;

    /// <summary>Proposed, on hold or closed: the name of the state stands where the colour would.</summary>
    public sealed record NoColour : Freshness;

    public bool IsGrey => this is Grey;

    public static Freshness Of(ReportingDuty duty, LastReport? last, RoundCalendar rounds, Instant now) => Of(duty, last, new ClosedRounds(rounds, now));

    public static Freshness Of(ReportingDuty duty, LastReport? last, ClosedRounds closed)
    {
        if (!duty.Reports)
            return new NoColour();
        if (last is null)
            return OfNeverReported(duty, closed.Rounds, closed.Now);
        return duty.Lacks(closed.Last(duty.Cadence), last.Period, closed.Rounds)
            ? new Grey(WeeksBetween(last.Received, closed.Now, closed.Rounds.Zone))
            : new Fresh();
    }

    private static Freshness OfNeverReported(ReportingDuty duty, RoundCalendar rounds, Instant now)
    {
        var first = rounds.FirstDue(duty.ActiveSince, duty.Cadence);
        var round = rounds.Of(first);
        return now < round.CutOff ? new FirstReportDue(first, round.Due) : new Grey(Weeks: null);
    }

    // By the calendar, as a reader counts: Monday afternoon to Monday noon a week later is a week.
    private static int WeeksBetween(Instant from, Instant to, DateTimeZone zone) =>
        NodaTime.Period.DaysBetween(from.InZone(zone).Date, to.InZone(zone).Date) / 7;
}

/// <summary>What a project owes: reports while active and required to, at a cadence, from the moment it became active.</summary>
internal sealed record ReportingDuty(bool Reports, Cadence Cadence, Instant ActiveSince)
{
    /// <summary>Whether the newest report that was due, if any was, has not come.</summary>
    public bool IsOverdue(Period? last, RoundCalendar rounds, Instant now) => Lacks(rounds.LastDue(now, Cadence), last, rounds);

    // Cadences change, so periods are compared by how far they reach.
    public bool Lacks(Period period, Period? last, RoundCalendar rounds) =>
        !(last?.LastDay >= period.LastDay) && period.LastDay >= rounds.FirstDue(ActiveSince, Cadence).LastDay;
}

/// <summary>The newest report of a project, by its period, and when its figures were received.</summary>
internal sealed record LastReport(Period Period, Instant Received);

/// <summary>The newest closed period of each cadence at one moment: what the projects of a portfolio are held against, found once for all of them.</summary>
internal sealed class ClosedRounds(RoundCalendar rounds, Instant now)
{
    private readonly Dictionary<Cadence, Period> _last = [];

    public RoundCalendar Rounds => rounds;

    public Instant Now => now;

    public Period Last(Cadence cadence) => _last.TryGetValue(cadence, out var period) ? period : _last[cadence] = rounds.LastClosed(now, cadence);
}
