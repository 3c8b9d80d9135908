using PmoBot.Tables;

namespace PmoBot.Tests.Delivery;

/// <summary>A real store as a process sees it that dies, loses answers or is slow.</summary>
internal sealed class FaultyStore(ITableStore inner) : ITableStore
{
    private int _calls;
    private int _commits;

    /// <summary>The process is dead from this call on.</summary>
    public int DiesAtCall { get; set; } = int.MaxValue;

    /// <summary>The answer to this commit is lost.</summary>
    public int LosesCommit { get; set; } = int.MaxValue;

    /// <summary>Whether the commit whose answer is lost took place.</summary>
    public bool LostCommitHappens { get; set; }

    /// <summary>Runs before each commit.</summary>
    public Func<string, IReadOnlyList<Write>, Task> BeforeCommit { get; set; } = (_, _) => Task.CompletedTask;

    public bool IsDead => Volatile.Read(ref _calls) >= DiesAtCall;

    public int Commits => _commits;

    public int Calls => _calls;

    public ValueTask<TableRow?> FindAsync(string partition, string row, CancellationToken cancel = default)
    {
        Live();
        return inner.FindAsync(partition, row, cancel);
    }

    public ValueTask<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> rows, CancellationToken cancel = default)
    {
        Live();
        return inner.FindAsync(rows, cancel);
    }

    public IAsyncEnumerable<TableRow> QueryAsync(
        string partition, string rowFrom, string rowTo, int pageSize = 1000, CancellationToken cancel = default)
    {
        Live();
        return inner.QueryAsync(partition, rowFrom, rowTo, pageSize, cancel);
    }

    public async ValueTask<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes)
    {
        Live();
        await BeforeCommit(partition, writes);
        if (Interlocked.Increment(ref _commits) != LosesCommit)
            return await inner.CommitAsync(partition, writes);

        if (LostCommitHappens)
            await inner.CommitAsync(partition, writes);
        return new CommitResult.Unknown();
    }

    private void Live()
    {
        if (Interlocked.Increment(ref _calls) >= DiesAtCall)
            throw new TableStoreException("This process is dead.");
    }
}
