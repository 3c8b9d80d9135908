using NodaTime;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Scheduling;

internal static class RoundsFrom
{
    /// <summary>The current period and, without end, those after it that have a round.</summary>
    public static IEnumerable<Period> From(this RoundCalendar rounds, Instant now, Cadence cadence)
    {
        for (var period = rounds.Current(now, cadence); ; period = rounds.After(period))
            yield return period;
    }
}
