using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>
/// A project by the row `snapshot-{code}` of its portfolio, which may be a moment older than the project. What rows of
/// before did not say is null. What the features have said stands in <see cref="Said"/>, and they read it.
/// </summary>
internal sealed record ProjectSnapshot
{
    /// <summary>The columns without which there is no reading one.</summary>
    public static readonly IReadOnlyList<string> Needed = ["name", "programme", "state", "version", "cadence", "activeSince"];

    private const string Prefix = "snapshot-";

    // As many as a page of a store holds.
    private const int Page = 1000;

    public required ProjectCode Code { get; init; }

    public required string Name { get; init; }

    /// <summary>As it is spelt.</summary>
    public string? Programme { get; init; }

    /// <summary>The id of the portfolio.</summary>
    public required string Portfolio { get; init; }

    public required ProjectState State { get; init; }

    public required long Version { get; init; }

    public Cadence? Cadence { get; init; }

    public Instant? ActiveSince { get; init; }

    /// <summary>An object id, as are the others.</summary>
    public string? Manager { get; init; }

    public string? Deputy { get; init; }

    public string? Sponsor { get; init; }

    public Language? Language { get; init; }

    public LocalDate? Start { get; init; }

    public LocalDate? BaselineFinish { get; init; }

    /// <summary>Of the first baseline.</summary>
    public LocalDate? FirstFinish { get; init; }

    /// <summary>How many were agreed.</summary>
    public int Baselines { get; init; }

    public Money? Budget { get; init; }

    public required Columns Said { get; init; }

    public Scope Scope => new(Portfolio, Programme);

    /// <summary>Null: a row of before it was said, until the project changes or the rows are rebuilt.</summary>
    public ReportingDuty? Duty => (Cadence, ActiveSince) is ({ } cadence, { } since) ? new ReportingDuty(State == ProjectState.Active, cadence, since) : null;

    public static string RowOf(ProjectCode code) => Prefix + code;

    /// <returns>Null: the row is no snapshot.</returns>
    public static ProjectCode? CodeOfRow(string row) =>
        row.StartsWith(Prefix, StringComparison.Ordinal) && ProjectCode.TryParse(row[Prefix.Length..], out var code) ? code : null;

    /// <summary>All of a portfolio, in the order of their codes, a page of the store at a time.</summary>
    public static IAsyncEnumerable<ProjectSnapshot> OfPortfolioAsync(ITableStore store, string portfolio, CancellationToken cancel) =>
        store.QueryAsync(Projects.Portfolio.PartitionOf(portfolio), Prefix, TableKey.EndOf(Prefix), Page, cancel).Select(row => Read(portfolio, row));

    /// <summary>Those of them that the portfolio has, in waves of 100.</summary>
    public static async IAsyncEnumerable<ProjectSnapshot> FindAsync(
        ITableStore store, string portfolio, IEnumerable<ProjectCode> codes, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var some in codes.Chunk(100))
        {
            foreach (var row in await store.FindAsync([.. some.Select(code => new RowAddress(Projects.Portfolio.PartitionOf(portfolio), RowOf(code)))], cancel))
            {
                if (row is not null)
                    yield return Read(portfolio, row);
            }
        }
    }

    /// <summary>Their codes alone.</summary>
    /// <param name="after">Where to go on; null: from the first.</param>
    public static IAsyncEnumerable<ProjectCode> CodesAsync(ITableStore store, string portfolio, string? after, CancellationToken cancel) =>
        store.QueryAsync(Projects.Portfolio.PartitionOf(portfolio), Prefix + after, TableKey.EndOf(Prefix), 100, cancel)
            .Select(row => ProjectCode.Parse(row.Key[Prefix.Length..]))
            .Where(code => code.Value != after);

    /// <summary>What the project itself says; the features add to it.</summary>
    public static Columns Of(Project project) => new()
    {
        ["name"] = project.Name,
        ["programme"] = project.Programme,
        ["state"] = project.State.ToString(),
        ["manager"] = project.Manager?.ObjectId,
        ["deputy"] = project.Deputy?.ObjectId,
        ["sponsor"] = project.Sponsor?.ObjectId,
        ["language"] = project.Language?.Tag(),
        ["cadence"] = project.Cadence.ToString(),
        ["activeSince"] = project.ActiveSince.ToDateTimeOffset(),
        ["start"] = Day(project.Start),
        ["baselineFinish"] = Day(project.BaselineFinish),
        ["firstFinish"] = project.Baselines is [var first, ..] ? Day(first.Finish) : null,
        ["baselines"] = project.Baselines.Count,
        ["budget"] = (double?)project.Budget?.Amount,
        ["unit"] = project.Budget?.Unit,
        ["version"] = project.Version,
    };

    private static ProjectSnapshot Read(string portfolio, TableRow row) => Read(portfolio, ProjectCode.Parse(row.Key[Prefix.Length..]), row.Columns);

    /// <param name="columns">As they were once said.</param>
    public static ProjectSnapshot Read(string portfolio, ProjectCode code, Columns columns) => new()
    {
        Code = code,
        Name = columns.Text("name")!,
        Portfolio = portfolio,
        Programme = columns.Text("programme"),
        State = Enum.Parse<ProjectState>(columns.Text("state")!),
        Version = columns.Int64("version")!.Value,
        Cadence = columns.Text("cadence") is { } cadence ? Enum.Parse<Cadence>(cadence) : null,
        ActiveSince = columns.Instant("activeSince") is { } since ? Instant.FromDateTimeOffset(since) : null,
        Manager = columns.Text("manager"),
        Deputy = columns.Text("deputy"),
        Sponsor = columns.Text("sponsor"),
        Language = Languages.FromTag(columns.Text("language")),
        Start = DayIn(columns, "start"),
        BaselineFinish = DayIn(columns, "baselineFinish"),
        FirstFinish = DayIn(columns, "firstFinish"),
        Baselines = columns.Int32("baselines") ?? 0,
        Budget = columns.Double("budget") is { } budget ? new Money((decimal)budget, columns.Text("unit")!) : null,
        Said = columns,
    };

    private static string? Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;

    private static LocalDate? DayIn(Columns columns, string name) => columns.Text(name) is { } day ? LocalDatePattern.Iso.Parse(day).Value : null;
}
