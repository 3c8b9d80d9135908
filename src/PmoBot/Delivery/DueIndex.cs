using System.Globalization;
using System.Text;
using Azure;
using NodaTime;
using NodaTime.Text;
using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>One row of the due index. Kind tells the dispatcher's lane without reading the delivery.</summary>
internal sealed record DueEntry(Instant Due, string Owner, string Id, string Kind, ETag ETag = default)
{
    public string Row => $"{DueIndex.Format(Due)}-{Owner}-{Id}";
}

/// <summary>Finds deliveries by their due time: 16 shards, by owner, each in order of time.</summary>
internal sealed class DueIndex(ITableStore store)
{
    public const int Shards = 16;

    private const string First = "0";
    private const string Last = "A";

    private static readonly InstantPattern Pattern =
        InstantPattern.Create("uuuuMMdd'T'HHmmssfffffff'Z'", CultureInfo.InvariantCulture);

    public static string Format(Instant due) => Pattern.Format(due);

    public static int ShardOf(string owner) => ShardOf(owner, Shards);

    /// <summary>FNV-1a: the same in every process and version, which string.GetHashCode is not.</summary>
    public static int ShardOf(string owner, uint shards)
    {
        var hash = 2166136261u;
        foreach (var unit in Encoding.UTF8.GetBytes(owner))
            hash = (hash ^ unit) * 16777619u;
        return (int)(hash % shards);
    }

    /// <summary>Always a write, even of a row that is there: its new ETag keeps others from deleting it unseen.</summary>
    public async Task<CommitResult> PutAsync(string owner, IEnumerable<DueEntry> entries) =>
        await store.CommitAsync(Partition(ShardOf(owner)), [.. entries.Select(entry => new Write.Upsert(entry.Row, new Columns
        {
            ["owner"] = entry.Owner,
            ["delivery"] = entry.Id,
            ["kind"] = entry.Kind,
            ["due"] = entry.Due.ToDateTimeOffset(),
        }))]);

    /// <summary>What is due by now, the earliest first.</summary>
    public IAsyncEnumerable<DueEntry> DueAsync(int shard, Instant now, int pageSize) => DueAsync(shard, Instant.MinValue, now, pageSize);

    public async IAsyncEnumerable<DueEntry> DueAsync(int shard, Instant from, Instant now, int pageSize)
    {
        await foreach (var row in store.QueryAsync(Partition(shard), from == Instant.MinValue ? First : Format(from), After(now), pageSize))
            yield return Entry(row);
    }

    /// <summary>When the first of the others is due.</summary>
    public async Task<Instant?> NextDueAsync(int shard, Instant now)
    {
        await foreach (var row in store.QueryAsync(Partition(shard), After(now), Last, pageSize: 1))
            return Entry(row).Due;
        return null;
    }

    public async Task<DueEntry?> FindAsync(DueEntry entry) =>
        await store.FindAsync(Partition(ShardOf(entry.Owner)), entry.Row) is { } row ? Entry(row) : null;

    /// <summary>Only the row as it was read: one that was put again since stays.</summary>
    public async Task DeleteAsync(DueEntry entry) =>
        await store.CommitAsync(Partition(ShardOf(entry.Owner)), [new Write.Delete(entry.Row, entry.ETag)]);

    private static string After(Instant now) => Format(Instant.FromUnixTimeTicks(now.ToUnixTimeTicks() + 1));

    private static string Partition(int shard) => string.Create(CultureInfo.InvariantCulture, $"due-{shard:00}");

    private static DueEntry Entry(TableRow row) => new(
        Instant.FromDateTimeOffset(row.Columns.Instant("due")!.Value),
        row.Columns.Text("owner")!,
        row.Columns.Text("delivery")!,
        row.Columns.Text("kind")!,
        row.ETag);
}
