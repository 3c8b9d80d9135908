using Azure;
using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>Settings as they were read; null: nobody has changed any yet.</summary>
internal sealed record StoredSettings(PortfolioSettings Settings, ETag? ETag);

/// <summary>The `settings` row of `portfolio-{id}`; where there is none, the defaults hold.</summary>
internal sealed class PortfolioStore(ITableStore store)
{
    public const string Row = "settings";

    public static RowAddress AddressOf(string portfolio) => new(Portfolio.PartitionOf(portfolio), Row);

    public async Task<StoredSettings> FindAsync(string portfolio, CancellationToken cancel)
    {
        var row = await store.FindAsync(AddressOf(portfolio), cancel);
        return new StoredSettings(Read(row), row?.ETag);
    }

    /// <summary>One wave of 1 to 100, each in its place.</summary>
    public async Task<IReadOnlyList<PortfolioSettings>> FindAsync(IReadOnlyList<string> portfolios, CancellationToken cancel) =>
        [.. (await store.FindAsync([.. portfolios.Select(AddressOf)], cancel)).Select(Read)];

    public static Write ToWrite(PortfolioSettings settings, ETag? etag) => etag is { } stands
        ? new Write.Replace(Row, Columns(settings), stands)
        : new Write.Insert(Row, Columns(settings));

    public static PortfolioSettings Read(TableRow? row) => row is null ? PortfolioSettings.Default : Read(row.Columns);

    private static PortfolioSettings Read(Columns columns) => new()
    {
        Zone = DateTimeZoneProviders.Tzdb[columns.Text("zone")!],
        WorkingDays = columns.Text("workingDays")!.Split(',').Select(Enum.Parse<IsoDayOfWeek>).ToHashSet(),
        PublicHolidays = Enum.Parse<PublicHolidays>(columns.Text("publicHolidays")!),
        DaysOff = columns.Text("daysOff") is { } days ? [.. days.Split(',').Select(day => LocalDatePattern.Iso.Parse(day).Value)] : [],
        Tolerances = new Tolerances(
            (decimal)columns.Double("toleranceSchedule")!.Value,
            columns.Int32("toleranceLeastDays")!.Value,
            columns.Int32("toleranceMostDays")!.Value,
            (decimal)columns.Double("toleranceCost")!.Value),
        Cadence = Enum.Parse<Cadence>(columns.Text("cadence")!),
        Timetables = Timetables.Parse(columns.Text("timetables")),
        Quiet = QuietHours.Parse(columns.Text("quiet")),
        Unit = columns.Text("unit")!,
        Scale = columns.Text("scale"),
        Audit = AuditHead.Of(columns) ?? throw new InvalidDataException("The settings of a portfolio have no audit head."),
    };

    private static Columns Columns(PortfolioSettings settings) => new()
    {
        ["zone"] = settings.Zone.Id,
        ["workingDays"] = string.Join(',', settings.WorkingDays.Order()),
        ["publicHolidays"] = settings.PublicHolidays.ToString(),
        ["daysOff"] = settings.DaysOff.Count > 0 ? string.Join(',', settings.DaysOff.Select(LocalDatePattern.Iso.Format)) : null,
        ["toleranceSchedule"] = (double)settings.Tolerances.Schedule,
        ["toleranceLeastDays"] = settings.Tolerances.LeastDays,
        ["toleranceMostDays"] = settings.Tolerances.MostDays,
        ["toleranceCost"] = (double)settings.Tolerances.Cost,
        ["cadence"] = settings.Cadence.ToString(),
        ["timetables"] = settings.Timetables.ToText(),
        ["quiet"] = settings.Quiet.ToText(),
        ["unit"] = settings.Unit,
        ["scale"] = settings.Scale,
        [AuditHead.SequenceColumn] = settings.Audit.Sequence,
        [AuditHead.HashColumn] = settings.Audit.Hash,
    };
}
