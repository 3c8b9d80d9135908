using NodaTime;

namespace PmoBot.Tests.Support;

/// <summary>Business time that moves when a test says so.</summary>
internal sealed class ManualClock : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 18, 9, 0);

    public Instant GetCurrentInstant() => Now;
}
