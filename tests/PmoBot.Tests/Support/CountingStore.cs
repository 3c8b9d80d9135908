using PmoBot.Tables;

namespace PmoBot.Tests.Support;

/// <summary>A real store that counts what is asked of it, and the rows that come back.</summary>
internal sealed class CountingStore(ITableStore inner) : ITableStore
{
    private int _reads;
    private int _rows;
    private int _pages;

    /// <summary>Since the last time: calls that read, and rows that they brought.</summary>
    public (int Reads, int Rows) Taken() => (Interlocked.Exchange(ref _reads, 0), Interlocked.Exchange(ref _rows, 0));

    /// <summary>Since the last time: pages of rows that a store hands over at once.</summary>
    public int PagesTaken() => Interlocked.Exchange(ref _pages, 0);

    public async ValueTask<TableRow?> FindAsync(string partition, string row, CancellationToken cancel = default)
    {
        Interlocked.Increment(ref _reads);
        var found = await inner.FindAsync(partition, row, cancel);
        Interlocked.Add(ref _rows, found is null ? 0 : 1);
        return found;
    }

    public async ValueTask<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> rows, CancellationToken cancel = default)
    {
        Interlocked.Increment(ref _reads);
        Interlocked.Add(ref _rows, rows.Count);
        return await inner.FindAsync(rows, cancel);
    }

    public async IAsyncEnumerable<TableRow> QueryAsync(
        string partition, string rowFrom, string rowTo, int pageSize = 1000, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        Interlocked.Increment(ref _reads);
        var rows = 0;
        await foreach (var row in inner.QueryAsync(partition, rowFrom, rowTo, pageSize, cancel))
        {
            Interlocked.Add(ref _pages, rows++ % pageSize == 0 ? 1 : 0);
            Interlocked.Increment(ref _rows);
            yield return row;
        }
    }

    public ValueTask<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes) => inner.CommitAsync(partition, writes);
}
