using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Digests;

/// <summary>When a digest goes out.</summary>
internal abstract record DigestSchedule
{
    private const string Round = "round";

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The first moment after this one.</summary>
    /// <param name="cadence">Of what it is about.</param>
    public abstract Instant Next(Instant after, PortfolioSettings settings, Cadence cadence, DateTimeZone zone);

    /// <summary>At each round's fourth instant: once everybody has reported or is late.</summary>
    internal sealed record AfterRound : DigestSchedule
    {
        public override Instant Next(Instant after, PortfolioSettings settings, Cadence cadence, DateTimeZone zone)
        {
            var rounds = settings.Rounds;
            var period = rounds.LastClosed(after, cadence);
            while (rounds.Of(period).Published <= after)
                period = rounds.After(period);
            return rounds.Of(period).Published;
        }

        public override string ToText() => Round;
    }

    /// <summary>On days of the week. One that nobody works on moves to the next working day; two that meet there are one.</summary>
    internal sealed record OnDays(IReadOnlyList<IsoDayOfWeek> Days, LocalTime Time) : DigestSchedule
    {
        public override Instant Next(Instant after, PortfolioSettings settings, Cadence cadence, DateTimeZone zone)
        {
            var work = settings.Rounds.Work;
            // A day off before may have been moved to after this moment.
            for (var day = work.PlusWorkingDays(after.InZone(zone).Date, -1); ; day = day.PlusDays(1))
            {
                if (!Days.Contains(day.DayOfWeek))
                    continue;
                var worked = work.IsWorkingDay(day) ? day : work.PlusWorkingDays(day, 1);
                if ((worked + Time).OnceIn(zone) is var at && at > after)
                    return at;
            }
        }

        public override string ToText() =>
            $"{string.Join(',', Days.Select(day => ((int)day).ToString(CultureInfo.InvariantCulture)))}@{Clock.Format(Time)}";

        public bool Equals(OnDays? other) => other is not null && other.ToText() == ToText();

        public override int GetHashCode() => ToText().GetHashCode(StringComparison.Ordinal);
    }

    public abstract string ToText();

    /// <summary>From what <see cref="ToText"/> wrote.</summary>
    public static DigestSchedule Parse(string kept) => kept == Round || kept.Split('@') is not [var days, var time]
        ? new AfterRound()
        : new OnDays([.. days.Split(',').Select(day => (IsoDayOfWeek)int.Parse(day, CultureInfo.InvariantCulture))], Clock.Parse(time).Value);
}
