using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Status;

/// <summary>A version ↔ the columns of its row.</summary>
internal static class StatusRows
{
    public static Columns Write(StatusReport report)
    {
        var figures = report.Figures;
        var columns = new Columns
        {
            ["period"] = report.Period.Id,
            ["version"] = report.Version,
            ["overall"] = report.Overall.ToString(),
            ["previousOverall"] = report.PreviousOverall?.ToString(),
            ["forecastFinish"] = figures.ForecastFinish is { } finish ? LocalDatePattern.Iso.Format(finish) : null,
            ["news"] = figures.News,
            ["wanted"] = figures.Wanted,
            ["percentComplete"] = figures.PercentComplete,
            ["spent"] = (double?)figures.Spent,
            ["toComplete"] = (double?)figures.ToComplete,
            ["nextSteps"] = figures.NextSteps,
            ["scheduleSlip"] = report.Computed.Schedule?.SlipDays,
            ["scheduleTolerance"] = report.Computed.Schedule?.ToleranceDays,
            ["scheduleComputed"] = report.Computed.Schedule?.Rag.ToString(),
            ["costAtCompletion"] = (double?)report.Computed.Cost?.EstimateAtCompletion,
            ["costOver"] = (double?)report.Computed.Cost?.Over,
            ["costTolerance"] = (double?)report.Computed.Cost?.Tolerance,
            ["costFarUnder"] = report.Computed.Cost?.FarUnderBudget,
            ["costComputed"] = report.Computed.Cost?.Rag.ToString(),
            ["budget"] = (double?)report.Budget?.Amount,
            ["unit"] = report.Budget?.Unit,
            ["by"] = report.By.ObjectId,
            ["byName"] = report.By.Name,
            ["onBehalf"] = report.OnBehalf,
            ["receivedAt"] = report.ReceivedAt.ToDateTimeOffset(),
            ["timeliness"] = report.Timeliness.ToString(),
            ["act"] = report.Act.ToString(),
            ["restores"] = report.Restores,
            ["origin"] = report.Origin.By.ObjectId,
            ["originName"] = report.Origin.By.Name,
            ["originAt"] = report.Origin.At.ToDateTimeOffset(),
            ["carriedInARow"] = report.CarriedInARow,
            ["concerns"] = Names(figures.Concerns),
            ["cause"] = figures.Cause,
            ["plan"] = figures.Plan,
            ["answer"] = report.Answer?.Reason.ToString(),
            ["answerWords"] = report.Answer?.Words,
            ["answerCause"] = report.Answer?.Cause,
            ["answerPeriod"] = report.Answer?.Given.Id,
            ["explainedBy"] = report.Explanation?.By.ObjectId,
            ["explainedByName"] = report.Explanation?.By.Name,
            ["explainedAt"] = report.Explanation?.At.ToDateTimeOffset(),
            ["explainedOnBehalf"] = report.Explanation?.OnBehalf,
            ["risk"] = report.Computed.Register?.Signal.ToString(),
            ["riskCause"] = report.Computed.Register?.Cause?.ToString(),
            ["riskCount"] = report.Computed.Register?.Count,
            ["correctionReason"] = report.CorrectionReason,
            ["flags"] = Names(report.Flags),
        };
        foreach (var (axis, rag) in figures.Declared.Axes)
            columns[$"declared{axis}"] = rag.ToString();
        return columns;
    }

    public static StatusReport Read(ProjectCode project, Columns columns)
    {
        var version = ReadVersion(project, columns);
        return columns.Text("origin") is { } origin
            ? version with { Origin = new Origin(new Person(origin, columns.Text("originName")!), At(columns, "originAt")) }
            : version;   // a row of before anything could be added to figures
    }

