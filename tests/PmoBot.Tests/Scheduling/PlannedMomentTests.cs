using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Scheduling;

public sealed class PlannedMomentTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly WorkCalendar EveryDay = new(Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).ToHashSet(), _ => false, new HashSet<LocalDate>());

    [Theory]
    [InlineData("00:00")]
    [InlineData("00:30")]
    [InlineData("02:30")]
    [InlineData("23:59")]
    public void In_every_zone_a_weekly_moment_falls_once_a_week_whatever_the_clocks_do(string time)
    {
        var at = Time(time);
        var days = Enumerable.Range(-6, 7).ToList();
        ConcurrentBag<string> gaps = [];

        Parallel.ForEach(DateTimeZoneProviders.Tzdb.Ids, id =>
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            foreach (var day in days)
            {
                var last = Instant.MinValue;
                var week = Period.Of(new LocalDate(2024, 12, 30), Cadence.Weekly);
                var weekly = new PlannedMoment.DaysFromLast(day, at);
                for (var weeks = 0; weeks < 314; weeks++)
                {
                    var (asked, instant) = (week.LastDay.PlusDays(day) + at, weekly.At(week, EveryDay, zone));
                    var falls = instant.InZone(zone);
                    Assert.True(instant > last, $"{id}: {week.Id} at {instant} after {last}");
                    if (falls.LocalDateTime != asked)
                    {
                        Assert.True(IsFirstAfterGap(instant, asked, zone), $"{id}: {asked} became {falls}");
                        gaps.Add(id);
                    }
                    else
                        Assert.True(IsFirst(instant, asked, zone), $"{id}: {asked} came before {falls}");
                    (last, week) = (instant, week.Next);
                }
                Assert.True(week.FirstDay > new LocalDate(2030, 12, 31));
            }
        });

        Assert.True(time == "23:59" || gaps.Distinct(StringComparer.Ordinal).Count() > 1, "No clock ever skipped this time: nothing was shown.");
    }

    [Theory]
    [InlineData("20261221-w", "d-3@14:00", "2026-12-24T14:00")]
    [InlineData("20261221-w", "d-2@14:00", "2026-12-28T09:00")]    // Christmas: the next start of work
    [InlineData("20261221-w", "d-2@07:30", "2026-12-28T07:30")]    // that was planned for before it
    [InlineData("20260501-m", "n1@16:00", "2026-06-01T16:00")]
    [InlineData("20261228-f", "d0@10:00", "2027-01-11T09:00")]
    public void A_moment_moves_off_what_is_not_worked(string id, string moment, string expected)
    {
        var period = Period.ParseId(id)!;

        var at = PlannedMoment.Parse(moment).At(period, WorkCalendar.France, Paris);

        Assert.Equal(expected, LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(at.InZone(Paris).LocalDateTime));
    }

    [Fact]
    public void Whatever_is_off_each_period_that_is_worked_in_has_its_moment_in_order_on_a_working_day()
    {
        var asked =
            from cadence in Gen.Elements(Enum.GetValues<Cadence>())
            from moment in Moments
            from work in Calendars
            from zone in Gen.Elements(DateTimeZoneProviders.Tzdb.Ids.ToArray())
            from day in Gen.Choose(0, 365)
            select (moment, work, zone: DateTimeZoneProviders.Tzdb[zone], first: Period.Of(new LocalDate(2026, 1, 1).PlusDays(day), cadence));

        Prop.ForAll(asked.ToArbitrary(), it =>
        {
            var (moment, work, zone, first) = it;
            var worked = new List<Period>();
            for (var period = first; worked.Count < 8; period = period.Next)
            {
                if (work.WorksIn(period))
                    worked.Add(period);
            }
            var found = worked.ConvertAll(period => moment.At(period, work, zone));
            return found.Zip(found.Skip(1)).All(pair => pair.First <= pair.Second)
                && worked.TrueForAll(period => work.IsWorkingDay(moment.For(period, work).Date));
        }).QuickCheckThrowOnFailure();
    }

    internal static readonly Gen<LocalTime> Times = Gen.Choose(0, 24 * 60 - 1).Select(minute => LocalTime.Midnight.PlusMinutes(minute));

    internal static readonly Gen<PlannedMoment> Moments = Gen.OneOf(
        from days in Gen.Choose(-6, 9) from time in Times select (PlannedMoment)new PlannedMoment.DaysFromLast(days, time),
        from number in Gen.Choose(1, 6) from time in Times select (PlannedMoment)new PlannedMoment.WorkingDayAfter(number, time));

    /// <summary>Any working week, with days and whole weeks off.</summary>
    internal static readonly Gen<WorkCalendar> Calendars =
        from bits in Gen.Choose(1, 127)
        from begins in Gen.ListOf(Gen.Choose(0, 500), 12)
        from lengths in Gen.ListOf(Gen.Choose(1, 16), 12)
        select new WorkCalendar(
            Enumerable.Range(1, 7).Where(day => (bits >> (day - 1) & 1) == 1).Select(day => (IsoDayOfWeek)day).ToHashSet(),
            FrenchHolidays.Contains,
            begins.Zip(lengths).SelectMany(off => Enumerable.Range(off.First, off.Second)).Select(new LocalDate(2025, 12, 1).PlusDays).ToHashSet());

    // The clock jumped to this instant, over the time that was asked for.
    private static bool IsFirstAfterGap(Instant instant, LocalDateTime asked, DateTimeZone zone) =>
        (instant - Duration.Epsilon).InZone(zone).LocalDateTime < asked && asked < instant.InZone(zone).LocalDateTime;

    private static bool IsFirst(Instant instant, LocalDateTime asked, DateTimeZone zone) =>
        zone.MapLocal(asked) is { Count: 1 or 2 } mapping && mapping.First().ToInstant() == instant;

    private static LocalTime Time(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;
}
