using NodaTime;
using NodaTime.Text;

namespace PmoBot.Scheduling;

/// <summary>A time of day as people write it, in English or French: `8:30`, `08:30`, `8h30`, `14h`, `14`.</summary>
internal static class TypedTime
{
    private static readonly IReadOnlyList<LocalTimePattern> Patterns =
        [.. new[] { "HH:mm", "H:mm", "HH'h'mm", "H'h'mm", "HH'h'", "H'h'", "HH", "%H" }.Select(LocalTimePattern.CreateWithInvariantCulture)];

    /// <summary>Null: it is none.</summary>
    public static LocalTime? Parse(string typed)
    {
        var said = typed.Trim().ToLowerInvariant();
        return Patterns.Select(pattern => pattern.Parse(said)).FirstOrDefault(parsed => parsed.Success)?.Value;
    }
}
