using System.Globalization;
using NodaTime;
using NodaTime.Text;

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

    public string ToText() => $"{Opens.ToText()} {Due.ToText()} {CutOff.ToText()} {Published.ToText()}";

    public static RoundTimetable Parse(string text) => text.Split(' ') is [var opens, var due, var cutOff, var published]
        ? new RoundTimetable(PlannedMoment.Parse(opens), PlannedMoment.Parse(due), PlannedMoment.Parse(cutOff), PlannedMoment.Parse(published))
        : throw new FormatException($"Not four moments: {text}");
}

/// <summary>A local time to the minute, said relative to the end of a period.</summary>
internal abstract record PlannedMoment(LocalTime Time)
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>By a clock: at the local time asked for, or at the first instant after a gap; once in an overlap.</summary>
    public Instant At(Period period, WorkCalendar work, DateTimeZone zone) => For(period, work).OnceIn(zone);

    public LocalDateTime For(Period period, WorkCalendar work) => work.OffNonWorkingDay(Planned(period, work));

    /// <summary>Before holidays move it.</summary>
    public LocalDateTime Planned(Period period, WorkCalendar work) => Day(period.LastDay, work) + Time;

    /// <summary>`d-3@14:00`, three days before the last; `n1@09:00`, the first working day after it.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Mark.Kind}{Mark.Number}@{Minutes.Format(Time)}");

    public static PlannedMoment Parse(string text)
    {
        if (text.Split('@') is not [[var kind, .. var count], var time])
            throw new FormatException($"No planned moment: {text}");
        var (number, at) = (int.Parse(count, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), Minutes.Parse(time).Value);
        return kind switch
        {
            'd' => new DaysFromLast(number, at),
            'n' => new WorkingDayAfter(number, at),
            _ => throw new FormatException($"No planned moment: {text}"),
        };
    }

    protected abstract (char Kind, int Number) Mark { get; }

    protected abstract LocalDate Day(LocalDate lastDay, WorkCalendar work);

    public sealed record DaysFromLast(int Days, LocalTime Time) : PlannedMoment(Time)
    {
        protected override (char Kind, int Number) Mark => ('d', Days);

        protected override LocalDate Day(LocalDate lastDay, WorkCalendar work) => lastDay.PlusDays(Days);
    }

    public sealed record WorkingDayAfter(int Number, LocalTime Time) : PlannedMoment(Time)
    {
        protected override (char Kind, int Number) Mark => ('n', Number);

        protected override LocalDate Day(LocalDate lastDay, WorkCalendar work) => work.PlusWorkingDays(lastDay, Number);
    }
}
