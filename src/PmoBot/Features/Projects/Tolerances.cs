using NodaTime;

namespace PmoBot.Features.Projects;

/// <summary>How far a project may stray before the PM needs somebody above. Shares: 0.05 is 5 %.</summary>
internal sealed record Tolerances(decimal Schedule, int LeastDays, int MostDays, decimal Cost)
{
    public static readonly Tolerances Default = new(Schedule: 0.05m, LeastDays: 5, MostDays: 30, Cost: 0.10m);

    /// <summary>What a field may hold: a year of slip, and all of the money again.</summary>
    public const int Most = 365;

    /// <summary>The share of the baseline's duration, in whole days.</summary>
    public int DaysOf(LocalDate start, LocalDate finish)
    {
        var share = Schedule * NodaTime.Period.DaysBetween(start, finish);
        return Math.Clamp((int)Math.Floor(share), LeastDays, MostDays);
    }
}
