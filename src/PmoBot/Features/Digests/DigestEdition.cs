using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Tables;

namespace PmoBot.Features.Digests;

/// <summary>A digest as it went out, word for word, so that it can be shown again as it was.</summary>
/// <param name="Name">Of the project, portfolio or programme, as it was called.</param>
/// <param name="Period">The newest that had closed.</param>
internal sealed record DigestEdition(
    DigestSubject Subject, string Subscription, DigestAudience Audience, string Name, Period Period, Instant At, Instant? Since)
{
    public required DateTimeZone Zone { get; init; }

    public required int Projects { get; init; }

    /// <summary>How many stand where; empty for a single project.</summary>
    public IReadOnlyList<DigestCount> Counts { get; init; } = [];

    /// <summary>In the order in which they are read.</summary>
    public IReadOnlyList<DigestBlock> Blocks { get; init; } = [];

    /// <summary>When it should have gone out; null: whenever somebody asked for it.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>We were not up at its time.</summary>
    public bool IsLate => DueAt is { } due && At - due > Duration.FromHours(1);

    /// <summary>Of the audit trail, for whoever may read that: the head of its own chain.</summary>
    public string? Anchor { get; init; }

    /// <summary>And of all chains, as they were the last night.</summary>
    public AnchoredNight? Night { get; init; }

    /// <summary>Nothing changed and nothing is wanted, in what it shows as in what it does not.</summary>
    public bool IsNothing { get; init; }

    public string Row => RowOf(Subscription, At);

    public static string RowOf(string subscription, Instant at) => $"{Editions.Prefix}{Editions.Moment.Format(at)}-{subscription}";
}

/// <param name="Shape">● ▲ ■ ○</param>
/// <param name="More">Than in the edition before; null: there was none.</param>
internal sealed record DigestCount(string Shape, Words Name, int Count, int? More);

/// <summary>Rows `edition-{moment}-{subscription}`, of which none is ever written again.</summary>
internal sealed class Editions(ITableStore store)
{
    public const string Prefix = "edition-";

    public static readonly NodaTime.Text.InstantPattern Moment = NodaTime.Text.InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>Of a row's key.</summary>
    public static string SubscriptionOf(string row) => row[(row.IndexOf('-', Prefix.Length) + 1)..];

    public static Instant MomentOf(string row) => Moment.Parse(row[Prefix.Length..row.IndexOf('-', Prefix.Length)]).Value;

    // An é stays an é: six times as much of other alphabets fits.
    private static readonly DigestJsons Readable = new(new JsonSerializerOptions(DigestJsons.Default.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    // What a column holds.
    private const int Longest = 32_000;

    // A month, until the next one has ended and closed; and a cut-off that weeks off put further off.
    private const int LongestNewest = 120;

    public async Task<DigestEdition?> FindAsync(string partition, string row, CancellationToken cancel) =>
        row.StartsWith(Prefix, StringComparison.Ordinal) && await store.FindAsync(partition, row, cancel) is { } found ? Read(found) : null;

    /// <summary>Of these periods, the newest last. It is the newest closed one until the next one closes, which days off delay: more than that is not read.</summary>
    public async Task<IReadOnlyList<DigestEdition>> OfPeriodsAsync(string partition, IReadOnlyCollection<Period> periods, CancellationToken cancel) =>
        await store.QueryAsync(partition, KeyAt(periods.Min(period => period.FirstDay.PlusDays(-1))), KeyAt(periods.Max(period => period.LastDay.PlusDays(LongestNewest))), 100, cancel)
            .Where(row => periods.Contains(Period.ParseId(row.Columns.Text("period")!)!)).Select(Read).ToListAsync(cancel);

    public static Write.Insert ToWrite(DigestEdition edition) => new(edition.Row, new Columns
    {
        ["subscription"] = edition.Subscription,
        ["period"] = edition.Period.Id,
        ["at"] = edition.At.ToDateTimeOffset(),
        ["words"] = InWords(edition),
    });

    /// <summary>What the trail says of it: its words by their hash.</summary>
    public static string HashOf(TableRow row) => HashOf(row.Columns.Text("words")!);

    public static string HashOf(DigestEdition edition) => HashOf(InWords(edition));

    private static string KeyAt(LocalDate day) => Prefix + Moment.Format(day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());

    private static string HashOf(string words) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(words)));

    /// <summary>With as many lines of each part as a column holds.</summary>
    public static DigestEdition Fitted(DigestEdition edition)
    {
        for (var most = TopLines.Most; InWords(edition).Length > Longest && most > 0; most--)
            edition = edition with { Blocks = [.. edition.Blocks.Select(block => block with { Lines = [.. block.Lines.Take(most)] })] };
        return edition;
    }

    private static string InWords(DigestEdition edition) => JsonSerializer.Serialize(EditionJson.Of(edition), Readable.EditionJson);

    private static DigestEdition Read(TableRow row) =>
        JsonSerializer.Deserialize(row.Columns.Text("words")!, DigestJsons.Default.EditionJson)!.ToEdition(row.Partition);
}

internal sealed record EditionJson(
    string? Programme, string Subscription, DigestAudience Audience, string Name, string Period, long At, long? Since, string Zone, int Projects,
    IReadOnlyList<DigestCount> Counts, IReadOnlyList<DigestBlock> Blocks, string? Anchor, NightJson? Night, long? DueAt, bool IsNothing)
{
    public static EditionJson Of(DigestEdition it) => new(
        it.Subject.Programme, it.Subscription, it.Audience, it.Name, it.Period.Id, it.At.ToUnixTimeTicks(), it.Since?.ToUnixTimeTicks(), it.Zone.Id,
        it.Projects, it.Counts, it.Blocks, it.Anchor, it.Night is { } night ? new NightJson(AuditAnchor.DayPattern.Format(night.Day), night.Chains, night.Hash) : null, it.DueAt?.ToUnixTimeTicks(), it.IsNothing);

    public DigestEdition ToEdition(string partition) => new(
        new DigestSubject(partition, Programme), Subscription, Audience, Name, Scheduling.Period.ParseId(Period)!, Instant.FromUnixTimeTicks(At),
        Since is { } since ? Instant.FromUnixTimeTicks(since) : null)
    {
        Zone = DateTimeZoneProviders.Tzdb[Zone],
        Projects = Projects,
        Counts = Counts,
        Blocks = Blocks,
        Anchor = Anchor,
        Night = Night is { } night ? new AnchoredNight(AuditAnchor.DayPattern.Parse(night.Day).Value, night.Chains, night.Hash) : null,
        IsNothing = IsNothing,
        DueAt = DueAt is { } due ? Instant.FromUnixTimeTicks(due) : null,
    };
}

internal sealed record NightJson(string Day, int Chains, string Hash);