    private static StatusReport ReadVersion(ProjectCode project, Columns columns) => new()
    {
        Project = project,
        Period = Period.ParseId(columns.Text("period")!)!,
        Version = columns.Int32("version")!.Value,
        Figures = new StatusFigures
        {
            Declared = new DeclaredRag(ReadRag(columns, "overall")!.Value, Enum.GetValues<Axis>()
                .Select(axis => (Axis: axis, Rag: ReadRag(columns, $"declared{axis}")))
                .Where(declared => declared.Rag is not null)
                .ToDictionary(declared => declared.Axis, declared => declared.Rag!.Value)),
            ForecastFinish = columns.Text("forecastFinish") is { } finish ? LocalDatePattern.Iso.Parse(finish).Value : null,
            News = columns.Text("news"),
            Wanted = columns.Text("wanted"),
            PercentComplete = columns.Int32("percentComplete"),
            Spent = (decimal?)columns.Double("spent"),
            ToComplete = (decimal?)columns.Double("toComplete"),
            NextSteps = columns.Text("nextSteps"),
            Concerns = Values<Axis>(columns, "concerns"),
            Cause = columns.Text("cause"),
            Plan = columns.Text("plan"),
        },
        Computed = new ComputedRag(
            ReadRag(columns, "scheduleComputed") is { } schedule
                ? new ScheduleReading(columns.Int32("scheduleSlip")!.Value, columns.Int32("scheduleTolerance")!.Value, schedule)
                : null,
            ReadRag(columns, "costComputed") is { } cost
                ? new CostReading(
                    (decimal)columns.Double("costAtCompletion")!.Value,
                    (decimal)columns.Double("costOver")!.Value,
                    (decimal?)columns.Double("costTolerance") ?? Tolerances.Default.Cost,   // rows of before it was kept
                    columns.Flag("costFarUnder")!.Value,
                    cost)
                : null,
            columns.Text("risk") is { } signal
                ? new RiskReading(
                    Enum.Parse<RiskSignal>(signal),
                    columns.Text("riskCause") is { } cause ? Enum.Parse<RiskCause>(cause) : null,
                    columns.Int32("riskCount")!.Value)
                : null),
        Budget = columns.Double("budget") is { } budget ? new Money((decimal)budget, columns.Text("unit")!) : null,
        PreviousOverall = ReadRag(columns, "previousOverall"),
        By = new Person(columns.Text("by")!, columns.Text("byName")!),
        OnBehalf = columns.Flag("onBehalf")!.Value,
        ReceivedAt = At(columns, "receivedAt"),
        Timeliness = Enum.Parse<Scheduling.Timeliness>(columns.Text("timeliness")!),
        Act = columns.Text("act") is { } act ? Enum.Parse<StatusAct>(act) : StatusAct.Sent,   // rows of before there was anything else
        Restores = columns.Int32("restores"),
        CarriedInARow = columns.Int32("carriedInARow") ?? 0,
        Answer = columns.Text("answer") is { } answer
            ? new WatermelonAnswer(
                Enum.Parse<WatermelonReason>(answer), columns.Text("answerWords"), columns.Text("answerCause")!, Period.ParseId(columns.Text("answerPeriod")!)!)
            : null,
        Explanation = columns.Text("explainedBy") is { } explained
            ? new Explanation(new Person(explained, columns.Text("explainedByName")!), At(columns, "explainedAt"), columns.Flag("explainedOnBehalf")!.Value)
            : null,
        CorrectionReason = columns.Text("correctionReason"),
        Flags = Values<ReportFlag>(columns, "flags"),
    };

    private static Rag? ReadRag(Columns columns, string name) =>
        columns.Text(name) is { } rag ? Enum.Parse<Rag>(rag) : null;

    private static Instant At(Columns columns, string name) => Instant.FromDateTimeOffset(columns.Instant(name)!.Value);

    private static string? Names<T>(IReadOnlyList<T> values) => values.Count > 0 ? string.Join(',', values) : null;

    private static IReadOnlyList<T> Values<T>(Columns columns, string name) where T : struct, Enum =>
        columns.Text(name) is { } names ? [.. names.Split(',').Select(Enum.Parse<T>)] : [];
}
