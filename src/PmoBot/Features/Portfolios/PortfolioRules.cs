using System.Globalization;
using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Portfolios;

internal static class PortfolioRules
{
    /// <summary>
    /// A change of the calendar that would open a closed period again, or close one under its writers, waits until the
    /// cut-off is past by either calendar. Null: it does neither.
    /// </summary>
    public static (Period Period, Instant Until)? Reopened(PortfolioSettings stands, PortfolioSettings next, Instant now)
    {
        var (before, after) = (stands.Rounds, next.Rounds);
        foreach (var cadence in Enum.GetValues<Cadence>())
        {
            var (was, becomes) = (before.Current(now, cadence), after.Current(now, cadence));
            if (was == becomes)
                continue;
            var earlier = was.FirstDay < becomes.FirstDay ? was : becomes;
            return (earlier, Instant.Max(before.Of(earlier).CutOff, after.Of(earlier).CutOff));
        }

        return null;
    }

    /// <summary>
    /// What the audit trail keeps of the settings, a line each, in a fixed order. A line that comes later stays away at
    /// its default, or `audit verify` would hold older entries against the row.
    /// </summary>
    public static string InWords(PortfolioSettings settings) => string.Join('\n',
    [
        $"zone: {settings.Zone.Id}",
        $"workingDays: {string.Join(',', settings.WorkingDays.Order())}",
        $"publicHolidays: {settings.PublicHolidays}",
        $"daysOff: {DaysOff.Format(settings.DaysOff)}",
        $"cadence: {settings.Cadence}",
        $"unit: {settings.Unit}",
        string.Create(CultureInfo.InvariantCulture,
            $"tolerances: {settings.Tolerances.Schedule:G29} {settings.Tolerances.LeastDays} {settings.Tolerances.MostDays} {settings.Tolerances.Cost:G29}"),
        .. settings.Scale is { } scale ? [$"scale: {scale}"] : Array.Empty<string>(),
        .. settings.Quiet.ToText() is { } quiet ? [$"quiet: {quiet}"] : Array.Empty<string>(),
        .. settings.Timetables.ToText() is { } timetables ? [$"timetables: {timetables}"] : Array.Empty<string>(),
    ]);
}
