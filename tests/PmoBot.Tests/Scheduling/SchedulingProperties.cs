using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Scheduling;

public sealed class SchedulingProperties
{
    private static readonly LocalDate Start = new(2020, 1, 1);
    private static readonly LocalDate End = new(2040, 1, 1);
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly RoundCalendar Rounds = new(Paris, WorkCalendar.France);

    private static readonly Gen<Cadence> Cadences = Gen.Elements(Enum.GetValues<Cadence>());

    private static readonly Gen<Instant> Instants =
        from day in Gen.Choose(0, NodaTime.Period.DaysBetween(Start, End))
        from second in Gen.Choose(0, NodaConstants.SecondsPerDay - 1)
        select Start.PlusDays(day).AtMidnight().InUtc().ToInstant() + Duration.FromSeconds(second);

    private static readonly Gen<DateTimeZone> Zones =
        Gen.Elements("Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Pacific/Pago_Pago").Select(id => DateTimeZoneProviders.Tzdb[id]);

    private static readonly Gen<Period> Periods =
        from at in Instants
        from cadence in Cadences
        select Period.Of(at.InUtc().Date, cadence);

    [Fact]
    public void Every_instant_belongs_to_exactly_one_reporting_period()
    {
        var asked = from at in Instants from cadence in Cadences select (at, cadence);

        Prop.ForAll(asked.ToArbitrary(), it =>
        {
            var current = Rounds.Current(it.at, it.cadence);
            var around = new[] { current.Previous.Previous, current.Previous, current, current.Next, current.Next.Next };
            var holders = around.Where(period => Rounds.Of(period.Previous).CutOff < it.at && it.at <= Rounds.Of(period).CutOff);
            return holders.SequenceEqual([current]);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(Cadence.Weekly, 366)]       // the last one goes on into 2031
    [InlineData(Cadence.Fortnightly, 183)]
    [InlineData(Cadence.Monthly, 84)]
    internal void Every_date_of_2024_to_2030_belongs_to_exactly_one_period(Cadence cadence, int count)
    {
        var days = Enumerable.Range(0, 2557).Select(new LocalDate(2024, 1, 1).PlusDays).ToList();
        var periods = days.Select(day => Period.Of(day, cadence)).Distinct().ToList();

        var holders = days.ConvertAll(day => periods.FindAll(period => period.FirstDay <= day && day <= period.LastDay));

        Assert.Equal((new LocalDate(2030, 12, 31), count), (days[^1], periods.Count));
        Assert.All(days.Zip(holders), it => Assert.Equal([Period.Of(it.First, cadence)], it.Second));
    }

    [Fact]
    public void Every_day_belongs_to_exactly_one_period_that_its_id_brings_back()
    {
        Prop.ForAll(Periods.ToArbitrary(), period =>
            period.Previous.LastDay.PlusDays(1) == period.FirstDay
            && Period.Of(period.FirstDay, period.Cadence) == period
            && Period.Of(period.LastDay, period.Cadence) == period
            && Period.ParseId(period.Id) == period).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Ids_of_one_cadence_sort_like_time()
    {
        var pairs = from one in Periods from day in Instants select (one, other: Period.Of(day.InUtc().Date, one.Cadence));

        Prop.ForAll(pairs.ToArbitrary(), it =>
            Math.Sign(string.CompareOrdinal(it.one.Id, it.other.Id)) == Math.Sign(it.one.FirstDay.CompareTo(it.other.FirstDay)))
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public void A_rounds_instants_are_in_order_for_twenty_years(string recipient)
    {
        var zone = DateTimeZoneProviders.Tzdb[recipient];

        var rounds = Enum.GetValues<Cadence>().SelectMany(EveryPeriod).Select(period => Rounds.Of(period, zone)).ToList();

        Assert.True(rounds.Count > 1800);
        Assert.All(rounds, round => Assert.True(round.Opens < round.Due && round.Due < round.CutOff && round.CutOff < round.Published));
    }

    [Fact]
    public void Whatever_is_off_rounds_close_one_after_the_other()
    {
        var asked = from work in PlannedMomentTests.Calendars from cadence in Cadences select (work, cadence);

        Prop.ForAll(asked.ToArbitrary(), it =>
        {
            var calendar = new RoundCalendar(Paris, it.work);
            var rounds = calendar.From(Instant.FromUtc(2025, 12, 1, 0, 0), it.cadence).Take(20).Select(calendar.Of).ToList();
            return rounds.TrueForAll(round => round.Opens < round.Due && round.Due < round.CutOff && round.CutOff < round.Published)
                && rounds.Zip(rounds.Skip(1)).All(pair => pair.First.CutOff < pair.Second.CutOff);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Working_hours_added_and_taken_away_come_back()
    {
        var asked = from at in Instants from hours in Gen.Choose(1, 90) select (at: at.InUtc().LocalDateTime, hours);

        Prop.ForAll(asked.ToArbitrary(), it =>
        {
            var from = WorkCalendar.France.NextWorkingTime(it.at);
            var there = WorkCalendar.France.PlusWorkingHours(from, it.hours);
            return WorkCalendar.France.NextWorkingTime(WorkCalendar.France.PlusWorkingHours(there, -it.hours)) == from;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Working_time_added_by_a_clock_is_found_again_between_and_ends_at_work()
    {
        var asked = from at in Instants from minutes in Gen.Choose(0, 6000) from more in Gen.Choose(0, 6000) from zone in Zones select (at, minutes, more, zone);

        Prop.ForAll(asked.ToArbitrary(), it =>
        {
            var work = WorkCalendar.France;
            var (span, rest) = (Duration.FromMinutes(it.minutes), Duration.FromMinutes(it.more));
            var there = work.Plus(it.at, span, it.zone);
            var further = work.Plus(it.at, span + rest, it.zone);
            var local = there.InZone(it.zone).LocalDateTime;
            return work.Between(it.at, there, it.zone) == span
                && work.Between(it.at, further, it.zone) == work.Between(it.at, there, it.zone) + work.Between(there, further, it.zone)
                && work.IsWorkingDay(local.Date) && local.TimeOfDay >= WorkCalendar.DayStart && local.TimeOfDay <= WorkCalendar.DayEnd
                && work.Between(there, it.at, it.zone) == Duration.Zero;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("Europe/Paris", "2026-10-23T12:00:00Z", 8, "2026-10-26T12:00:00Z")]         // back to winter: 14:00 to 18:00, 09:00 to 13:00
    [InlineData("Europe/Paris", "2027-03-26T13:00:00Z", 8, "2027-03-30T11:00:00Z")]         // on to summer, and Easter Monday
    [InlineData("America/New_York", "2026-10-30T20:00:00Z", 4, "2026-11-02T16:00:00Z")]     // 16:00 to 18:00, 09:00 to 11:00
    [InlineData("Europe/Paris", "2026-11-10T16:00:00Z", 2, "2026-11-12T09:00:00Z")]         // Armistice Day between
    [InlineData("Europe/Paris", "2026-12-24T17:00:00Z", 1, "2026-12-28T09:00:00Z")]         // at closing time before Christmas
    public void Working_time_goes_by_the_clock_on_the_wall(string zone, string from, int hours, string to)
    {
        var (there, at) = (DateTimeZoneProviders.Tzdb[zone], NodaTime.Text.InstantPattern.ExtendedIso.Parse(from).Value);

        var end = WorkCalendar.France.Plus(at, Duration.FromHours(hours), there);

        Assert.Equal(to, NodaTime.Text.InstantPattern.ExtendedIso.Format(end));
        Assert.Equal(Duration.FromHours(hours), WorkCalendar.France.Between(at, end, there));
    }

    private static IEnumerable<Period> EveryPeriod(Cadence cadence)
    {
        for (var period = Period.Of(Start, cadence); period.FirstDay < End; period = period.Next)
            yield return period;
    }
}
