using Microsoft.Extensions.Configuration;
using NodaTime;
using NodaTime.Text;
using PmoBot.Local;

namespace PmoBot.Tests.Local;

public class LocalClockTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 20, 9, 0);

    [Theory]
    [InlineData(1, 90, "2026-11-20T09:01:30Z")]
    [InlineData(3600, 24, "2026-11-21T09:00:00Z")]
    [InlineData(0.5, 60, "2026-11-20T09:00:30Z")]
    public void Its_time_runs_from_the_start_at_the_speed(double speed, int secondsPassed, string expected)
    {
        var machine = new StandingTime();
        var clock = new LocalClock(machine, Start, speed);

        machine.Pass(TimeSpan.FromSeconds(secondsPassed));

        Assert.Equal(InstantPattern.General.Parse(expected).Value, clock.GetCurrentInstant());
    }

    [Fact]
    public void Without_a_start_it_begins_now()
    {
        var machine = new StandingTime();

        var clock = Read(("Clock:Speed", "60")).Build(machine);

        Assert.Equal(Instant.FromDateTimeOffset(machine.GetUtcNow()), clock.GetCurrentInstant());
    }

    [Fact]
    public void Settings_of_a_real_time_clock_ask_for_no_other_clock()
    {
        Assert.False(Read().Adjusts);
        Assert.False(Read(("Clock:Speed", "1")).Adjusts);
        Assert.True(Read(("Clock:Start", "2026-11-20T09:00:00Z")).Adjusts);
    }

    [Theory]
    [InlineData("Clock:Start", "yesterday")]
    [InlineData("Clock:Start", "2026-11-20")]
    [InlineData("Clock:Speed", "0")]
    [InlineData("Clock:Speed", "-1")]
    [InlineData("Clock:Speed", "fast")]
    [InlineData("Clock:Speed", "NaN")]
    [InlineData("Clock:Speed", "Infinity")]
    public void A_wrong_setting_is_one_line_that_names_it(string key, string value)
    {
        var problem = Assert.Single(Read((key, value)).Problems);

        Assert.StartsWith(key, problem, StringComparison.Ordinal);
        Assert.Contains(value, problem, StringComparison.Ordinal);
    }

    private static ClockSettings Read(params (string Key, string Value)[] settings) => ClockSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());

    private sealed class StandingTime : TimeProvider
    {
        private TimeSpan _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time) => _passed += time;

        public override long GetTimestamp() => _passed.Ticks;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero) + _passed;
    }
}
