using NodaTime;
using NodaTime.Text;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Scheduling;

public sealed class AskTimesTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly RoundCalendar Rounds = new(Paris, WorkCalendar.France);

    // Due on Friday 20 November at 12:00 in Paris; closed on Monday at 10:00.
    [Theory]
    [InlineData("20261116-w", "Europe/Paris", "2026-11-19T14:00", "2026-11-20T09:00", "2026-11-20T13:00")]
    [InlineData("20261116-w", "America/New_York", "2026-11-19T14:00", "2026-11-20T10:00")]                       // due at 06:00 there: three hours before is an hour after
    [InlineData("20261116-w", "America/Los_Angeles", "2026-11-19T14:00", "2026-11-20T10:00")]
    [InlineData("20261116-w", "Asia/Tokyo", "2026-11-19T14:00", "2026-11-20T15:00", "2026-11-23T10:00")]         // due at 20:00 there
    [InlineData("20261116-w", "Pacific/Kiritimati", "2026-11-19T14:00", "2026-11-20T15:00", "2026-11-23T10:00")] // due on Saturday there
    [InlineData("20261116-w", "Pacific/Pago_Pago", "2026-11-19T14:00", "2026-11-20T10:00")]
    [InlineData("20260427-w", "Europe/Paris", "2026-04-30T14:00")]                                               // due is the first working moment; an hour later it closes
    [InlineData("20260511-w", "America/New_York", "2026-05-15T08:30")]                                           // Ascension: due is past before the day begins there
    [InlineData("20261101-m", "Europe/Paris", "2026-12-01T09:00", "2026-12-03T09:00", "2026-12-03T13:00")]
    public void A_recipient_is_asked_and_reminded_by_their_own_clock(string id, string zone, string opens, params string[] reminders)
    {
        var recipient = DateTimeZoneProviders.Tzdb[zone];

        var times = AskTimes.Of(Rounds, Period.ParseId(id)!, recipient, QuietHours.Default);

        Assert.Equal([opens, .. reminders], new[] { times.Opens }.Concat(times.Reminders).Select(at => Local(at, recipient)));
    }

    [Theory]
    [InlineData("America/New_York", "2026-11-19T19:00:00Z", "2026-11-20T15:00:00Z")]
    [InlineData("Europe/Paris", "2026-11-19T13:00:00Z", "2026-11-20T08:00:00Z", "2026-11-20T12:00:00Z")]
    public void Whoever_moves_has_other_times_for_the_same_round(string zone, params string[] expected)
    {
        var times = AskTimes.Of(Rounds, Period.ParseId("20261116-w")!, DateTimeZoneProviders.Tzdb[zone], QuietHours.Default);

        Assert.Equal(expected, new[] { times.Opens }.Concat(times.Reminders).Select(InstantPattern.General.Format));
    }

    [Fact]
    public void Whoever_could_only_be_asked_too_late_is_asked_in_quiet_hours()
    {
        var bridge = new RoundCalendar(Paris, WorkCalendar.ForFrance(closed: [new(2026, 11, 19), new(2026, 11, 20)]));
        var period = Period.ParseId("20261116-w")!;
        var angeles = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

        var times = AskTimes.Of(bridge, period, angeles, QuietHours.Default);

        Assert.Equal("2026-11-23T00:00", Local(times.Opens, angeles));
        Assert.Empty(times.Reminders);
        Assert.True(times.Opens < bridge.Of(period).CutOff);
    }

    [Theory]
    [InlineData("2026-11-19T16:00", "2026-11-19T16:00")]
    [InlineData("2026-11-19T20:00", "2026-11-20T08:30")]
    [InlineData("2026-11-21T12:00", "2026-11-23T08:30")]
    [InlineData("2026-11-23T10:00", "2026-11-23T10:00")]
    [InlineData("2026-11-24T22:00", "2026-11-25T08:30")]    // closed long since
    public void What_could_not_be_sent_in_time_goes_out_as_soon_as_it_may(string now, string expected)
    {
        var late = AskTimes.Late(At(now), Rounds, Period.ParseId("20261116-w")!, Paris, QuietHours.Default);

        Assert.Equal(At(expected), late);
    }

    [Theory]
    [InlineData("America/New_York", "2026-11-23T08:59:00Z", "2026-11-23T08:59:00Z")]     // 03:59 there: at 08:30 it would be closed
    [InlineData("America/New_York", "2026-11-23T09:00:00Z", "2026-11-23T13:30:00Z")]     // it is
    public void A_late_one_does_not_wait_past_the_cut_off(string zone, string now, string expected)
    {
        var late = AskTimes.Late(
            InstantPattern.General.Parse(now).Value, Rounds, Period.ParseId("20261116-w")!, DateTimeZoneProviders.Tzdb[zone], QuietHours.Default);

        Assert.Equal(expected, InstantPattern.General.Format(late));
    }

    [Fact]
    public void In_every_zone_a_round_is_asked_then_reminded_and_all_before_its_cut_off()
    {
        var late = new QuietHours(From: new LocalTime(16, 0), Until: new LocalTime(11, 15));
        var periods = Enum.GetValues<Cadence>().SelectMany(cadence => Rounds.From(Instant.FromUtc(2026, 1, 1, 0, 0), cadence).TakeWhile(period => period.FirstDay.Year < 2027)).ToList();
        Assert.True(periods.Count > 85);
        var reminded = 0;

        Parallel.ForEach(DateTimeZoneProviders.Tzdb.Ids, id =>
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            foreach (var (period, quiet) in periods.SelectMany(period => new[] { (period, QuietHours.Default), (period, late) }))
            {
                var times = AskTimes.Of(Rounds, period, zone, quiet);
                var cutOff = Rounds.Of(period).CutOff;
                var at = times.Reminders.Prepend(times.Opens).ToList();
                Assert.True(at.Count <= 3 && at[^1] < cutOff, $"{id} {period}");
                Assert.All(at.Zip(at.Skip(1)), pair => Assert.True(Rounds.Work.PlusWorkingHours(pair.First.InZone(zone).LocalDateTime, 3).OnceIn(zone) <= pair.Second, $"{id} {period}"));
                Assert.All(times.Reminders, reminder => Assert.False(IsQuiet(reminder), $"{id} {period}"));
                Assert.True(!IsQuiet(times.Opens) || quiet.NotDuring(times.Opens, zone, Rounds.Work) >= cutOff, $"{id} {period}");
                Interlocked.Add(ref reminded, times.Reminders.Count);

                bool IsQuiet(Instant instant) => quiet.Include(instant.InZone(zone).LocalDateTime, Rounds.Work);
            }
        });

        Assert.True(reminded > 0);
    }

    // Friday 20 November to Tuesday 24 November; it closes on Monday at 10:00 in Paris.
    [Theory]
    [InlineData("Europe/Paris", "2026-11-19T15:00", "2026-11-20T09:00", "2026-11-23T09:00")]
    [InlineData("Europe/Paris", "2026-11-20T15:00", "2026-11-23T09:00")]                        // tomorrow is a Saturday
    [InlineData("Europe/Paris", "2026-11-22T23:59", "2026-11-23T09:00")]
    [InlineData("Europe/Paris", "2026-11-23T00:00")]
    [InlineData("America/New_York", "2026-11-19T15:00", "2026-11-20T09:00")]                    // Monday 09:00 there is past it
    [InlineData("Asia/Tokyo", "2026-11-19T15:00", "2026-11-20T09:00", "2026-11-23T09:00")]
    public void What_is_put_off_comes_back_while_the_round_still_runs(string zone, string now, params string[] expected)
    {
        var recipient = DateTimeZoneProviders.Tzdb[zone];
        var cutOff = Rounds.Of(Period.ParseId("20261116-w")!).CutOff;

        var offered = SnoozeTimes.Offered(At(now, recipient), cutOff, recipient, WorkCalendar.France);

        Assert.Equal(expected, offered.Select(at => Local(at.ToInstant(), recipient)));
    }

    [Theory]
    [InlineData("2026-04-02T15:00", "2026-04-03T09:00", "2026-04-07T09:00")]    // Easter Monday: Tuesday
    [InlineData("2026-05-13T15:00", "2026-05-15T09:00", "2026-05-18T09:00")]    // tomorrow is Ascension
    public void Days_off_are_no_days_to_come_back_on(string now, params string[] expected)
    {
        var offered = SnoozeTimes.Offered(At(now), Instant.MaxValue, Paris, WorkCalendar.France);

        Assert.Equal(expected, offered.Select(at => Local(at.ToInstant(), Paris)));
    }

    private static string Local(Instant at, DateTimeZone zone) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(at.InZone(zone).LocalDateTime);

    private static Instant At(string local, DateTimeZone? zone = null) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.OnceIn(zone ?? Paris);
}
