using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
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

    public async Task<StoredProject?> FindAsync(ProjectCode code, CancellationToken cancel) =>
        await store.FindAsync(code.Partition, Row, cancel) is { } row ? new StoredProject(Read(row.Columns), row.ETag) : null;

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
            [.. project.Members.Select(person => new PersonJson(person.ObjectId, person.Name))], ProjectJson.Default.PersonJsonArray),
        ["state"] = project.State.ToString(),
        ["start"] = project.Start is { } start ? LocalDatePattern.Iso.Format(start) : null,
        ["baselines"] = JsonSerializer.Serialize(
            [.. project.Baselines.Select(baseline => new BaselineJson(
                LocalDatePattern.Iso.Format(baseline.Finish), InstantPattern.ExtendedIso.Format(baseline.Since)))],
            ProjectJson.Default.BaselineJsonArray),
        ["budget"] = (double?)project.Budget?.Amount,
        ["unit"] = project.Budget?.Unit,
        ["cadence"] = project.Cadence.ToString(),
        ["activeSince"] = project.ActiveSince.ToDateTimeOffset(),
        ["latestPeriod"] = project.Latest?.Period,
        ["latestVersion"] = project.Latest?.Version,
        ["version"] = project.Version,
        [AuditHead.SequenceColumn] = project.Audit.Sequence,
        [AuditHead.HashColumn] = project.Audit.Hash,
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
        Members =
        [
            .. JsonSerializer.Deserialize(columns.Text("members") ?? "[]", ProjectJson.Default.PersonJsonArray)!
                .Select(person => new Person(person.Id, person.Name)),
        ],
        State = Enum.Parse<ProjectState>(columns.Text("state")!),
        Start = columns.Text("start") is { } start ? LocalDatePattern.Iso.Parse(start).Value : null,
        Baselines =
        [
            .. JsonSerializer.Deserialize(columns.Text("baselines") ?? "[]", ProjectJson.Default.BaselineJsonArray)!
                .Select(baseline => new Baseline(
                    LocalDatePattern.Iso.Parse(baseline.Finish).Value, InstantPattern.ExtendedIso.Parse(baseline.Since).Value)),
        ],
        Budget = columns.Double("budget") is { } budget ? new Money((decimal)budget, columns.Text("unit")!) : null,
        Cadence = Enum.Parse<Cadence>(columns.Text("cadence")!),
        ActiveSince = Instant.FromDateTimeOffset(columns.Instant("activeSince")!.Value),
        Latest = columns.Text("latestPeriod") is { } period ? new LatestReport(period, columns.Int32("latestVersion")!.Value) : null,
        Version = columns.Int64("version")!.Value,
        Audit = AuditHead.Of(columns) ?? throw new InvalidDataException("A project row has no audit head."),
    };

    private static Person? PersonIn(Columns columns, string name) =>
        columns.Text(name) is { } id ? new Person(id, columns.Text(name + "Name")!) : null;
}

internal sealed record PersonJson(string Id, string Name);

internal sealed record BaselineJson(string Finish, string Since);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PersonJson[]))]
[JsonSerializable(typeof(BaselineJson[]))]
internal sealed partial class ProjectJson : JsonSerializerContext;
