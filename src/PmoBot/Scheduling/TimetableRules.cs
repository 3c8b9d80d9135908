using NodaTime;

namespace PmoBot.Scheduling;

/// <summary>What is wrong with a timetable.</summary>
internal enum TimetableFault
{
    OpensBeforePeriod,
    DueNotAfterOpens,
    CutOffNotAfterDue,
    PublishedBeforeCutOff,
    CutOffNotBeforeNextOpens,

    /// <summary>It would open while the last round by the table before it still runs.</summary>
    OpensInRoundBefore,
}

internal static class TimetableRules
{
    // Months of every length begin on every day of the week within 28 years; a leap day more or less adds nothing.
    private const int AllShapesOfMonths = 28 * 12;

    /// <summary>Judges the plan, before holidays move it, for use from a period on in place of what stands.</summary>
    public static IReadOnlyList<TimetableFault> Faults(
        RoundTimetable table, Period from, Timetables stands, IReadOnlySet<IsoDayOfWeek> week)
    {
        var work = new WorkCalendar(week, _ => false, new HashSet<LocalDate>());
        var before = stands.Of(from.Previous).CutOff.Planned(from.Previous, work);
        return
        [
            .. Shapes(from).SelectMany(period => Faults(table, period, work))
                .Concat(table.Opens.Planned(from, work) > before ? [] : [TimetableFault.OpensInRoundBefore])
                .Distinct().Order(),
        ];
    }

    private static IEnumerable<TimetableFault> Faults(RoundTimetable table, Period period, WorkCalendar work)
    {
        var (opens, due, cutOff) = (table.Opens.Planned(period, work), table.Due.Planned(period, work), table.CutOff.Planned(period, work));
        if (opens.Date < period.FirstDay)
            yield return TimetableFault.OpensBeforePeriod;
        if (due <= opens)
            yield return TimetableFault.DueNotAfterOpens;
        if (cutOff <= due)
            yield return TimetableFault.CutOffNotAfterDue;
        if (table.Published.Planned(period, work) < cutOff)
            yield return TimetableFault.PublishedBeforeCutOff;
        if (table.Opens.Planned(period.Next, work) <= cutOff)
            yield return TimetableFault.CutOffNotBeforeNextOpens;
    }

    private static IEnumerable<Period> Shapes(Period from)
    {
        var period = from;
        for (var left = from.Cadence == Cadence.Monthly ? AllShapesOfMonths : 1; left > 0; left--, period = period.Next)
            yield return period;
    }
}
