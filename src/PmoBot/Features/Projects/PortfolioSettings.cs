using NodaTime;
using PmoBot.Audit;
using PmoBot.Scheduling;

namespace PmoBot.Features.Projects;

/// <summary>How a portfolio is run, as its PMO has said or as the definitions have it: what holds for its projects.</summary>
internal sealed record PortfolioSettings
{
    public static readonly PortfolioSettings Default = new();

    public DateTimeZone Zone { get; init; } = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    public IReadOnlySet<IsoDayOfWeek> WorkingDays { get; init; } = WorkCalendar.MondayToFriday;

    public PublicHolidays PublicHolidays { get; init; } = PublicHolidays.France;

    /// <summary>Further days on which nobody works, in order, each once.</summary>
    public IReadOnlyList<LocalDate> DaysOff { get; init; } = [];

    /// <summary>Of every project that has none of its own.</summary>
    public Tolerances Tolerances { get; init; } = Tolerances.Default;

    /// <summary>What a new project begins with, like its unit of budget.</summary>
    public Cadence Cadence { get; init; } = Cadence.Weekly;

    /// <summary>When nobody is written to unasked, by their own clock.</summary>
    public QuietHours Quiet { get; init; } = QuietHours.Default;

    /// <summary>When its rounds open, are due, close and are published.</summary>
    public Timetables Timetables { get; init; } = Timetables.Default;

    /// <summary>A currency, or person-days.</summary>
    public string Unit { get; init; } = BudgetUnits.Offered[0];

    /// <summary>The id of the scale by which risks are scored from now on; null: the definitions' own.</summary>
    public string? Scale { get; init; }

    public AuditHead Audit { get; init; } = AuditHead.Start;

    public RoundCalendar Rounds => new(Zone, new WorkCalendar(
        WorkingDays, PublicHolidays == PublicHolidays.France ? FrenchHolidays.Contains : _ => false, DaysOff.ToHashSet()), Timetables);

    /// <summary>By the portfolio's clock.</summary>
    public ZonedDateTime CutOffOf(Scheduling.Period period) => Rounds.Of(period).CutOff.InZone(Zone);

    public LocalDate DayOf(Instant at) => at.InZone(Zone).Date;
}
