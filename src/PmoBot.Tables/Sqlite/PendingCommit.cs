using System.Globalization;
using Azure;

namespace PmoBot.Tables.Sqlite;

/// <summary>A commit on its way through the writer: encoded by its caller, answered after the group's flush.</summary>
internal sealed class PendingCommit(string partition, IReadOnlyList<PendingWrite> writes)
{
    // Callers go on elsewhere: the writer's thread is for writing.
    private readonly TaskCompletionSource<CommitResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Partition => partition;

    public IReadOnlyList<PendingWrite> Writes => writes;

    public Task<CommitResult> Answer => _answer.Task;

    /// <summary>Holds once COMMIT has flushed.</summary>
    public CommitResult? Result { get; set; }

    public void GiveResult() => _answer.SetResult(Result!);

    public void Give(CommitResult result) => _answer.SetResult(result);

    public void Fail(Exception failure) => _answer.SetException(failure);

    public static PendingCommit Of(string partition, IReadOnlyList<Write> writes) =>
        new(TableKey.Escape(partition), [.. writes.Select(PendingWrite.Of)]);
}

/// <summary>Columns: as they are stored, null for a delete. ETag: the number that must still stand; 0 asks for none.</summary>
internal readonly record struct PendingWrite(WriteKind Kind, string Row, byte[]? Columns, long ETag)
{
    public static PendingWrite Of(Write write)
    {
        var row = TableKey.Escape(write.Row);
        return write switch
        {
            Write.Insert insert => new(WriteKind.Insert, row, ColumnText.Write(insert.Columns), 0),
            Write.Replace replace => new(WriteKind.Replace, row, ColumnText.Write(replace.Columns), NumberOf(replace.ETag)),
            Write.Upsert upsert => new(WriteKind.Upsert, row, ColumnText.Write(upsert.Columns), 0),
            Write.Delete delete => new(WriteKind.Delete, row, null, NumberOf(delete.ETag)),
            _ => throw new ArgumentException($"{write.GetType()} is no write of ours.", nameof(write)),
        };
    }

    // Another store's ETag is one that no row here has: a conflict, not an error.
    private static long NumberOf(ETag etag) =>
        long.TryParse(etag.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

internal enum WriteKind
{
    Insert,
    Replace,
    Upsert,
    Delete,
}
