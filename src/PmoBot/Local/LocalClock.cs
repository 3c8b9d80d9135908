using NodaTime;

namespace PmoBot.Local;

/// <summary>
/// Business time that starts where one likes and runs as fast as one likes, so that a week of rounds can be watched
/// in a minute. It counts from the machine's monotonic time: setting the machine's clock does not move it.
/// </summary>
internal sealed class LocalClock(TimeProvider time, Instant start, double speed) : IClock
{
    private readonly long _origin = time.GetTimestamp();

    public Instant GetCurrentInstant() => start + Duration.FromTimeSpan(time.GetElapsedTime(_origin)) * speed;
}
