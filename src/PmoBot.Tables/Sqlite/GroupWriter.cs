using System.Collections.Concurrent;

namespace PmoBot.Tables.Sqlite;

/// <summary>
/// The one thread that writes. What queued while it flushed goes into the next transaction together, so that many
/// commits share one fsync.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    private const int MaxGroup = 256;
    // For a few callers, a flush that is faster than the shortest wait is not worth waiting for; many share it all the same.
    private const int Many = 16;
    private static readonly TimeSpan Worthwhile = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2);

    private readonly BlockingCollection<PendingCommit> _queue = [];
    private readonly WriteConnection _connection;
    private readonly TimeProvider _time;
    private readonly Thread _thread;

    public GroupWriter(WriteConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
        _thread = new Thread(WriteUntilClosed) { Name = "sqlite writer", IsBackground = true };
        _thread.Start();
    }

    public void Add(PendingCommit commit)
    {
        ObjectDisposedException.ThrowIf(_queue.IsAddingCompleted, typeof(SqliteTableStore));
        _queue.Add(commit);
    }

    /// <summary>What was taken in before is written and answered.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        _connection.Dispose();
    }

    private void WriteUntilClosed()
    {
        var group = new List<PendingCommit>(MaxGroup);
        var previous = 1;
        while (_queue.TryTake(out var first, Timeout.Infinite))
        {
            group.Add(first);
            Gather(group, previous);
            var since = _time.GetTimestamp();
            Write(group);
            previous = group.Count >= Many || _time.GetElapsedTime(since) > Worthwhile ? group.Count : 1;
            group.Clear();
        }
    }

    /// <summary>
    /// Takes what is there; under load it waits a moment for as many as came last time, because the callers just
    /// answered are about to come again. A caller alone never waits.
    /// </summary>
    private void Gather(List<PendingCommit> group, int expected)
    {
        while (group.Count < MaxGroup && _queue.TryTake(out var next))
            group.Add(next);

        var since = _time.GetTimestamp();
        while (group.Count < expected && Patience - _time.GetElapsedTime(since) is { Ticks: > 0 } left
            && _queue.TryTake(out var next, (int)Math.Ceiling(left.TotalMilliseconds)))
            group.Add(next);
    }

    private void Write(List<PendingCommit> group)
    {
        var flushing = false;
        try
        {
            _connection.Begin();
            foreach (var commit in group)
                commit.Result = _connection.Apply(commit);
            flushing = true;
            _connection.Commit();
        }
        catch (Exception failure)   // the boundary of this thread: whatever it is, every caller hears of it
        {
            Fail(group, failure, flushing);
            return;
        }

        foreach (var commit in group)
            commit.GiveResult();
    }

    private void Fail(List<PendingCommit> group, Exception failure, bool flushing)
    {
        try
        {
            _connection.Abandon();
        }
        catch (SqliteException alsoFailed)
        {
            failure = new AggregateException(failure, alsoFailed);
        }

        // A flush that failed may still have reached the disk, and the next start would find the commit in the WAL.
        var inDoubt = flushing && failure is not SqliteException { IsInputOutput: false };
        foreach (var commit in group)
        {
            if (inDoubt && commit.Result is CommitResult.Committed)
                commit.Give(new CommitResult.Unknown());
            else
                commit.Fail(new TableStoreException("The SQLite file cannot be written; nothing was saved.", failure));
        }
    }
}
