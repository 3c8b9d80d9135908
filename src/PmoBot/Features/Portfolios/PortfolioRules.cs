using System.Globalization;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Portfolios;

internal static class PortfolioRules
{
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
    ]);
}
