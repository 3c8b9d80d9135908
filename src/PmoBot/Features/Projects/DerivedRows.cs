using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>Rows that other partitions keep of a project; each carries the project's version, and a lower one never wins.</summary>
internal static class DerivedRows
{
    /// <exception cref="TableStoreException">Others were faster too often, or nobody can tell: the delivery goes again.</exception>
    public static async Task WriteNewerAsync(
        this ITableStore store, string partition, string key, Columns columns, long version, CancellationToken cancel)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var row = await store.FindAsync(partition, key, cancel);
            if (row?.Columns.Int64("version") >= version)
                return;

            Write write = row is null ? new Write.Insert(key, columns) : new Write.Replace(key, columns, row.ETag);
            if (await store.CommitAsync(partition, [write]) is CommitResult.Committed)
                return;
        }

        throw new TableStoreException($"Row {key} of {partition} could not be written.");
    }

    /// <summary>The row is not this project's place any more; one of a newer version stays.</summary>
    /// <exception cref="TableStoreException">As above.</exception>
    public static async Task RemoveOlderAsync(this ITableStore store, string partition, string key, long version, CancellationToken cancel)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var row = await store.FindAsync(partition, key, cancel);
            if (row is null || row.Columns.Int64("version") > version)
                return;
            if (await store.CommitAsync(partition, [new Write.Delete(key, row.ETag)]) is CommitResult.Committed)
                return;
        }

        throw new TableStoreException($"Row {key} of {partition} could not be removed.");
    }
}
