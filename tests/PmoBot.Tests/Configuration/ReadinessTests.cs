using PmoBot.Configuration;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Configuration;

public sealed class ReadinessTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task However_many_ask_the_storage_is_asked_once_a_second()
    {
        using var store = ProgramStore.OnSqlite();
        var slow = new Slow(store.Rows);
        var readiness = new Readiness(slow, _time);

        var asked = Enumerable.Range(0, 1000).Select(_ => readiness.AskAsync()).ToList();
        slow.Gate.SetResult();

        Assert.All(await Task.WhenAll(asked), Assert.True);
        Assert.True(await readiness.AskAsync());
        Assert.Equal(1, slow.Asked);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await readiness.AskAsync());
        Assert.Equal(2, slow.Asked);
    }

    [Fact]
    public async Task A_storage_that_comes_back_is_seen()
    {
        using var store = ProgramStore.OnSqlite();
        var slow = new Slow(store.Rows) { IsAway = true };
        var readiness = new Readiness(slow, _time);
        slow.Gate.SetResult();

        var before = await readiness.AskAsync();
        slow.IsAway = false;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((false, true), (before, await readiness.AskAsync()));
    }

    /// <summary>A real store that answers when it is let, or not at all.</summary>
    private sealed class Slow(ITableStore inner) : ITableStore
    {
        public TaskCompletionSource Gate { get; } = new();

        public bool IsAway { get; set; }

        public int Asked { get; private set; }

        public async ValueTask<TableRow?> FindAsync(string partition, string row, CancellationToken cancel = default)
        {
            Asked++;
            await Gate.Task;
            return IsAway ? throw new TableStoreException("away") : await inner.FindAsync(partition, row, cancel);
        }

        public ValueTask<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> rows, CancellationToken cancel = default) => inner.FindAsync(rows, cancel);

        public IAsyncEnumerable<TableRow> QueryAsync(string partition, string rowFrom, string rowTo, int pageSize = 1000, CancellationToken cancel = default) =>
            inner.QueryAsync(partition, rowFrom, rowTo, pageSize, cancel);

        public ValueTask<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes) => inner.CommitAsync(partition, writes);
    }
}
