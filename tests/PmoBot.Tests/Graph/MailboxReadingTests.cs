using Microsoft.Graph.Models;
using NodaTime;
using PmoBot.Graph;

namespace PmoBot.Tests.Graph;

public sealed class MailboxReadingTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 18, 9, 0);

    [Theory]
    [InlineData("Romance Standard Time", "Europe/Paris")]
    [InlineData("GMT Standard Time", "Europe/London")]
    [InlineData("Europe/London", "Europe/London")]
    [InlineData("UTC", "Etc/UTC")]
    [InlineData("Customized Time Zone", null)]
    [InlineData("tzone://Microsoft/Custom", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_zone_goes_by_its_Windows_or_its_IANA_name(string? name, string? zone) =>
        Assert.Equal(zone, MailboxReading.ZoneOf(name)?.Id);

    [Theory]
    [InlineData("2026-11-18T08:00:00", "2026-11-20T18:00:00", "2026-11-18/2026-11-20")]
    [InlineData("2026-11-20T17:30:00", "2026-11-30T08:00:00", "2026-11-21/2026-11-29")]   // from Friday evening to Monday morning
    [InlineData("2026-11-17T00:00:00", "2026-11-19T00:00:00", "2026-11-17/2026-11-18")]
    [InlineData("2026-11-18T08:00:00", "2026-11-18T11:00:00", null)]                      // a morning at the dentist's
    [InlineData("2026-11-10T08:00:00", "2026-11-17T18:00:00", null)]                      // over
    [InlineData("2026-11-20T08:00:00", "2026-11-19T18:00:00", null)]
    [InlineData("soon", "2026-11-19T18:00:00", null)]
    public void Scheduled_replies_are_an_absence_on_each_day_whose_noon_they_cover(string start, string end, string? days) =>
        Assert.Equal(days, Absence(AutomaticRepliesStatus.Scheduled, start, end));

    [Fact]
    public void Replies_without_an_end_are_an_absence_today() =>
        Assert.Equal("2026-11-18/2026-11-18", Absence(AutomaticRepliesStatus.AlwaysEnabled, null, null));

    [Fact]
    public void Replies_that_are_off_are_none_whatever_days_they_still_name() =>
        Assert.Null(Absence(AutomaticRepliesStatus.Disabled, "2026-11-18T08:00:00", "2026-11-20T18:00:00"));

    private static string? Absence(AutomaticRepliesStatus status, string? start, string? end)
    {
        var absence = MailboxReading.Of(
            new MailboxSettings
            {
                TimeZone = "Romance Standard Time",
                AutomaticRepliesSetting = new AutomaticRepliesSetting { Status = status, ScheduledStartDateTime = At(start), ScheduledEndDateTime = At(end) },
            },
            Now).Absence;
        return absence is null ? null : FormattableString.Invariant($"{absence.From:uuuu-MM-dd}/{absence.Until:uuuu-MM-dd}");
    }

    private static DateTimeTimeZone At(string? local) => new() { DateTime = local, TimeZone = "Europe/Paris" };
}
