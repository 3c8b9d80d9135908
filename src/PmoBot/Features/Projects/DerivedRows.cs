using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>Rows that other partitions keep of a project; each carries the project's version, and a lower one never wins.</summary>
internal static class DerivedRows
{
    /// <returns>Whether the row was another one, or none.</returns>
    /// <exception cref="TableStoreException">Others were faster too often, or nobody can tell: the delivery goes again.</exception>
    public static async Task<bool> WriteNewerAsync(
        this ITableStore store, string partition, string key, Columns columns, long version, CancellationToken cancel)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var row = await store.FindAsync(partition, key, cancel);
            // Of the same version it is written anew where it says something else: what it was taken by has learned more since.
            if (row?.Columns.Int64("version") is { } stands && (stands > version || stands == version && row.Columns.IsSameAs(columns)))
                return false;

            Write write = row is null ? new Write.Insert(key, columns) : new Write.Replace(key, columns, row.ETag);
            if (await store.CommitAsync(partition, [write]) is CommitResult.Committed)
                return true;
        }

        throw new TableStoreException($"Row {key} of {partition} could not be written.");
    }

    /// <summary>The row is not this project's place any more; one of a newer version stays.</summary>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="TableStoreException">As above.</exception>
    public static async Task<bool> RemoveOlderAsync(this ITableStore store, string partition, string key, long version, CancellationToken cancel)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var row = await store.FindAsync(partition, key, cancel);
            if (row is null || row.Columns.Int64("version") > version)
                return false;
            if (await store.CommitAsync(partition, [new Write.Delete(key, row.ETag)]) is CommitResult.Committed)
                return true;
        }

        throw new TableStoreException($"Row {key} of {partition} could not be removed.");
    }

    private static bool IsSameAs(this Columns stands, Columns columns) =>
        stands.Count == columns.Count && columns.All(column => column.Value.Equals(stands[column.Key]));
}
