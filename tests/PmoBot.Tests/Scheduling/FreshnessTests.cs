using NodaTime;
using NodaTime.Text;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Scheduling;

public sealed class FreshnessTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly RoundCalendar Rounds = new(Paris, WorkCalendar.France);
    private static readonly ReportingDuty Weekly = new(Reports: true, Cadence.Weekly, At("2026-09-01 09:00"));

    [Theory]
    [InlineData("20261102-w", "2026-11-06 11:00", "2026-11-16 09:59", null)]
    [InlineData("20261102-w", "2026-11-06 11:00", "2026-11-16 10:00", 1)]     // grey from the very cut-off
    [InlineData("20261102-w", "2026-11-06 11:00", "2026-11-23 11:00", 2)]
    [InlineData("20261109-w", "2026-11-18 16:00", "2026-11-18 16:00", null)]  // after cut-off ends the grey
    [InlineData("20261116-w", "2026-11-17 16:00", "2026-11-23 09:00", null)]  // a later period counts as well
    [InlineData("20261101-m", "2026-12-01 16:00", "2026-12-02 09:00", null)]  // the cadence has changed since
    [InlineData("20261101-m", "2026-12-01 16:00", "2026-12-07 10:00", 0)]
    public void A_colour_turns_grey_when_a_cut_off_passes_without_a_report(string period, string received, string now, int? weeks)
    {
        var last = new LastReport(Period.ParseId(period)!, At(received));

        var freshness = Freshness.Of(Weekly, last, Rounds, At(now));

        Assert.Equal(weeks is null ? new Freshness.Fresh() : new Freshness.Grey(weeks), freshness);
    }

    [Theory]
    [InlineData("2026-11-17 09:00", "20261116-w", "2026-11-20 12:00")]
    [InlineData("2026-11-20 12:01", "20261123-w", "2026-11-27 12:00")]        // was not active at due
    public void A_new_project_is_told_when_its_first_report_is_due(string activeSince, string period, string due)
    {
        var duty = Weekly with { ActiveSince = At(activeSince) };

        var freshness = Freshness.Of(duty, last: null, Rounds, At(activeSince));

        Assert.Equal(new Freshness.FirstReportDue(Period.ParseId(period)!, At(due)), freshness);
    }

    [Fact]
    public void A_project_that_never_reported_is_grey_from_its_first_cut_off()
    {
        var duty = Weekly with { ActiveSince = At("2026-11-17 09:00") };

        var freshness = Freshness.Of(duty, last: null, Rounds, At("2026-11-23 10:00"));

        Assert.Equal(new Freshness.Grey(Weeks: null), freshness);
    }

    [Theory]
    [InlineData("2026-11-18 09:00", null)]
    [InlineData("2026-11-23 09:59", null)]
    [InlineData("2026-11-23 10:00", 15)]     // from the first cut-off since it was taken up
    public void A_project_taken_up_again_owes_nothing_of_its_pause(string now, int? weeks)
    {
        var duty = Weekly with { ActiveSince = At("2026-11-18 09:00") };
        var last = new LastReport(Period.ParseId("20260803-w")!, At("2026-08-07 09:00"));

        var freshness = Freshness.Of(duty, last, Rounds, At(now));

        Assert.Equal(weeks is null ? new Freshness.Fresh() : new Freshness.Grey(weeks), freshness);
    }

    [Fact]
    public void A_project_that_is_not_active_has_no_colour()
    {
        var onHold = Weekly with { Reports = false };

        var freshness = Freshness.Of(onHold, last: null, Rounds, At("2026-11-23 10:00"));

        Assert.Equal(new Freshness.NoColour(), freshness);
    }

    private static Instant At(string parisTime) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(parisTime).Value.OnceIn(Paris);
}
