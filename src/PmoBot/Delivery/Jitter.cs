using System.Diagnostics.CodeAnalysis;

namespace PmoBot.Delivery;

/// <summary>Spreads those who would otherwise all come back at once.</summary>
internal static class Jitter
{
    /// <summary>Between half of the span and one and a half of it.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Nothing secret hangs on a pause.")]
    public static TimeSpan Around(TimeSpan span) => span * (0.5 + Random.Shared.NextDouble());
}
