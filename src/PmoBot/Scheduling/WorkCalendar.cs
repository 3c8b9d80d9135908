using NodaTime;

namespace PmoBot.Scheduling;

/// <summary>Which days and hours are for work. Local times: the zone is the portfolio's or the recipient's, as the rule says.</summary>
/// <param name="week">The working days of a week, at least one.</param>
/// <param name="isPublicHoliday">The country's public holidays.</param>
/// <param name="closed">Further days off, a plain list that each portfolio keeps.</param>
internal sealed class WorkCalendar(
    IReadOnlySet<IsoDayOfWeek> week, Func<LocalDate, bool> isPublicHoliday, IReadOnlySet<LocalDate> closed)
{
    public static readonly IReadOnlySet<IsoDayOfWeek> MondayToFriday = new HashSet<IsoDayOfWeek>
    {
        IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday,
    };

    public static readonly WorkCalendar France = ForFrance();

    public static readonly LocalTime DayStart = new(9, 0);
    public static readonly LocalTime DayEnd = new(18, 0);

    private readonly IReadOnlySet<IsoDayOfWeek> _week =
        week.Count > 0 ? week : throw new ArgumentException("A working week has at least one day.", nameof(week));

    public static WorkCalendar ForFrance(params IEnumerable<LocalDate> closed) =>
        new(MondayToFriday, FrenchHolidays.Contains, closed.ToHashSet());

    public bool IsWorkingDay(LocalDate day) =>
        _week.Contains(day.DayOfWeek) && !isPublicHoliday(day) && !closed.Contains(day);

    /// <summary>Whether the period has a working day at all.</summary>
    public bool WorksIn(Period period)
    {
        for (var day = period.FirstDay; day <= period.LastDay; day = day.PlusDays(1))
        {
            if (IsWorkingDay(day))
                return true;
        }
        return false;
    }

    /// <summary>The time itself if it is working time, else the start of the next working day (or of this one, before it starts).</summary>
    public LocalDateTime NextWorkingTime(LocalDateTime at)
    {
        if (!IsWorkingDay(at.Date) || at.TimeOfDay >= DayEnd)
            return PlusWorkingDays(at.Date, 1) + DayStart;
        return at.TimeOfDay < DayStart ? at.Date + DayStart : at;
    }

    /// <summary>
    /// A time stands if its day is worked, whatever the hour; otherwise it moves to the start of the next working day, or
    /// to its own hour of it where that is earlier: so no time overtakes what was planned after it.
    /// </summary>
    public LocalDateTime OffNonWorkingDay(LocalDateTime at) =>
        IsWorkingDay(at.Date) ? at : PlusWorkingDays(at.Date, 1) + LocalTime.Min(at.TimeOfDay, DayStart);

    /// <summary>The n-th working day after <paramref name="day"/>, or before it if negative; the day itself for 0.</summary>
    public LocalDate PlusWorkingDays(LocalDate day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.PlusDays(step);
            if (IsWorkingDay(day))
                left--;
        }
        return day;
    }

    /// <summary>Counts working hours only, forward or, if negative, back.</summary>
    public LocalDateTime PlusWorkingHours(LocalDateTime at, int hours) =>
        hours < 0 ? Back(at, Duration.FromHours(-hours)) : Forward(at, Duration.FromHours(hours));

    /// <summary>So much working time later, by a clock.</summary>
    public Instant Plus(Instant at, Duration working, DateTimeZone zone) => Forward(at.InZone(zone).LocalDateTime, working).OnceIn(zone);

    /// <summary>The working time from one moment to a later one, by a clock.</summary>
    public Duration Between(Instant from, Instant to, DateTimeZone zone)
    {
        var (since, until, worked) = (from.InZone(zone).LocalDateTime, to.InZone(zone).LocalDateTime, Duration.Zero);
        for (var day = since.Date; day <= until.Date; day = day.PlusDays(1))
        {
            var (start, end) = (day == since.Date ? Within(since.TimeOfDay) : DayStart, day == until.Date ? Within(until.TimeOfDay) : DayEnd);
            if (end > start && IsWorkingDay(day))
                worked += Between(start, end);
        }
        return worked;

        static LocalTime Within(LocalTime time) => LocalTime.Max(DayStart, LocalTime.Min(time, DayEnd));
    }

    private LocalDateTime Forward(LocalDateTime at, Duration span)
    {
        at = NextWorkingTime(at);
        for (var left = Between(at.TimeOfDay, DayEnd); span > left; left = Between(DayStart, DayEnd))
        {
            span -= left;
            at = PlusWorkingDays(at.Date, 1) + DayStart;
        }
        return at.PlusTicks(span.BclCompatibleTicks);
    }

    private LocalDateTime Back(LocalDateTime at, Duration span)
    {
        at = LastWorkingTime(at);
        for (var left = Between(DayStart, at.TimeOfDay); span > left; left = Between(DayStart, DayEnd))
        {
            span -= left;
            at = PlusWorkingDays(at.Date, -1) + DayEnd;
        }
        return at.PlusTicks(-span.BclCompatibleTicks);
    }

    private LocalDateTime LastWorkingTime(LocalDateTime at)
    {
        if (!IsWorkingDay(at.Date) || at.TimeOfDay <= DayStart)
            return PlusWorkingDays(at.Date, -1) + DayEnd;
        return at.TimeOfDay > DayEnd ? at.Date + DayEnd : at;
    }

    private static Duration Between(LocalTime from, LocalTime to) => Duration.FromTicks(to.TickOfDay - from.TickOfDay);
}
