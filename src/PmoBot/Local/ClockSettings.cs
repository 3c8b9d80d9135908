using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace PmoBot.Local;

/// <summary><c>Clock:Start</c> (an instant, `2026-11-20T09:00:00Z`) and <c>Clock:Speed</c> (1 is real time).</summary>
internal sealed record ClockSettings(Instant? Start, double Speed, IReadOnlyList<string> Problems)
{
    private const double FastestSpeed = 100_000;

    public bool Adjusts => Start is not null || Speed != 1;

    public static ClockSettings From(IConfiguration configuration)
    {
        List<string> problems = [];
        var start = ReadStart(configuration["Clock:Start"], problems);
        var speed = ReadSpeed(configuration["Clock:Speed"], problems);
        return new(start, speed, problems);
    }

    public IClock Build(TimeProvider time) =>
        new LocalClock(time, Start ?? Instant.FromDateTimeOffset(time.GetUtcNow()), Speed);

    private static Instant? ReadStart(string? text, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var start))
            return start;
        problems.Add($"Clock:Start is '{text}': set an instant such as 2026-11-20T09:00:00Z.");
        return null;
    }

    private static double ReadSpeed(string? text, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return 1;
        // "NaN" and "Infinity" parse too: only the comparison keeps them out.
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and <= FastestSpeed)
            return speed;
        problems.Add($"Clock:Speed is '{text}': set a number above 0, at most 100000.");
        return 1;
    }
}
