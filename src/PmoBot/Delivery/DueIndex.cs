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

    private static readonly InstantPattern Pattern =
        InstantPattern.Create("uuuuMMdd'T'HHmmssfffffff'Z'", CultureInfo.InvariantCulture);

    public static string Format(Instant due) => Pattern.Format(due);

    /// <summary>FNV-1a: the same in every process and version, which string.GetHashCode is not.</summary>
    public static int ShardOf(string owner)
    {
        var hash = 2166136261u;
        foreach (var unit in Encoding.UTF8.GetBytes(owner))
            hash = (hash ^ unit) * 16777619u;
        return (int)(hash % Shards);
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

    /// <summary>From the earliest on, into the future: the reader stops where it has enough.</summary>
    public async IAsyncEnumerable<DueEntry> ReadAsync(
        int shard, int pageSize, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var row in store.QueryAsync(Partition(shard), "0", "A", pageSize, cancel))
            yield return Entry(row);
    }

    public async Task<DueEntry?> FindAsync(DueEntry entry) =>
        await store.FindAsync(Partition(ShardOf(entry.Owner)), entry.Row) is { } row ? Entry(row) : null;

    /// <summary>Only the row as it was read: one that was put again since stays.</summary>
    public async Task DeleteAsync(DueEntry entry) =>
        await store.CommitAsync(Partition(ShardOf(entry.Owner)), [new Write.Delete(entry.Row, entry.ETag)]);

    private static string Partition(int shard) => string.Create(CultureInfo.InvariantCulture, $"due-{shard:00}");

    private static DueEntry Entry(TableRow row) => new(
        Instant.FromDateTimeOffset(row.Columns.Instant("due")!.Value),
        row.Columns.Text("owner")!,
        row.Columns.Text("delivery")!,
        row.Columns.Text("kind")!,
        row.ETag);
}
