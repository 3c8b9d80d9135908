using System.Globalization;
using Azure;
using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Status;

/// <summary>`status-{period}-v0001` rows of a project, and the `draft-…` rows by which a repetition is known.</summary>
internal sealed class StatusStore(ITableStore store)
{
    // As often as somebody goes back to the same words in one form, and more.
    private const int MostPresses = 20;

    private const string RowPrefix = "status-";

    public async Task<StatusReport?> FindAsync(ProjectCode project, string period, int version, CancellationToken cancel) =>
        await store.FindAsync(project.Partition, RowOf(period, version), cancel) is { } row ? Read(project, row.Columns) : null;

    public async Task<StatusReport?> LatestAsync(Project project, CancellationToken cancel) =>
        project.Latest is { } latest ? await FindAsync(project.Code, latest.Period, latest.Version, cancel) : null;

    /// <summary>The last version for a period, whether or not it is the project's newest period.</summary>
    public async Task<StatusReport?> LatestForAsync(Project project, Period period, CancellationToken cancel)
    {
        if (project.Latest?.Period == period.Id)
            return await LatestAsync(project, cancel);

        StatusReport? last = null;
        var prefix = $"{RowPrefix}{period.Id}-v";
        await foreach (var row in store.QueryAsync(project.Code.Partition, prefix, TableKey.EndOf(prefix), 100, cancel))
            last = Read(project.Code, row.Columns);
        return last;
    }

    /// <summary>How many versions this person sent.</summary>
    public async Task<int> CountByAsync(ProjectCode project, Person person, CancellationToken cancel)
    {
        const string all = "status-";
        var count = 0;
        await foreach (var row in store.QueryAsync(project.Partition, all, TableKey.EndOf(all), 1000, cancel))
            count += person.Is(row.Columns.Text("by")) ? 1 : 0;
        return count;
    }

    public async Task<DraftMark?> FindMarkAsync(ProjectCode project, StatusDraft draft, CancellationToken cancel) =>
        await store.FindAsync(project.Partition, DraftRow(draft), cancel) is { Columns: var mark } row
            ? new DraftMark(mark.Text("period")!, mark.Int32("version")!.Value, mark.Text("presses")?.Split('\n') ?? [], row.ETag)
            : null;

    /// <param name="press">Which press brought it; null where nobody pressed.</param>
    /// <param name="stands">The mark of the same form with the same content, from when it was sent before.</param>
    public static IEnumerable<Write> Insert(StatusReport report, StatusDraft draft, string? press = null, DraftMark? stands = null)
    {
        var presses = (stands?.Presses ?? []).Append(press).OfType<string>().TakeLast(MostPresses).ToList();
        var mark = new Columns
        {
            ["period"] = report.Period.Id,
            ["version"] = report.Version,
            ["presses"] = presses.Count > 0 ? string.Join('\n', presses) : null,
        };
        return
        [
            new Write.Insert(RowOf(report.Period.Id, report.Version), Columns(report)),
            stands is null ? new Write.Insert(DraftRow(draft), mark) : new Write.Replace(DraftRow(draft), mark, stands.ETag),
        ];
    }

    public static string RowOf(string period, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{RowPrefix}{period}-v{version:0000}");

    public static bool IsReport(string row) => row.StartsWith(RowPrefix, StringComparison.Ordinal);

    public static Period? PeriodOf(string row) =>
        IsReport(row) && row.LastIndexOf("-v", StringComparison.Ordinal) is var end && end > RowPrefix.Length
            ? Period.ParseId(row[RowPrefix.Length..end])
            : null;

    private static string DraftRow(StatusDraft draft) => $"draft-{draft.Fingerprint}";

    private static Columns Columns(StatusReport report)
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
            ["costFarUnder"] = report.Computed.Cost?.FarUnderBudget,
            ["costComputed"] = report.Computed.Cost?.Rag.ToString(),
            ["by"] = report.By.ObjectId,
            ["byName"] = report.By.Name,
            ["onBehalf"] = report.OnBehalf,
            ["receivedAt"] = report.ReceivedAt.ToDateTimeOffset(),
            ["timeliness"] = report.Timeliness.ToString(),
        };
        foreach (var (axis, rag) in figures.Declared.Axes)
            columns[$"declared{axis}"] = rag.ToString();
        return columns;
    }

    public static StatusReport Read(ProjectCode project, Columns columns) => new()
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
        },
        Computed = new ComputedRag(
            ReadRag(columns, "scheduleComputed") is { } schedule
                ? new ScheduleReading(columns.Int32("scheduleSlip")!.Value, columns.Int32("scheduleTolerance")!.Value, schedule)
                : null,
            ReadRag(columns, "costComputed") is { } cost
                ? new CostReading(
                    (decimal)columns.Double("costAtCompletion")!.Value,
                    (decimal)columns.Double("costOver")!.Value,
                    columns.Flag("costFarUnder")!.Value,
                    cost)
                : null),
        PreviousOverall = ReadRag(columns, "previousOverall"),
        By = new Person(columns.Text("by")!, columns.Text("byName")!),
        OnBehalf = columns.Flag("onBehalf")!.Value,
        ReceivedAt = Instant.FromDateTimeOffset(columns.Instant("receivedAt")!.Value),
        Timeliness = Enum.Parse<Scheduling.Timeliness>(columns.Text("timeliness")!),
    };

    private static Rag? ReadRag(Columns columns, string name) =>
        columns.Text(name) is { } rag ? Enum.Parse<Rag>(rag) : null;
}

/// <summary>By which a repetition is known: the version that a form with this content last became, and the presses that sent it.</summary>
internal sealed record DraftMark(string Period, int Version, IReadOnlyList<string> Presses, ETag ETag);
