using NodaTime;
using NodaTime.Text;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Scheduling;

public sealed class WorkCalendarTests
{
    [Theory]
    [InlineData(1961, "1961-04-02")]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2008, "2008-03-23")]
    [InlineData(2011, "2011-04-24")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2038, "2038-04-25")]   // as late as it can be
    public void Easter_is_where_the_church_has_it(int year, string expected)
    {
        var easter = FrenchHolidays.Easter(year);

        Assert.Equal(Day(expected), easter);
    }

    [Fact]
    public void France_rests_on_eleven_days_of_2026()
    {
        var year = Enumerable.Range(0, 365).Select(new LocalDate(2026, 1, 1).PlusDays);

        string[] holidays = [.. year.Where(FrenchHolidays.Contains).Select(LocalDatePattern.Iso.Format)];

        Assert.Equal(
            ["2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25"],
            holidays);
    }

    [Theory]
    [InlineData("2026-04-03", true)]    // Good Friday
    [InlineData("2026-04-06", false)]   // Easter Monday
    [InlineData("2028-12-26", true)]    // the day after Christmas
    [InlineData("2026-11-21", false)]   // a Saturday
    [InlineData("2026-12-24", false)]   // on the portfolio's own list
    public void A_working_day_is_neither_weekend_nor_holiday_nor_listed(string day, bool expected)
    {
        var calendar = WorkCalendar.ForFrance(closed: new LocalDate(2026, 12, 24));

        var works = calendar.IsWorkingDay(Day(day));

        Assert.Equal(expected, works);
    }

    [Theory]
    [InlineData("2026-04-02", 1, "2026-04-03")]
    [InlineData("2026-04-03", 1, "2026-04-07")]     // over Easter Monday
    [InlineData("2026-04-07", -1, "2026-04-03")]
    [InlineData("2026-12-24", 1, "2026-12-28")]
    [InlineData("2026-12-31", 3, "2027-01-06")]
    [InlineData("2026-11-21", 0, "2026-11-21")]
    public void Working_days_are_counted_over_what_is_not_worked(string day, int count, string expected)
    {
        var result = WorkCalendar.France.PlusWorkingDays(Day(day), count);

        Assert.Equal(Day(expected), result);
    }

    [Theory]
    [InlineData("2026-04-06T10:00", "2026-04-07T09:00")]   // Easter Monday
    [InlineData("2026-11-20T18:00", "2026-11-23T09:00")]
    [InlineData("2026-11-20T07:30", "2026-11-20T09:00")]
    [InlineData("2026-11-20T17:59", "2026-11-20T17:59")]
    public void The_next_working_time_is_now_or_the_next_start_of_work(string at, string expected)
    {
        var next = WorkCalendar.France.NextWorkingTime(Time(at));

        Assert.Equal(Time(expected), next);
    }

    [Theory]
    [InlineData("2026-11-20T12:00", -3, "2026-11-20T09:00")]   // a reminder before a Friday's due
    [InlineData("2026-11-20T12:00", 1, "2026-11-20T13:00")]    // and the one after
    [InlineData("2026-11-20T17:30", 1, "2026-11-23T09:30")]
    [InlineData("2026-11-20T12:00", -4, "2026-11-19T17:00")]
    [InlineData("2026-04-07T10:00", -3, "2026-04-03T16:00")]
    [InlineData("2026-11-20T12:00", 18, "2026-11-24T12:00")]   // two working days: an escalation's due
    [InlineData("2026-11-21T12:00", 1, "2026-11-23T10:00")]
    [InlineData("2026-11-21T12:00", -1, "2026-11-20T17:00")]
    [InlineData("2026-11-20T17:00", 1, "2026-11-20T18:00")]
    [InlineData("2026-11-20T10:00", -1, "2026-11-20T09:00")]
    public void Working_hours_run_from_nine_to_six(string at, int hours, string expected)
    {
        var result = WorkCalendar.France.PlusWorkingHours(Time(at), hours);

        Assert.Equal(Time(expected), result);
    }

    [Fact]
    public void A_week_without_a_working_day_is_refused()
    {
        var nothing = new HashSet<IsoDayOfWeek>();

        Assert.Throws<ArgumentException>(() => new WorkCalendar(nothing, FrenchHolidays.Contains, new HashSet<LocalDate>()));
    }

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static LocalDateTime Time(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;
}
