using Azure;

namespace PmoBot.Tables.AzureTables;

/// <summary>
/// Whether a commit whose answer was lost happened, told from its rows as they are now. A commit is atomic, so one
/// row's word is enough; what is asked first is what cannot deceive:
/// <list type="number">
/// <item>A row carries our commit id: it happened.</item>
/// <item>A row to replace or delete still has the ETag that was its condition: it did not happen, since no ETag comes
/// back.</item>
/// <item>A row to insert or upsert is not there: it did not happen. (Had another deleted it within this moment, trying
/// again would bring it back; an insert tried again by its caller would do the same.)</item>
/// <item>Else nobody can tell: only deletes, and their rows are gone; or every row has since been written by another.</item>
/// </list>
/// </summary>
internal static class LostAnswer
{
    // The row has moved on since our commit, so whatever stands for its ETag must meet a conflict.
    private static readonly ETag Superseded = new("W/\"datetime'1601-01-01T00%3A00%3A00.0000000Z'\"");

    /// <param name="writes">The commit.</param>
    /// <param name="rows">Its rows as they are now, in the same order, null where there is none.</param>
    /// <param name="commit">Its id.</param>
    /// <returns>Committed, Unknown, or null: it did not happen.</returns>
    public static CommitResult? Settle(IReadOnlyList<Write> writes, IReadOnlyList<StoredRow?> rows, string commit)
    {
        if (rows.Any(row => row?.Commit == commit))
            return new CommitResult.Committed([.. writes.Zip(rows, (write, row) => ETagOf(write, row, commit))]);

        var didNotHappen = writes.Zip(rows).Any(pair => pair.First switch
        {
            Write.Replace replace => pair.Second?.Row.ETag == replace.ETag,
            Write.Delete delete => pair.Second?.Row.ETag == delete.ETag,
            _ => pair.Second is null,
        });
        return didNotHappen ? null : new CommitResult.Unknown();
    }

    private static ETag ETagOf(Write write, StoredRow? row, string commit) => write switch
    {
        Write.Delete => default,
        _ when row?.Commit == commit => row.Row.ETag,
        _ => Superseded,
    };
}
