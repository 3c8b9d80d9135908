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

    /// <summary>Judges a timetable for use from a period on, in place of what stands, as it is when there are no holidays.</summary>
    /// <param name="week">The working days: what is planned off them moves every time, so a round may reach further than its plan.</param>
    public static IReadOnlyList<TimetableFault> Faults(
        RoundTimetable table, Period from, Timetables stands, IReadOnlySet<IsoDayOfWeek> week)
    {
        var rounds = new RoundCalendar(DateTimeZone.Utc, new WorkCalendar(week, _ => false, new HashSet<LocalDate>()), stands.With(from, table));
        return
        [
            .. Shapes(from).SelectMany(period => Faults(table, period, rounds))
                .Concat(Overlaps(from.Previous, rounds) ? [TimetableFault.OpensInRoundBefore] : [])
                .Distinct().Order(),
        ];
    }

    private static IEnumerable<TimetableFault> Faults(RoundTimetable table, Period period, RoundCalendar rounds)
    {
        var (opens, due, cutOff) = (Planned(table.Opens), Planned(table.Due), Planned(table.CutOff));
        if (opens.Date < period.FirstDay)
            yield return TimetableFault.OpensBeforePeriod;
        if (due <= opens)
            yield return TimetableFault.DueNotAfterOpens;
        if (cutOff <= due)
            yield return TimetableFault.CutOffNotAfterDue;
        if (Planned(table.Published) < cutOff)
            yield return TimetableFault.PublishedBeforeCutOff;
        if (Overlaps(period, rounds))
            yield return TimetableFault.CutOffNotBeforeNextOpens;

        LocalDateTime Planned(PlannedMoment moment) => moment.Planned(period, rounds.Work);
    }

    private static bool Overlaps(Period period, RoundCalendar rounds) => rounds.Of(period.Next).Opens <= rounds.Of(period).CutOff;

    private static IEnumerable<Period> Shapes(Period from)
    {
        var period = from;
        for (var left = from.Cadence == Cadence.Monthly ? AllShapesOfMonths : 1; left > 0; left--, period = period.Next)
            yield return period;
    }
}
