using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Scheduling;

public sealed class QuietHoursTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly DateTimeZone[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id])];

    [Theory]
    [InlineData("2026-11-19T14:00", "2026-11-19T14:00")]
    [InlineData("2026-11-19T08:29", "2026-11-19T08:30")]
    [InlineData("2026-11-19T08:30", "2026-11-19T08:30")]
    [InlineData("2026-11-19T18:29", "2026-11-19T18:29")]
    [InlineData("2026-11-19T18:30", "2026-11-20T08:30")]
    [InlineData("2026-11-20T23:00", "2026-11-23T08:30")]   // a Friday
    [InlineData("2026-11-21T12:00", "2026-11-23T08:30")]
    [InlineData("2026-11-23T00:00", "2026-11-23T08:30")]
    [InlineData("2026-12-24T19:00", "2026-12-28T08:30")]   // Christmas
    public void Nothing_is_sent_in_quiet_hours_or_on_days_off(string at, string expected)
    {
        var moved = QuietHours.Default.NotDuring(At(at, Paris), Paris, WorkCalendar.France);

        Assert.Equal(At(expected, Paris), moved);
    }

    [Theory]
    [InlineData("12:00", "14:00", "2026-11-19T12:00", "2026-11-19T14:00")]
    [InlineData("12:00", "14:00", "2026-11-20T23:30", "2026-11-20T23:30")]
    [InlineData("12:00", "14:00", "2026-11-21T13:00", "2026-11-23T00:00")]
    [InlineData("20:00", "00:00", "2026-11-19T20:00", "2026-11-20T00:00")]
    [InlineData("00:00", "00:00", "2026-11-19T03:00", "2026-11-19T03:00")]   // never quiet, but on days off
    [InlineData("00:00", "00:00", "2026-11-21T03:00", "2026-11-23T00:00")]
    public void Quiet_hours_need_not_span_the_night(string from, string until, string at, string expected)
    {
        var moved = new QuietHours(Time(from), Time(until)).NotDuring(At(at, Paris), Paris, WorkCalendar.France);

        Assert.Equal(At(expected, Paris), moved);
    }

    [Theory]
    [InlineData("Pacific/Apia", "18:30", "08:30", "2011-12-30T09:00:00Z", "2011-12-30T18:30:00Z")]        // Friday never was; Saturday is worked here
    [InlineData("Europe/Paris", "20:00", "02:30", "2026-03-29T00:10:00Z", "2026-03-29T01:00:00Z")]        // the gap
    [InlineData("Europe/Paris", "20:00", "02:30", "2026-10-25T01:10:00Z", "2026-10-25T01:30:00Z")]        // 02:10 the second time
    [InlineData("Europe/Paris", "20:00", "02:30", "2026-10-25T00:10:00Z", "2026-10-25T00:30:00Z")]        // and the first
    public void Where_the_clocks_change_the_next_moment_that_may_is_found(string id, string from, string until, string at, string expected)
    {
        var everyDay = new WorkCalendar(Enum.GetValues<IsoDayOfWeek>().Except([IsoDayOfWeek.None]).ToHashSet(), _ => false, new HashSet<LocalDate>());

        var moved = new QuietHours(Time(from), Time(until)).NotDuring(InstantPattern.General.Parse(at).Value, DateTimeZoneProviders.Tzdb[id], everyDay);

        Assert.Equal(expected, InstantPattern.General.Format(moved));
    }

    [Fact]
    public void What_is_moved_falls_never_inside_never_earlier_and_stays_where_it_is()
    {
        var asked =
            from zone in Gen.Elements(Zones)
            from quiet in from one in PlannedMomentTests.Times from other in PlannedMomentTests.Times select new QuietHours(one, other)
            from hours in Gen.Elements(quiet, QuietHours.Default)
            from work in PlannedMomentTests.Calendars
            from minute in Gen.Choose(0, 5 * 365 * 24 * 60)
            select (zone, hours, work, at: Instant.FromUtc(2025, 1, 1, 0, 0) + Duration.FromMinutes(minute));

        Prop.ForAll(asked.ToArbitrary(), it =>
        {
            var (zone, quiet, work, at) = it;
            var moved = quiet.NotDuring(at, zone, work);
            var local = moved.InZone(zone).LocalDateTime;
            return work.IsWorkingDay(local.Date)
                && !IsBetween(quiet.From, quiet.Until, local.TimeOfDay)
                && moved >= at
                && quiet.NotDuring(moved, zone, work) == moved
                && (moved == at || quiet.Include(at.InZone(zone).LocalDateTime, work));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void It_is_the_first_moment_that_may()
    {
        var asked = from zone in Gen.Elements(Zones) from hour in Gen.Choose(0, 5 * 365 * 24) select (zone, at: Instant.FromUtc(2025, 1, 1, 0, 0) + Duration.FromHours(hour));

        Prop.ForAll(asked.ToArbitrary(), it =>
        {
            var moved = QuietHours.Default.NotDuring(it.at, it.zone, WorkCalendar.France);
            for (var before = it.at; before < moved; before += Duration.FromMinutes(15))
            {
                if (!QuietHours.Default.Include(before.InZone(it.zone).LocalDateTime, WorkCalendar.France))
                    return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();
    }

    private static bool IsBetween(LocalTime from, LocalTime until, LocalTime time)
    {
        for (var (minute, left) = (from, from == until ? 0 : 24 * 60); left > 0 && minute != until; left--, minute = minute.PlusMinutes(1))
        {
            if (minute == new LocalTime(time.Hour, time.Minute))
                return true;
        }
        return false;
    }

    private static Instant At(string local, DateTimeZone zone) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.OnceIn(zone);

    private static LocalTime Time(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;
}
