using System.Runtime.CompilerServices;

namespace PmoBot.Tables.Sqlite;

/// <summary>
/// The store in one SQLite file on one machine: WAL, <c>synchronous=FULL</c>. Commits queue for one writer and are
/// answered once flushed; reads never wait for them. Another process may use the file at the same time.
/// </summary>
public sealed class SqliteTableStore : ITableStore, IMaintenanceScan, IDisposable
{
    private const int ScanPage = 500;

    private readonly GroupWriter _writer;
    private readonly ReaderPool _readers;
    private bool _closed;

    private SqliteTableStore(GroupWriter writer, ReaderPool readers) => (_writer, _readers) = (writer, readers);

    /// <summary>Opens the file, made with its folder if absent.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">Machine time, for the few milliseconds in which commits gather.</param>
    /// <param name="busyTimeout">How long to wait for another process that writes; 30 s if not given.</param>
    /// <exception cref="TableStoreException">The file cannot be opened, or a newer program made it.</exception>
    public static SqliteTableStore Open(string path, TimeProvider time, TimeSpan? busyTimeout = null)
    {
        var patience = busyTimeout ?? TimeSpan.FromSeconds(30);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new(new GroupWriter(new WriteConnection(path, patience), time), new ReaderPool(path, patience));
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new TableStoreException($"The SQLite file {path} cannot be opened.", failure);
        }
    }

    public ValueTask<TableRow?> FindAsync(string partition, string row, CancellationToken cancel = default) =>
        ValueTask.FromResult(_readers.Read(Trip.Find, new RowAddress(partition, row), static (reader, wanted) => reader.Find(wanted)[0]));

    public ValueTask<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> rows, CancellationToken cancel = default)
    {
        RowAddress.CheckWave(rows);
        return ValueTask.FromResult<IReadOnlyList<TableRow?>>(_readers.Read(Trip.Find, rows, static (reader, wanted) => reader.Find([.. wanted])));
    }

    public async IAsyncEnumerable<TableRow> QueryAsync(
        string partition, string rowFrom, string rowTo, int pageSize = 1000, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, 1000);
        var (from, to) = (TableKey.Escape(rowFrom), TableKey.Escape(rowTo));
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var page = _readers.Read(Trip.Query, (partition, from, to, pageSize),
                static (reader, at) => reader.Page(at.partition, at.from, at.to, at.pageSize));
            foreach (var row in page)
                yield return row;

            if (page.Count < pageSize)
                yield break;
            from = TableKey.Escape(page[^1].Key) + " ";   // the next possible key: a space sorts before any plain character
        }
    }

    public ValueTask<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes)
    {
        CommitRules.Check(partition, writes);
        if (CommitRules.FirstTooLarge(writes) is { } index)
            return ValueTask.FromResult<CommitResult>(new CommitResult.TooLarge(index));

        var commit = PendingCommit.Of(partition, writes);
        return new(Trip.IsTold ? TellAsync(commit) : WriteAsync(commit));
    }

    public async IAsyncEnumerable<TableRow> ScanAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        TableRow? last = null;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var page = _readers.Read(Trip.Scan, last, static (reader, after) => reader.Scan(after, ScanPage));
            foreach (var row in page)
                yield return row;

            if (page.Count < ScanPage)
                yield break;
            last = page[^1];
        }
    }

    /// <summary>Commits already taken in are written and answered first.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, true))
            return;
        _writer.Dispose();
        _readers.Dispose();
    }

    private Task<CommitResult> WriteAsync(PendingCommit commit)
    {
        _writer.Add(commit);
        return commit.Answer;
    }

    private async Task<CommitResult> TellAsync(PendingCommit commit)
    {
        var trip = Trip.Begin(Trip.Commit);
        var result = Trip.Failed;
        try
        {
            var answer = await WriteAsync(commit);
            result = answer.GetType().Name;
            return answer;
        }
        finally
        {
            trip.End(result);
        }
    }
}
