using PmoBot.Tables;
using PmoBot.Tests.Delivery;

namespace PmoBot.Tests.Privacy;

/// <summary>Scans go on; the process dies at one of its other calls.</summary>
internal sealed class ScannedStore(ITableStore rows, int dies) : ITableStore, IMaintenanceScan
{
    public FaultyStore Inner { get; } = new(rows) { DiesAtCall = dies };

    public ValueTask<TableRow?> FindAsync(string partition, string row, CancellationToken cancel = default) => Inner.FindAsync(partition, row, cancel);

    public ValueTask<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> some, CancellationToken cancel = default) => Inner.FindAsync(some, cancel);

    public IAsyncEnumerable<TableRow> QueryAsync(string partition, string rowFrom, string rowTo, int pageSize = 1000, CancellationToken cancel = default) =>
        Inner.QueryAsync(partition, rowFrom, rowTo, pageSize, cancel);

    public ValueTask<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes) => Inner.CommitAsync(partition, writes);

    public IAsyncEnumerable<TableRow> ScanAsync(CancellationToken cancel = default) => ((IMaintenanceScan)rows).ScanAsync(cancel);
}
