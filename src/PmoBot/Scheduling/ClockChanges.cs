using NodaTime;
using NodaTime.TimeZones;

namespace PmoBot.Scheduling;

/// <summary>What a planned local time means on the day the clocks change: a time that is skipped falls at the first
/// valid instant after the gap, a time that comes twice falls once, the first time.</summary>
internal static class ClockChanges
{
    private static readonly ZoneLocalMappingResolver Once =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static Instant OnceIn(this LocalDateTime local, DateTimeZone zone) => zone.ResolveLocal(local, Once).ToInstant();
}
