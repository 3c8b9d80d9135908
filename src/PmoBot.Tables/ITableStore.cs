namespace PmoBot.Tables;

/// <summary>
/// One table of partitions and rows, in the shape that Azure Table Storage keeps at scale: no query crosses
/// partitions, and only the rows of one partition change together.
/// </summary>
/// <remarks>Infrastructure that stays out of reach after retries surfaces as <see cref="TableStoreException"/>.</remarks>
public interface ITableStore
{
    /// <summary>The row, or null if there is none. Committed rows only.</summary>
    ValueTask<TableRow?> FindAsync(string partition, string row, CancellationToken cancel = default);

    ValueTask<TableRow?> FindAsync(RowAddress address, CancellationToken cancel = default) => FindAsync(address.Partition, address.Row, cancel);

    /// <summary>One wave of 1 to 100 reads, of any partitions: each row or null, in the order asked for.</summary>
    ValueTask<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> rows, CancellationToken cancel = default);

    /// <summary>
    /// The rows whose key is at least <paramref name="rowFrom"/> and below <paramref name="rowTo"/>, in ascending
    /// order for keys of plain characters (<see cref="TableKey"/>), fetched <paramref name="pageSize"/> rows
    /// (1 to 1,000) at a time.
    /// </summary>
    IAsyncEnumerable<TableRow> QueryAsync(
        string partition, string rowFrom, string rowTo, int pageSize = 1000, CancellationToken cancel = default);

    /// <summary>
    /// All of the writes, or none: 1 to 100, each row once. There is no cancellation: a caller that went away must
    /// not leave a commit in doubt.
    /// </summary>
    ValueTask<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes);
}

/// <summary>Every row of the table, for the command-line verbs alone: verify, export, rebuild, erase.</summary>
public interface IMaintenanceScan
{
    IAsyncEnumerable<TableRow> ScanAsync(CancellationToken cancel = default);
}
