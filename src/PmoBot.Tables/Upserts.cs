namespace PmoBot.Tables;

/// <summary>Single rows that nobody else's state depends on: the last writer wins.</summary>
public static class Upserts
{
    /// <summary>Writes the row, whether or not it was there.</summary>
    /// <exception cref="TableStoreException">It was not committed, or nobody can tell: the same write may go again.</exception>
    public static async Task UpsertAsync(this ITableStore store, string partition, string row, Columns columns)
    {
        if (await store.CommitAsync(partition, [new Write.Upsert(row, columns)]) is not CommitResult.Committed and var result)
            throw new TableStoreException($"Row {row} of {partition} was not written: {result.GetType().Name}.");
    }
}
