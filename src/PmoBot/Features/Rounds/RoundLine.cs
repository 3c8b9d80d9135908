using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Scheduling;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>Where a project is in a round. Missing is computed when read: open, and the cut-off has come. Names are stored in rows.</summary>
internal enum RoundState
{
    Open,
    OnTime,
    Late,
    AfterCutOff,
    Excused,
    Unreachable,
}

/// <summary>One project's row in `round-{portfolio}-{period}`: what the live round, its rates and its lists are read from.</summary>
internal sealed record RoundLine
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? Programme { get; init; }

    public required RoundState State { get; init; }

    public bool IsCarried { get; init; }

    /// <summary>In place of what Teams says.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>When the figures of the report were received.</summary>
    public Instant? ReceivedAt { get; init; }

    /// <summary>Who is asked.</summary>
    public Person? Person { get; init; }

    /// <summary>Names were taken away, thirty days after the cut-off: that there is none says nothing.</summary>
    public bool IsForgotten { get; init; }

    public Excuse? Excuse { get; init; }

    public string? Reason { get; init; }

    /// <summary>When the message to whoever is asked went out.</summary>
    public Instant? SentAt { get; init; }

    /// <summary>Why no message reaches them: blocked, uninstalled, left.</summary>
    public string? Unreachable { get; init; }

    public Instant? UnreachableSince { get; init; }

    /// <summary>Expected, and not excused unless it came in time all the same.</summary>
    public bool IsHeld => Excuse is null || State is RoundState.OnTime or RoundState.Late;

    public bool IsReported => State is RoundState.OnTime or RoundState.Late or RoundState.AfterCutOff;

    /// <param name="stands">The line as it was, which knows what became of the message.</param>
    public static RoundLine Of(Project project, Asked asked, ReceivedReport? report, RoundLine? stands)
    {
        var known = stands is { Unreachable: not Unreadable } && SamePerson(stands.Person, asked.Person) ? stands : null;
        return new RoundLine
        {
            Code = project.Code.Value,
            Name = project.Name,
            Programme = project.Programme,
            Person = asked.Person,
            IsForgotten = stands is { IsForgotten: true },
            Excuse = asked.Excuse ?? (known?.Excuse == Rounds.Excuse.NotDelivered ? known.Excuse : null),
            Reason = asked.Reason,
            IsCarried = report is { IsCarried: true },
            ReceivedAt = report?.At,
            SentAt = known?.SentAt,
            Unreachable = known?.Unreachable,
            UnreachableSince = known?.UnreachableSince,
            State = RoundState.Open,
        }.Judged(report?.Timeliness);
    }

    /// <summary>What is kept of the project cannot be read: nobody could be asked, which the PMO is to know.</summary>
    public static RoundLine OfUnreadable(ProjectCode code, RoundLine? stands, Instant now) => (stands ?? new RoundLine { Code = code.Value, Name = code.Value, State = RoundState.Open }) with
    {
        State = RoundState.Unreachable,
        Unreachable = Unreadable,
        UnreachableSince = stands?.Unreachable == Unreadable ? stands.UnreachableSince : now,
    };

    /// <summary>A report outweighs an excuse, and that outweighs that nobody could be reached.</summary>
    public RoundLine Judged(Timeliness? report) => this with
    {
        State = (report, Excuse, Unreachable) switch
        {
            (Timeliness.OnTime, _, _) => RoundState.OnTime,
            (Timeliness.Late, _, _) => RoundState.Late,
            (Timeliness.AfterCutOff, _, _) => RoundState.AfterCutOff,
            (null, not null, _) => RoundState.Excused,
            (null, null, not null) => RoundState.Unreachable,
            _ => RoundState.Open,
        },
    };

    private static bool SamePerson(Person? one, Person? other) => one?.ObjectId == other?.ObjectId;
}

/// <summary>The rows of a round, one a project.</summary>
internal sealed class RoundBoard(ITableStore store)
{
    private const string Prefix = "project-";

    public async Task<IReadOnlyList<RoundLine>> ListAsync(RoundId round, CancellationToken cancel) => await EachAsync(round, cancel).ToListAsync(cancel);

    /// <summary>A page of the store at a time.</summary>
    public IAsyncEnumerable<RoundLine> EachAsync(RoundId round, CancellationToken cancel) =>
        store.QueryAsync(round.Partition, Prefix, TableKey.EndOf(Prefix), 1000, cancel).Select(row => Read(row.Columns));

    public async Task<RoundLine?> FindAsync(RoundId round, ProjectCode code, CancellationToken cancel) =>
        await store.FindAsync(round.Partition, Prefix + code.Value, cancel) is { } row ? Read(row.Columns) : null;

    /// <summary>Changes the line as it stands; <paramref name="change"/> may run more than once, each time on what it reads anew.</summary>
    /// <exception cref="TableStoreException">Others were faster too often: the delivery goes again.</exception>
    public async Task ChangeAsync(RoundId round, ProjectCode code, Func<RoundLine?, Task<RoundLine?>> change, CancellationToken cancel)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var row = await store.FindAsync(round.Partition, Prefix + code.Value, cancel);
            var stands = row is null ? null : Read(row.Columns);
            if (await change(stands) is not { } line || line == stands)
                return;
            Write write = row is null ? new Write.Insert(Prefix + code.Value, Columns(line)) : new Write.Replace(Prefix + code.Value, Columns(line), row.ETag);
            if (await store.CommitAsync(round.Partition, [write]) is CommitResult.Committed)
                return;
        }

        throw new TableStoreException($"The line of {code} in round {round} could not be written.");
    }

    private static RoundLine Read(Columns columns) => new()
    {
        Code = columns.Text("code")!,
        Name = columns.Text("name")!,
        Programme = columns.Text("programme"),
        State = Enum.Parse<RoundState>(columns.Text("state")!),
        IsCarried = columns.Flag("carried")!.Value,
        ReceivedAt = InstantIn(columns, "receivedAt"),
        Person = RoundStore.PersonIn(columns, "person"),
        IsForgotten = columns.Flag("forgotten") ?? false,
        Excuse = columns.Text("excuse") is { } excuse ? Enum.Parse<Excuse>(excuse) : null,
        Reason = columns.Text("reason"),
        SentAt = InstantIn(columns, "sentAt"),
        Unreachable = columns.Text("unreachable"),
        UnreachableSince = InstantIn(columns, "unreachableSince"),
    };

    private static Columns Columns(RoundLine line) => new()
    {
        ["code"] = line.Code,
        ["name"] = line.Name,
        ["programme"] = line.Programme,
        ["state"] = line.State.ToString(),
        ["carried"] = line.IsCarried,
        ["receivedAt"] = line.ReceivedAt?.ToDateTimeOffset(),
        ["person"] = line.Person?.ObjectId,
        ["personName"] = line.Person?.Name,
        ["forgotten"] = line.IsForgotten,
        ["excuse"] = line.Excuse?.ToString(),
        ["reason"] = line.Reason,
        ["sentAt"] = line.SentAt?.ToDateTimeOffset(),
        ["unreachable"] = line.Unreachable,
        ["unreachableSince"] = line.UnreachableSince?.ToDateTimeOffset(),
    };

    private static Instant? InstantIn(Columns columns, string column) =>
        columns.Instant(column) is { } at ? Instant.FromDateTimeOffset(at) : null;
}
