using NodaTime;
using NodaTime.Text;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Scheduling;

public sealed class RoundCalendarTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly RoundCalendar Rounds = new(Paris, WorkCalendar.France);

    [Theory]
    [InlineData("20261116-w", "2026-11-19 14:00", "2026-11-20 12:00", "2026-11-23 10:00", "2026-11-23 11:00")]
    [InlineData("20261116-f", "2026-11-26 14:00", "2026-11-27 12:00", "2026-11-30 10:00", "2026-11-30 11:00")]
    [InlineData("20261228-f", "2027-01-07 14:00", "2027-01-08 12:00", "2027-01-11 10:00", "2027-01-11 11:00")]
    [InlineData("20261101-m", "2026-12-01 09:00", "2026-12-03 12:00", "2026-12-04 10:00", "2026-12-04 11:00")]
    [InlineData("20261201-m", "2027-01-04 09:00", "2027-01-06 12:00", "2027-01-07 10:00", "2027-01-07 11:00")]
    [InlineData("20260330-w", "2026-04-02 14:00", "2026-04-03 12:00", "2026-04-07 09:00", "2026-04-07 10:00")]   // Easter Monday
    [InlineData("20260427-w", "2026-04-30 14:00", "2026-05-04 09:00", "2026-05-04 10:00", "2026-05-04 11:00")]   // 1 May, a Friday
    [InlineData("20260511-w", "2026-05-15 09:00", "2026-05-15 12:00", "2026-05-18 10:00", "2026-05-18 11:00")]   // Ascension
    [InlineData("20261221-w", "2026-12-24 14:00", "2026-12-28 09:00", "2026-12-28 10:00", "2026-12-28 11:00")]   // Christmas
    [InlineData("20261019-w", "2026-10-22 14:00", "2026-10-23 12:00", "2026-10-26 10:00", "2026-10-26 11:00")]   // the clocks go back
    public void A_round_keeps_its_defaults_off_non_working_days(string id, string opens, string due, string cutOff, string published)
    {
        var round = Rounds.Of(Period.ParseId(id)!);

        Assert.Equal([opens, due, cutOff, published], Local(round));
    }

    [Fact]
    public void Moments_that_holidays_push_together_keep_their_order()
    {
        var bridge = WorkCalendar.ForFrance(closed: [new(2026, 11, 19), new(2026, 11, 20)]);

        var round = new RoundCalendar(Paris, bridge).Of(Period.ParseId("20261116-w")!);

        Assert.Equal(["2026-11-23 09:00", "2026-11-23 10:00", "2026-11-23 11:00", "2026-11-23 12:00"], Local(round));
    }

    [Theory]
    [InlineData("20261116-w", "America/New_York", "2026-11-19T19:00:00Z")]
    [InlineData("20261116-w", "Asia/Tokyo", "2026-11-19T05:00:00Z")]
    [InlineData("20260511-w", "America/New_York", "2026-05-15T09:00:00Z")]   // 09:00 there is past due: an hour of work before it
    public void Opens_follows_the_recipients_clock_but_never_passes_due(string id, string zone, string expected)
    {
        var round = Rounds.Of(Period.ParseId(id)!, DateTimeZoneProviders.Tzdb[zone]);

        Assert.Equal(expected, InstantPattern.General.Format(round.Opens));
        Assert.Equal(Rounds.Of(Period.ParseId(id)!).Due, round.Due);
    }

    [Theory]
    [InlineData("Europe/Paris", "2026-03-29", "02:30", "2026-03-29T01:00:00Z")]   // the gap: first valid instant after it
    [InlineData("Europe/Paris", "2026-10-25", "02:30", "2026-10-25T00:30:00Z")]   // the overlap: once, the first
    [InlineData("Europe/Paris", "2026-11-19", "14:00", "2026-11-19T13:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30", "14:00", "2011-12-30T10:00:00Z")]   // a day that never was
    public void A_planned_time_falls_once_whatever_the_clock_does(string zone, string day, string time, string expected)
    {
        var planned = LocalDatePattern.Iso.Parse(day).Value + LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value;

        var instant = planned.OnceIn(DateTimeZoneProviders.Tzdb[zone]);

        Assert.Equal(expected, InstantPattern.General.Format(instant));
    }

    [Theory]
    [InlineData("2026-11-16 10:00:00", "Weekly", "20261109-w")]    // the cut-off itself still belongs to the week before
    [InlineData("2026-11-16 10:00:01", "Weekly", "20261116-w")]
    [InlineData("2026-11-22 23:59:00", "Weekly", "20261116-w")]
    [InlineData("2026-04-07 08:59:00", "Weekly", "20260330-w")]    // Easter Monday moved the cut-off to Tuesday
    [InlineData("2026-11-23 10:00:01", "Fortnightly", "20261116-f")]
    [InlineData("2026-11-30 09:00:00", "Fortnightly", "20261116-f")]
    [InlineData("2026-12-04 10:00:00", "Monthly", "20261101-m")]
    [InlineData("2026-12-04 10:00:01", "Monthly", "20261201-m")]
    public void Status_is_for_the_period_that_is_open(string now, string cadence, string expected)
    {
        var period = Rounds.Current(At(now), Enum.Parse<Cadence>(cadence));

        Assert.Equal(expected, period.Id);
    }

    [Theory]
    [InlineData("2026-11-16 09:59:59", "20261102-w")]
    [InlineData("2026-11-16 10:00:00", "20261109-w")]
    [InlineData("2026-11-20 12:00:00", "20261109-w")]
    public void The_last_closed_period_changes_at_cut_off(string now, string expected)
    {
        var period = Rounds.LastClosed(At(now), Cadence.Weekly);

        Assert.Equal(expected, period.Id);
    }

    [Fact]
    public void A_week_in_which_nobody_works_has_no_round()
    {
        var closed = Enumerable.Range(0, 14).Select(new LocalDate(2026, 12, 21).PlusDays);
        var rounds = new RoundCalendar(Paris, WorkCalendar.ForFrance(closed));

        var during = rounds.Current(At("2026-12-30 12:00:00"), Cadence.Weekly);
        var after = rounds.Current(At("2027-01-05 12:00:00"), Cadence.Weekly);
        var lastClosed = rounds.LastClosed(At("2027-01-05 12:00:00"), Cadence.Weekly);

        Assert.Equal("20261214-w", during.Id);
        Assert.Equal("20270104-w", after.Id);
        Assert.Equal("20261214-w", lastClosed.Id);
    }

    [Theory]
    [InlineData("2026-11-20 12:00:00", nameof(Timeliness.OnTime))]
    [InlineData("2026-11-20 12:00:01", nameof(Timeliness.Late))]
    [InlineData("2026-11-23 10:00:00", nameof(Timeliness.Late))]
    [InlineData("2026-11-23 10:00:01", nameof(Timeliness.AfterCutOff))]
    public void A_first_version_is_timed_by_its_receipt(string received, string expected)
    {
        var round = Rounds.Of(Period.ParseId("20261116-w")!);

        var timeliness = round.TimelinessOf(At(received));

        Assert.Equal(expected, timeliness.ToString());
    }

    private static string[] Local(RoundInstants round) =>
        [.. new[] { round.Opens, round.Due, round.CutOff, round.Published }
            .Select(instant => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(instant.InZone(Paris).LocalDateTime))];

    private static Instant At(string parisTime) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss").Parse(parisTime).Value.OnceIn(Paris);
}
