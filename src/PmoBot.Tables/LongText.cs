using static PmoBot.Tables.CommitResult;

namespace PmoBot.Tables;

/// <summary>
/// A text of any length under one row key: what a column cannot hold goes into part rows
/// (<c>{row}.{generation}.0001</c> …), and the row itself, the head, is written last. Who sees the head sees all of it;
/// a writer that died on the way leaves parts that nobody reads.
/// </summary>
public static class LongText
{
    private const string Text = "text";
    private const string Parts = "parts";
    private const string Generation = "generation";
    private const int PartsPerCommit = 16;

    /// <summary>Inserts the text.</summary>
    /// <returns>The head's result: Conflict if the row exists. Any other result is that of the commit which failed.</returns>
    public static async ValueTask<CommitResult> WriteAsync(ITableStore store, string partition, string row, string text)
    {
        var pieces = Split(text);
        var generation = Guid.NewGuid().ToString("n");
        var parts = pieces.SkipLast(1).Select((piece, i) => new Write.Insert(PartKey(row, generation, i + 1), new Columns { [Text] = piece }));
        foreach (var some in parts.Chunk(PartsPerCommit))
        {
            var result = await store.CommitAsync(partition, some);
            if (result is not Committed)
                return result;
        }

        var head = new Columns { [Text] = pieces[^1], [Parts] = pieces.Count - 1, [Generation] = generation };
        return await store.CommitAsync(partition, [new Write.Insert(row, head)]);
    }

    /// <returns>The text, or null if there is no head.</returns>
    /// <exception cref="TableStoreException">The head is there and a part is not.</exception>
    public static async ValueTask<string?> ReadAsync(ITableStore store, string partition, string row, CancellationToken cancel = default)
    {
        if (await store.FindAsync(partition, row, cancel) is not { Columns: var head })
            return null;

        var pieces = new List<string>();
        if (head.Int32(Parts) is > 0 and var parts)
        {
            var generation = head.Text(Generation)!;
            var (from, to) = (PartKey(row, generation, 1), PartKey(row, generation, parts + 1));
            await foreach (var part in store.QueryAsync(partition, from, to, PartsPerCommit, cancel))
                pieces.Add(part.Columns.Text(Text)!);
            if (pieces.Count != parts)
                throw new TableStoreException($"The text {row} has {pieces.Count} of its {parts} parts.");
        }

        pieces.Add(head.Text(Text)!);
        return string.Concat(pieces);
    }

    private static string PartKey(string row, string generation, int number) => $"{row}.{generation}.{number:d4}";

    private static List<string> Split(string text)
    {
        var pieces = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > CommitRules.MaxText)
        {
            // UTF-8 cannot carry half a surrogate pair, so none is cut in two.
            var length = char.IsHighSurrogate(rest[CommitRules.MaxText - 1]) ? CommitRules.MaxText - 1 : CommitRules.MaxText;
            pieces.Add(rest[..length].ToString());
            rest = rest[length..];
        }

        pieces.Add(rest.ToString());
        return pieces;
    }
}
