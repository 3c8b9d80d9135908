using Azure;
using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>Rows of rounds: `schedule-{cadence}` and `round-{period}` of a portfolio, `asked-{period}` of a project.</summary>
internal sealed class RoundStore(ITableStore store)
{
    private const string RoundPrefix = "round-";
    public const string PauseRow = "pause";

    private const string AskedPrefix = "asked-";

    public static string RowOf(Cadence cadence) => $"schedule-{cadence.ToString().ToLowerInvariant()}";

    public static string RowOf(Period period) => RoundPrefix + period.Id;

    public static string AskedRowOf(Period period) => AskedPrefix + period.Id;

    /// <returns>Null: the row says nothing of that.</returns>
    public static Period? PeriodOfAsked(string row) => row.StartsWith(AskedPrefix, StringComparison.Ordinal) ? Period.ParseId(row[AskedPrefix.Length..]) : null;

    /// <returns>Off, where nobody has said anything yet.</returns>
    public async Task<RoundSchedule> ScheduleAsync(string portfolio, Cadence cadence, CancellationToken cancel)
    {
        var schedule = new RoundSchedule(portfolio, cadence);
        return await store.FindAsync(Portfolio.PartitionOf(portfolio), RowOf(cadence), cancel) is { } row ? Read(row, schedule) : schedule;
    }

    public static RoundSchedule Read(TableRow row, RoundSchedule schedule) => schedule with
    {
        Mode = Enum.Parse<RoundMode>(row.Columns.Text("mode")!),
        InOwnZone = row.Columns.Flag("inOwnZone")!.Value,
        OpenedUpTo = row.Columns.Text("openedUpTo"),
        SetBy = row.Columns.Text("setBy"),
        ETag = row.ETag,
    };

    public static Write ToWrite(RoundSchedule schedule) => ToWrite(RowOf(schedule.Cadence), schedule.ETag, new Columns
    {
        ["mode"] = schedule.Mode.ToString(),
        ["inOwnZone"] = schedule.InOwnZone,
        ["openedUpTo"] = schedule.OpenedUpTo,
        ["setBy"] = schedule.SetBy,
    });

    /// <returns>Null: it was not opened.</returns>
    public async Task<Round?> FindAsync(RoundId id, CancellationToken cancel) =>
        await store.FindAsync(Portfolio.PartitionOf(id.Portfolio), RowOf(id.Period), cancel) is { } row ? Read(row, id) : null;

    /// <summary>All that were ever opened, by their first days.</summary>
    public async Task<IReadOnlyList<Round>> ListAsync(string portfolio, CancellationToken cancel) =>
        await store.QueryAsync(Portfolio.PartitionOf(portfolio), RoundPrefix, TableKey.EndOf(RoundPrefix), 1000, cancel)
            .Select(row => Read(row, new RoundId(portfolio, Period.ParseId(row.Key[RoundPrefix.Length..])!))).ToListAsync(cancel);

    public static Write ToWrite(Round round) => ToWrite(RowOf(round.Id.Period), round.ETag, new Columns
    {
        ["openedAt"] = round.OpenedAt.ToDateTimeOffset(),
        ["gathered"] = round.IsGathered,
        ["listed"] = round.Listed.Count > 0 ? string.Join(',', round.Listed) : null,
    });

    public async Task<Asked?> AskedAsync(ProjectCode project, Period period, CancellationToken cancel) =>
        Read(await store.FindAsync(project.Partition, AskedRowOf(period), cancel));

    /// <summary>One trip for all of them; a period that it was not asked for is missing.</summary>
    public async Task<IReadOnlyDictionary<Period, Asked>> AskedAsync(ProjectCode project, IReadOnlyCollection<Period> periods, CancellationToken cancel)
    {
        var rows = periods.Select(AskedRowOf).Order(StringComparer.Ordinal).ToList();
        var asked = await store.QueryAsync(project.Partition, rows[0], TableKey.EndOf(rows[^1]), 100, cancel).ToDictionaryAsync(row => row.Key, cancellationToken: cancel);
        return periods.Where(period => asked.ContainsKey(AskedRowOf(period))).ToDictionary(period => period, period => Read(asked[AskedRowOf(period)])!);
    }

    /// <summary>One wave of 1 to 100, each in its place.</summary>
    public async Task<IReadOnlyList<Asked?>> AskedAsync(IReadOnlyList<Project> projects, Period period, CancellationToken cancel) =>
        [.. (await store.FindAsync([.. projects.Select(project => new RowAddress(project.Code.Partition, AskedRowOf(period)))], cancel)).Select(Read)];

    /// <summary>One wave of 1 to 100, each in its place.</summary>
    public async Task<IReadOnlyList<Pause?>> PausesAsync(IReadOnlyList<Project> projects, CancellationToken cancel) =>
        [.. (await store.FindAsync([.. projects.Select(project => new RowAddress(project.Code.Partition, PauseRow))], cancel)).Select(ReadPause)];

    /// <summary>For a commit that replaces the project's row too. The row stays when a pause was ended: nothing of it holds.</summary>
    public static Write ToWrite(Pause? pause) => new Write.Upsert(PauseRow, new Columns
    {
        ["until"] = pause is null ? null : LocalDatePattern.Iso.Format(pause.Until),
        ["reason"] = pause?.Reason,
    });

    public static Pause? ReadPause(TableRow? row) =>
        row?.Columns.Text("until") is { } until ? new Pause(LocalDatePattern.Iso.Parse(until).Value, row.Columns.Text("reason")!) : null;

    public static Write ToWrite(Asked asked) => ToWrite(AskedRowOf(asked.Round.Period), asked.ETag, new Columns
    {
        ["round"] = asked.Round.ToString(),
        ["person"] = asked.Person?.ObjectId,
        ["personName"] = asked.Person?.Name,
        ["inPlaceOf"] = asked.InPlaceOf?.ObjectId,
        ["inPlaceOfName"] = asked.InPlaceOf?.Name,
        ["byHand"] = asked.ByHand,
        ["excuse"] = asked.Excuse?.ToString(),
        ["reason"] = asked.Reason,
        ["formerly"] = asked.Formerly.Count > 0 ? string.Join(',', asked.Formerly) : null,
        ["at"] = asked.At.ToDateTimeOffset(),
    });

    public static Asked? Read(TableRow? row) => row is not { Columns: var columns } || RoundId.Parse(columns.Text("round")) is not { } round ? null : new Asked
    {
        Round = round,
        Person = PersonIn(columns, "person"),
        InPlaceOf = PersonIn(columns, "inPlaceOf"),
        ByHand = columns.Flag("byHand")!.Value,
        Excuse = columns.Text("excuse") is { } excuse ? Enum.Parse<Excuse>(excuse) : null,
        Reason = columns.Text("reason"),
        Formerly = columns.Text("formerly")?.Split(',') ?? [],
        At = Instant.FromDateTimeOffset(columns.Instant("at")!.Value),
        ETag = row.ETag,
    };

    private static Round Read(TableRow row, RoundId id) => new(id, Instant.FromDateTimeOffset(row.Columns.Instant("openedAt")!.Value))
    {
        IsGathered = row.Columns.Flag("gathered")!.Value,
        Listed = row.Columns.Text("listed")?.Split(',') ?? [],
        ETag = row.ETag,
    };

    internal static Person? PersonIn(Columns columns, string column) =>
        columns.Text(column) is { } id ? new Person(id, columns.Text(column + "Name")!) : null;

    private static Write ToWrite(string row, ETag? stands, Columns columns) =>
        stands is { } etag ? new Write.Replace(row, columns, etag) : new Write.Insert(row, columns);
}
