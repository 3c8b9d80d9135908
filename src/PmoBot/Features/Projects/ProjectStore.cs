using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>A project as it was read; whoever changes it says so with the ETag.</summary>
internal sealed record StoredProject(Project Project, ETag ETag);

/// <summary>The `project` row of `project-{code}`.</summary>
internal sealed class ProjectStore(ITableStore store)
{
    public const string Row = "project";

    // Whoever reads the columns in a report sees é and not \u00e9, and twice as much fits.
    private static readonly ProjectJson Lists = new(new JsonSerializerOptions(ProjectJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The project, and how its portfolio is run.</summary>
    public async Task<StoredProject?> FindAsync(ProjectCode code, CancellationToken cancel)
    {
        if (await store.FindAsync(code.Partition, Row, cancel) is not { } row)
            return null;
        var project = Read(row.Columns);
        var settings = await store.FindAsync(PortfolioStore.AddressOf(project.Portfolio.Id), cancel);
        return new StoredProject(project with { PortfolioSettings = PortfolioStore.Read(settings) }, row.ETag);
    }

    /// <summary>Two waves of 1 to 100; those that are there.</summary>
    public async Task<IReadOnlyList<Project>> FindAsync(IReadOnlyList<ProjectCode> codes, CancellationToken cancel) =>
        [.. (await FindStoredAsync(codes, cancel)).Select(stored => stored.Project)];

    /// <summary>As above.</summary>
    public async Task<IReadOnlyList<StoredProject>> FindStoredAsync(IReadOnlyList<ProjectCode> codes, CancellationToken cancel)
    {
        var rows = await store.FindAsync([.. codes.Select(code => new RowAddress(code.Partition, Row))], cancel);
        var found = rows.OfType<TableRow>().Select(row => new StoredProject(Read(row.Columns), row.ETag)).ToList();
        var portfolios = found.Select(stored => stored.Project.Portfolio.Id).Distinct(StringComparer.Ordinal).ToList();
        if (portfolios.Count == 0)
            return found;

        var settings = (await store.FindAsync([.. portfolios.Select(PortfolioStore.AddressOf)], cancel)).Select(PortfolioStore.Read);
        var byPortfolio = portfolios.Zip(settings).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return found.ConvertAll(stored => stored with { Project = stored.Project with { PortfolioSettings = byPortfolio[stored.Project.Portfolio.Id] } });
    }

    public static Write Insert(Project project) => new Write.Insert(Row, Columns(project));

    public static Write Replace(Project project, ETag etag) => new Write.Replace(Row, Columns(project), etag);

    private static Columns Columns(Project project) => new()
    {
        ["code"] = project.Code.Value,
        ["name"] = project.Name,
        ["portfolio"] = project.Portfolio.Id,
        ["portfolioName"] = project.Portfolio.Name,
        ["programme"] = project.Programme,
        ["manager"] = project.Manager?.ObjectId,
        ["managerName"] = project.Manager?.Name,
        ["deputy"] = project.Deputy?.ObjectId,
        ["deputyName"] = project.Deputy?.Name,
        ["sponsor"] = project.Sponsor?.ObjectId,
        ["sponsorName"] = project.Sponsor?.Name,
        ["members"] = JsonSerializer.Serialize(
            [.. project.Members.Select(Json)], Lists.PersonJsonArray),
        ["escalation"] = JsonSerializer.Serialize(
            [.. project.EscalationPath.Select(level => new LevelJson([.. level.Approvers.Select(Json)], level.All))], Lists.LevelJsonArray),
        ["methodology"] = project.Methodology,
        ["stage"] = project.Stage,
        ["language"] = project.Language?.Tag(),
        ["state"] = project.State.ToString(),
        ["start"] = project.Start is { } start ? LocalDatePattern.Iso.Format(start) : null,
        ["baselines"] = JsonSerializer.Serialize(
            [.. project.Baselines.Select(baseline => new BaselineJson(
                LocalDatePattern.Iso.Format(baseline.Finish), InstantPattern.ExtendedIso.Format(baseline.Since), baseline.By is { } by ? Json(by) : null, baseline.Reason))],
            Lists.BaselineJsonArray),
        ["forecastFinish"] = project.ForecastFinish is { } forecast ? LocalDatePattern.Iso.Format(forecast) : null,
        ["budget"] = (double?)project.Budget?.Amount,
        ["unit"] = project.Budget?.Unit,
        ["toleranceSchedule"] = (double?)project.OwnTolerances?.Schedule,
        ["toleranceLeastDays"] = project.OwnTolerances?.LeastDays,
        ["toleranceMostDays"] = project.OwnTolerances?.MostDays,
        ["toleranceCost"] = (double?)project.OwnTolerances?.Cost,
        ["agreedBecause"] = project.AgreedBecause,
        ["cadence"] = project.Cadence.ToString(),
        ["activeSince"] = project.ActiveSince.ToDateTimeOffset(),
        ["latestPeriod"] = project.Latest?.Period,
        ["latestVersion"] = project.Latest?.Version,
        ["numbers"] = project.Numbers.Count > 0 ? string.Join(' ', project.Numbers.OrderBy(last => last.Key).Select(last => $"{last.Key}={last.Value}")) : null,
        ["version"] = project.Version,
        [AuditHead.SequenceColumn] = project.Audit.Sequence,
        [AuditHead.HashColumn] = project.Audit.Hash,
        ["edited"] = project.Edited,
        ["formerPortfolios"] = project.FormerPortfolios.Count > 0 ? string.Join(',', project.FormerPortfolios) : null,
    };

    public static Project Read(Columns columns) => new()
    {
        Code = ProjectCode.TryParse(columns.Text("code"), out var code) ? code.Value : throw new InvalidDataException("A project row has no code."),
        Name = columns.Text("name")!,
        Portfolio = new Portfolio(columns.Text("portfolio")!, columns.Text("portfolioName")!),
        Programme = columns.Text("programme"),
        Manager = PersonIn(columns, "manager"),
        Deputy = PersonIn(columns, "deputy"),
        Sponsor = PersonIn(columns, "sponsor"),
        Members = [.. JsonSerializer.Deserialize(columns.Text("members") ?? "[]", Lists.PersonJsonArray)!.Select(Person)],
        EscalationPath =
        [
            .. JsonSerializer.Deserialize(columns.Text("escalation") ?? "[]", Lists.LevelJsonArray)!
                .Select(level => new EscalationLevel([.. level.Approvers.Select(Person)], level.All)),
        ],
        Methodology = columns.Text("methodology"),
        Stage = columns.Text("stage"),
        Language = Languages.FromTag(columns.Text("language")),
        State = Enum.Parse<ProjectState>(columns.Text("state")!),
        Start = columns.Text("start") is { } start ? LocalDatePattern.Iso.Parse(start).Value : null,
        Baselines =
        [
            .. JsonSerializer.Deserialize(columns.Text("baselines") ?? "[]", Lists.BaselineJsonArray)!
                .Select(baseline => new Baseline(
                    LocalDatePattern.Iso.Parse(baseline.Finish).Value, InstantPattern.ExtendedIso.Parse(baseline.Since).Value)
                {
                    By = baseline.By is { } by ? Person(by) : null,
                    Reason = baseline.Reason,
                }),
        ],
        ForecastFinish = columns.Text("forecastFinish") is { } forecast ? LocalDatePattern.Iso.Parse(forecast).Value : null,
        Budget = columns.Double("budget") is { } budget ? new Money((decimal)budget, columns.Text("unit")!) : null,
        OwnTolerances = columns.Double("toleranceSchedule") is { } schedule
            ? new Tolerances(
                (decimal)schedule,
                columns.Int32("toleranceLeastDays")!.Value,
                columns.Int32("toleranceMostDays")!.Value,
                (decimal)columns.Double("toleranceCost")!.Value)
            : null,
        AgreedBecause = columns.Text("agreedBecause"),
        Cadence = Enum.Parse<Cadence>(columns.Text("cadence")!),
        ActiveSince = Instant.FromDateTimeOffset(columns.Instant("activeSince")!.Value),
        Latest = columns.Text("latestPeriod") is { } period ? new LatestReport(period, columns.Int32("latestVersion")!.Value) : null,
        Numbers = (columns.Text("numbers") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(last => last[0], last => int.Parse(last.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture)),
        Version = columns.Int64("version")!.Value,
        Audit = AuditHead.Of(columns) ?? throw new InvalidDataException("A project row has no audit head."),
        Edited = columns.Int64("edited") ?? 0,
        FormerPortfolios = columns.Text("formerPortfolios")?.Split(',') ?? [],
    };

    private static PersonJson Json(Person person) => new(person.ObjectId, person.Name);

    private static Person Person(PersonJson person) => new(person.Id, person.Name);

    private static Person? PersonIn(Columns columns, string name) =>
        columns.Text(name) is { } id ? new Person(id, columns.Text(name + "Name")!) : null;
}

internal sealed record PersonJson(string Id, string Name);

internal sealed record LevelJson(PersonJson[] Approvers, bool All);

internal sealed record BaselineJson(string Finish, string Since, PersonJson? By = null, string? Reason = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonJson[]))]
[JsonSerializable(typeof(LevelJson[]))]
[JsonSerializable(typeof(BaselineJson[]))]
internal sealed partial class ProjectJson : JsonSerializerContext;
