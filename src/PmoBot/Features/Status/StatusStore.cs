using System.Globalization;
using Azure;
using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Status;

/// <summary>`status-{period}-v0001` rows of a project, and the `draft-…` rows by which a repetition is known.</summary>
internal sealed class StatusStore(ITableStore store, RegisterReadings register)
{
    private const string Prefix = "status-";

    private const int NearPeriods = 12;

    // As often as somebody goes back to the same words in one form, and more.
    private const int MostPresses = 20;

    public async Task<StatusReport?> FindAsync(ProjectCode project, string period, int version, CancellationToken cancel) =>
        await store.FindAsync(project.Partition, RowOf(period, version), cancel) is { } row ? StatusRows.Read(project, row.Columns) : null;

    public async Task<StatusReport?> LatestAsync(Project project, CancellationToken cancel) =>
        project.Latest is { } latest ? await FindAsync(project.Code, latest.Period, latest.Version, cancel) : null;

    /// <summary>The report for a period, whether or not it is the project's newest.</summary>
    public async Task<StatusReport?> LatestForAsync(Project project, Period period, CancellationToken cancel) =>
        await LastVersionAsync(project, period, cancel) is { Stands: true } report ? report : null;

    /// <summary>What was kept last for a period: a report, or that it was withdrawn.</summary>
    public async Task<StatusReport?> LastVersionAsync(Project project, Period period, CancellationToken cancel) =>
        project.Latest?.Period == period.Id
            ? await LatestAsync(project, cancel)
            : new StatusTrail(period, await VersionsAsync(project.Code, period, cancel)).Last;

    /// <summary>All that was kept for a period, oldest first.</summary>
    public Task<IReadOnlyList<StatusReport>> VersionsAsync(ProjectCode project, Period period, CancellationToken cancel) =>
        ReadAsync(project, PrefixOf(period.Id), TableKey.EndOf(PrefixOf(period.Id)), cancel);

    /// <summary>As far back as rules look, and all that came since; the report before is in it, however old.</summary>
    public async Task<StatusTrail> TrailAsync(Project project, Period period, Instant now, CancellationToken cancel)
    {
        var risk = register.RiskAsync(project, now, cancel);
        var near = Near(period, NearPeriods);
        var trail = new StatusTrail(period, await ReadAsync(project.Code, near, TableKey.EndOf(Prefix), cancel))
        {
            IsClosed = project.PortfolioSettings.Rounds.Of(period).CutOff < now,
            Risk = await risk,
        };
        return trail.Before is null && project.Latest is not null
            ? trail with { Versions = [.. await ReadAsync(project.Code, Prefix, near, cancel), .. trail.Versions] }
            : trail;
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

    /// <summary>Object ids of all who ever sent a version.</summary>
    public async Task<IReadOnlyCollection<string>> ReportersAsync(ProjectCode project, CancellationToken cancel) =>
        await store.QueryAsync(project.Partition, Prefix, TableKey.EndOf(Prefix), 1000, cancel).Select(row => row.Columns.Text("by")!).ToHashSetAsync(StringComparer.OrdinalIgnoreCase, cancel);

    /// <summary>The newest reports, or the newest before a period's; at least so many if there are, oldest first.</summary>
    public async Task<IReadOnlyList<StatusReport>> NewestAsync(Project project, Period? before, int count, CancellationToken cancel)
    {
        if ((before?.Id ?? project.Latest?.Period) is not { } newest || Period.ParseId(newest) is not { } period)
            return [];
        var near = Reports(await ReadAsync(project.Code, Near(period, count), TableKey.EndOf(Prefix), cancel));
        return near.Count >= count ? near : Reports(await ReadAsync(project.Code, Prefix, TableKey.EndOf(Prefix), cancel));

        IReadOnlyList<StatusReport> Reports(IReadOnlyList<StatusReport> versions) =>
            before is null ? StatusTrail.Standing(versions) : new StatusTrail(before, versions).Earlier;
    }

    public async Task<DraftMark?> FindMarkAsync(ProjectCode project, string mark, CancellationToken cancel) =>
        await store.FindAsync(project.Partition, MarkRow(mark), cancel) is { Columns: var columns } row
            ? new DraftMark(columns.Text("period")!, columns.Int32("version")!.Value, columns.Text("presses")?.Split('\n') ?? [], row.ETag)
            : null;

    public static Write Insert(StatusReport report) =>
        new Write.Insert(RowOf(report.Period.Id, report.Version), StatusRows.Write(report));

    /// <summary>By this a repetition is known: what was sent, and what it became.</summary>
    /// <param name="press">Which press brought it; null where nobody pressed.</param>
    /// <param name="stands">The mark of the same words, from when they were sent before.</param>
    public static Write Mark(string mark, StatusReport report, string? press = null, DraftMark? stands = null)
    {
        var presses = (stands?.Presses ?? []).Append(press).OfType<string>().TakeLast(MostPresses).ToList();
        var columns = new Columns
        {
            ["period"] = report.Period.Id,
            ["version"] = report.Version,
            ["presses"] = presses.Count > 0 ? string.Join('\n', presses) : null,
        };
        return stands is null ? new Write.Insert(MarkRow(mark), columns) : new Write.Replace(MarkRow(mark), columns, stands.ETag);
    }

    public static string RowOf(string period, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(period)}{version:0000}");

    public static bool IsReport(string row) => row.StartsWith(Prefix, StringComparison.Ordinal);

    public static Period? PeriodOf(string row) =>
        IsReport(row) && row.LastIndexOf("-v", StringComparison.Ordinal) is var end && end > Prefix.Length
            ? Period.ParseId(row[Prefix.Length..end])
            : null;

    private static string PrefixOf(string period) => $"{Prefix}{period}-v";

    private static string MarkRow(string mark) => $"draft-{mark}";

    // So many periods back, and a month: of another cadence, one may have begun before them and be as new.
    private static string Near(Period period, int count)
    {
        for (; count > 0; count--)
            period = period.Previous;
        return Prefix + Period.Of(period.FirstDay.PlusMonths(-1), period.Cadence).Id[..8];
    }

    private async Task<IReadOnlyList<StatusReport>> ReadAsync(ProjectCode project, string from, string end, CancellationToken cancel)
    {
        var versions = new List<StatusReport>();
        await foreach (var row in store.QueryAsync(project.Partition, from, end, 100, cancel))
            versions.Add(StatusRows.Read(project, row.Columns));
        return versions;
    }
}

/// <summary>By which a repetition is known: the version that what was sent last became, and the presses that sent it.</summary>
internal sealed record DraftMark(string Period, int Version, IReadOnlyList<string> Presses, ETag ETag);
