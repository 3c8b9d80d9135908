using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Tables;

namespace PmoBot.Features.Status;

/// <summary>
/// The newest report's figures, for roll-ups. What a day that passes or the register makes of them is not among them, as
/// grey is not: it is computed when read.
/// </summary>
internal sealed class StatusSnapshot(StatusStore reports) : ISnapshotSource
{
    /// <summary>Of the figures that an edition froze: it was greener than the facts of then.</summary>
    public const string Greener = "greener";

    /// <summary>And what was computed.</summary>
    public const string GreenerThan = "greenerThan";

    private const string Finished = "finished";
    private const string Axes = "axes";

    public async Task AddToAsync(Columns columns, Project project, CancellationToken cancel)
    {
        if (await reports.LatestAsync(project, cancel) is not { } report)
            return;

        var (figures, computed, budget) = (report.Figures, report.Computed, report.BudgetIn(project));
        columns["period"] = report.Period.Id;
        columns["receivedAt"] = report.Origin.At.ToDateTimeOffset();
        columns["overall"] = report.Overall.ToString();
        columns["previousOverall"] = report.PreviousOverall?.ToString();
        columns["forecastFinish"] = figures.ForecastFinish is { } finish ? LocalDatePattern.Iso.Format(finish) : null;
        columns[Finished] = figures.PercentComplete == 100;
        columns["slip"] = computed.Schedule?.SlipDays;
        columns["costAtCompletion"] = (double?)computed.Cost?.EstimateAtCompletion;
        columns["wanted"] = figures.Wanted;
        columns["wantedSince"] = figures.Wanted is null ? null : await WantedSinceAsync(report, cancel);
        columns["reportVersion"] = report.Version;
        columns["slipTolerance"] = computed.Schedule?.ToleranceDays;
        columns["slipComputed"] = computed.Schedule?.Rag.ToString();
        columns["costOver"] = (double?)computed.Cost?.Over;
        columns["costTolerance"] = (double?)computed.Cost?.Tolerance;
        columns["costFarUnder"] = computed.Cost?.FarUnderBudget;
        columns["costComputed"] = computed.Cost?.Rag.ToString();
        columns["costBudget"] = (double?)budget?.Amount;
        columns["costUnit"] = budget?.Unit;
        columns["overspent"] = figures.Spent > budget?.Amount;
        columns[Axes] = figures.Declared.Axes.Count > 0 ? string.Join(',', figures.Declared.Axes.OrderBy(axis => axis.Key).Select(axis => $"{axis.Key}={axis.Value}")) : null;
        columns["concerns"] = figures.Concerns.Count > 0 ? string.Join(',', figures.Concerns) : null;
        columns["carried"] = report.CarriedInARow > 0;
        columns["openQuestion"] = report.HasOpenQuestion;
    }

    /// <summary>As the facts of now have it: days that have come since, and the register. The baseline, the budget and the tolerances are the report's.</summary>
    /// <returns>Null: there is no report.</returns>
    public static ReportedStatus? Read(ProjectSnapshot project, PortfolioSettings settings, Instant now)
    {
        if (Read(project.Said) is not { } report)
            return null;
        var (today, received) = (settings.DayOf(now), settings.DayOf(report.ReceivedAt));
        var schedule = report.Computed.Schedule;
        var measured = report.Computed with
        {
            Schedule = project.Said.Flag(Finished) == false && report.ForecastFinish < today && schedule is not null ? schedule with { Rag = Rag.Red } : schedule,
            Register = RiskReading.Of(RegisterSnapshot.Read(project.Said), today),
        };
        var isGreener = Watermelon.Find(new DeclaredRag(report.Overall, DeclaredAxes(project.Said)), measured).Count > 0;
        return report with
        {
            Computed = measured,
            IsGreener = isGreener,
            GreenerThan = isGreener ? measured.Overall : null,
            SlipWasOf = schedule is not null && report.ForecastFinish?.PlusDays(-schedule.SlipDays) != project.BaselineFinish ? received : null,
            CostWasOf = report.Budget is { } budget && budget != project.Budget ? received : null,
        };
    }

    /// <summary>As it was kept.</summary>
    /// <returns>Null: there is no report.</returns>
    public static ReportedStatus? Read(Columns columns) => columns.Text("period") is not { } period ? null : new ReportedStatus
    {
        Period = Period.ParseId(period)!,
        ReceivedAt = Instant.FromDateTimeOffset(columns.Instant("receivedAt")!.Value),
        Overall = Colour(columns, "overall")!.Value,
        PreviousOverall = Colour(columns, "previousOverall"),
        Version = columns.Int32("reportVersion"),
        ForecastFinish = columns.Text("forecastFinish") is { } finish ? LocalDatePattern.Iso.Parse(finish).Value : null,
        Computed = new ComputedRag(
            Colour(columns, "slipComputed") is { } schedule ? new ScheduleReading(columns.Int32("slip")!.Value, columns.Int32("slipTolerance")!.Value, schedule) : null,
            Colour(columns, "costComputed") is { } cost
                ? new CostReading(
                    (decimal)columns.Double("costAtCompletion")!.Value,
                    (decimal)columns.Double("costOver")!.Value,
                    (decimal)columns.Double("costTolerance")!.Value,
                    columns.Flag("costFarUnder")!.Value,
                    cost)
                : null),
        Concerns = columns.Text("concerns") is { } axes ? [.. axes.Split(',').Select(Enum.Parse<Axis>)] : [],
        Budget = columns.Double("costBudget") is { } budget ? new Money((decimal)budget, columns.Text("costUnit")!) : null,
        IsOverspent = columns.Flag("overspent") ?? false,
        Wanted = columns.Text("wanted"),
        WantedSince = columns.Instant("wantedSince") is { } since ? Instant.FromDateTimeOffset(since) : null,
        IsCarried = columns.Flag("carried") ?? false,
        IsGreener = columns.Flag(Greener) ?? false,
        GreenerThan = Colour(columns, GreenerThan),
        HasOpenQuestion = columns.Flag("openQuestion") ?? false,
    };

    private async Task<DateTimeOffset> WantedSinceAsync(StatusReport report, CancellationToken cancel)
    {
        var versions = report.Version == 1 ? [report] : await reports.VersionsAsync(report.Project, report.Period, cancel);
        return versions.Where(version => version.Version <= report.Version).Reverse()
            .TakeWhile(version => version.Figures.Wanted == report.Figures.Wanted)
            .Min(version => version.Origin.At).ToDateTimeOffset();
    }

    private static Dictionary<Axis, Rag> DeclaredAxes(Columns columns) => (columns.Text(Axes) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(axis => axis.Split('=')).ToDictionary(axis => Enum.Parse<Axis>(axis[0]), axis => Enum.Parse<Rag>(axis[1]));

    private static Rag? Colour(Columns columns, string name) => columns.Text(name) is { } rag ? Enum.Parse<Rag>(rag) : null;
}
