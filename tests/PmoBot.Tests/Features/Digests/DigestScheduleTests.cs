using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Features.Digests;

public sealed class DigestScheduleTests
{
    [Theory]
    [InlineData("round", nameof(Cadence.Weekly), "2026-11-18T09:00:00Z", "2026-11-23T10:00:00Z")]      // Monday 11:00 in Paris
    [InlineData("round", nameof(Cadence.Weekly), "2026-11-23T10:00:00Z", "2026-11-30T10:00:00Z")]      // the moment itself is past
    [InlineData("round", nameof(Cadence.Weekly), "2026-12-23T10:00:00Z", "2026-12-28T10:00:00Z")]
    [InlineData("round", nameof(Cadence.Monthly), "2026-11-18T09:00:00Z", "2026-12-04T10:00:00Z")]     // working day 4, 11:00
    [InlineData("1,4@08:30", nameof(Cadence.Weekly), "2026-11-18T09:00:00Z", "2026-11-19T07:30:00Z")]  // Wednesday → Thursday
    [InlineData("1,4@08:30", nameof(Cadence.Weekly), "2026-11-19T07:30:00Z", "2026-11-23T07:30:00Z")]
    [InlineData("5@08:30", nameof(Cadence.Weekly), "2026-12-24T12:00:00Z", "2026-12-28T07:30:00Z")]    // Christmas is a Friday: on Monday
    [InlineData("5@08:30", nameof(Cadence.Weekly), "2026-12-25T12:00:00Z", "2026-12-28T07:30:00Z")]    // and it is not lost on the day itself
    [InlineData("1,5@08:30", nameof(Cadence.Weekly), "2026-12-24T12:00:00Z", "2026-12-28T07:30:00Z")]  // two that meet are one
    [InlineData("1,5@08:30", nameof(Cadence.Weekly), "2026-12-28T07:30:00Z", "2027-01-04T07:30:00Z")]  // 1 January → Monday, which is one again
    [InlineData("7@02:30", nameof(Cadence.Weekly), "2026-03-23T12:00:00Z", "2026-03-30T00:30:00Z")]    // a Sunday is not worked
    public void The_next_time_is_after_now_and_on_a_working_day(string kept, string cadence, string now, string next)
    {
        var settings = PortfolioSettings.Default;

        var at = DigestSchedule.Parse(kept).Next(InstantPattern.General.Parse(now).Value, settings, Enum.Parse<Cadence>(cadence), settings.Zone);

        Assert.Equal(next, InstantPattern.General.Format(at));
    }

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]   // 02:30 does not exist: the first moment after the gap
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]   // 02:30 comes twice: once, the first
    [InlineData("2026-10-25T00:30:00Z", "2026-11-01T01:30:00Z")]
    public void It_falls_once_whatever_the_clocks_do(string now, string next)
    {
        var everyDay = PortfolioSettings.Default with { WorkingDays = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToHashSet(), PublicHolidays = PublicHolidays.None };

        var at = DigestSchedule.Parse("7@02:30").Next(InstantPattern.General.Parse(now).Value, everyDay, Cadence.Weekly, everyDay.Zone);

        Assert.Equal(next, InstantPattern.General.Format(at));
    }

    [Fact]
    public void It_is_kept_as_it_was_chosen()
    {
        var days = new DigestSchedule.OnDays([IsoDayOfWeek.Monday, IsoDayOfWeek.Friday], new LocalTime(8, 30));

        Assert.Equal(days, DigestSchedule.Parse(days.ToText()));
        Assert.Equal(new DigestSchedule.AfterRound(), DigestSchedule.Parse(new DigestSchedule.AfterRound().ToText()));
    }
}
