using NodaTime;

namespace PmoBot.Scheduling;

/// <summary>When a round's four moments are planned, before holidays move them.</summary>
internal sealed record RoundTimetable(PlannedMoment Opens, PlannedMoment Due, PlannedMoment CutOff, PlannedMoment Published)
{
    private static readonly RoundTimetable ByWeek = new(
        new PlannedMoment.DaysFromLast(-3, new LocalTime(14, 0)),
        new PlannedMoment.DaysFromLast(-2, new LocalTime(12, 0)),
        new PlannedMoment.DaysFromLast(1, new LocalTime(10, 0)),
        new PlannedMoment.DaysFromLast(1, new LocalTime(11, 0)));

    private static readonly RoundTimetable ByMonth = new(
        new PlannedMoment.WorkingDayAfter(1, new LocalTime(9, 0)),
        new PlannedMoment.WorkingDayAfter(3, new LocalTime(12, 0)),
        new PlannedMoment.WorkingDayAfter(4, new LocalTime(10, 0)),
        new PlannedMoment.WorkingDayAfter(4, new LocalTime(11, 0)));

    /// <summary>Thursday, Friday, Monday and Monday around the end of the week (of a fortnight: the second), or the first days of the next month.</summary>
    public static RoundTimetable Default(Cadence cadence) => cadence == Cadence.Monthly ? ByMonth : ByWeek;
}

/// <summary>A local time, said relative to the end of a period.</summary>
internal abstract record PlannedMoment(LocalTime Time)
{
    public LocalDateTime For(Period period, WorkCalendar work) => work.OffNonWorkingDay(Day(period.LastDay, work) + Time);

    protected abstract LocalDate Day(LocalDate lastDay, WorkCalendar work);

    public sealed record DaysFromLast(int Days, LocalTime Time) : PlannedMoment(Time)
    {
        protected override LocalDate Day(LocalDate lastDay, WorkCalendar work) => lastDay.PlusDays(Days);
    }

    public sealed record WorkingDayAfter(int Number, LocalTime Time) : PlannedMoment(Time)
    {
        protected override LocalDate Day(LocalDate lastDay, WorkCalendar work) => work.PlusWorkingDays(lastDay, Number);
    }
}
