using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Tables;

namespace PmoBot.Features.Status;

/// <summary>The newest report's figures, for roll-ups. Grey is not among them: it is computed when read.</summary>
internal sealed class StatusSnapshot(StatusStore reports) : ISnapshotSource
{
    public async Task AddToAsync(Columns columns, Project project, CancellationToken cancel)
    {
        if (await reports.LatestAsync(project, cancel) is not { } report)
            return;

        var (figures, computed, budget) = (report.Figures, report.Computed, report.BudgetIn(project));
        columns["period"] = report.Period.Id;
        columns["receivedAt"] = report.Origin.At.ToDateTimeOffset();
        columns["overall"] = report.Overall.ToString();
        columns["previousOverall"] = report.PreviousOverall?.ToString();
        columns["computed"] = computed.Overall?.ToString();
        columns["forecastFinish"] = figures.ForecastFinish is { } finish ? LocalDatePattern.Iso.Format(finish) : null;
        columns["slip"] = computed.Schedule?.SlipDays;
        columns["costAtCompletion"] = (double?)computed.Cost?.EstimateAtCompletion;
        columns["wanted"] = figures.Wanted;
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
        columns["risk"] = computed.Register?.Signal.ToString();
        columns["riskCause"] = computed.Register?.Cause?.ToString();
        columns["riskCount"] = computed.Register?.Count;
        columns["concerns"] = figures.Concerns.Count > 0 ? string.Join(',', figures.Concerns) : null;
        columns["carried"] = report.CarriedInARow > 0;
        columns["greener"] = Watermelon.Find(figures.Declared, computed).Count > 0;
        columns["openQuestion"] = report.HasOpenQuestion;
    }

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
                : null,
            columns.Text("risk") is { } signal
                ? new RiskReading(
                    Enum.Parse<RiskSignal>(signal),
                    columns.Text("riskCause") is { } cause ? Enum.Parse<RiskCause>(cause) : null,
                    columns.Int32("riskCount")!.Value)
                : null),
        Concerns = columns.Text("concerns") is { } axes ? [.. axes.Split(',').Select(Enum.Parse<Axis>)] : [],
        Budget = columns.Double("costBudget") is { } budget ? new Money((decimal)budget, columns.Text("costUnit")!) : null,
        IsOverspent = columns.Flag("overspent") ?? false,
        Wanted = columns.Text("wanted"),
        IsCarried = columns.Flag("carried") ?? false,
        IsGreener = columns.Flag("greener") ?? false,
        HasOpenQuestion = columns.Flag("openQuestion") ?? false,
    };

    private static Rag? Colour(Columns columns, string name) => columns.Text(name) is { } rag ? Enum.Parse<Rag>(rag) : null;
}
