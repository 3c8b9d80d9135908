using NodaTime;
using PmoBot.Scheduling;

namespace PmoBot.Features.Projects;

/// <summary>What holds for a portfolio until its PMO says otherwise.</summary>
internal static class PortfolioDefaults
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    public static readonly RoundCalendar Rounds = new(Zone, WorkCalendar.France);
}
