using Azure;

namespace PmoBot.Tables;

/// <summary>
/// What both stores hold a commit to, before any of it is written: the limits of Azure Table Storage
/// (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model), so that a row
/// which fits into one store fits into the other.
/// </summary>
internal static class CommitRules
{
    public const int MaxWrites = 100;
    public const int MaxColumns = 250;
    public const int MaxText = 32 * 1024;
    public const int MaxBinary = 64 * 1024;
    public const int MaxRow = 1024 * 1024;

    // A transaction's body is at most 4 MiB; JSON needs at most 6 bytes a character, each part some 2 KiB around it.
    public const int MaxCommit = 4 * 1024 * 1024;
    private const int PartOverhead = 2 * 1024;
    private const int ColumnOverhead = 64;

    /// <summary>Callers that break these have a bug: no outcome stands for it.</summary>
    public static void Check(string partition, IReadOnlyList<Write> writes)
    {
        ArgumentException.ThrowIfNullOrEmpty(partition);
        if (writes.Count is 0 or > MaxWrites)
            throw new ArgumentException($"A commit has 1 to {MaxWrites} writes, not {writes.Count}.", nameof(writes));

        var rows = new HashSet<string>(writes.Count, StringComparer.Ordinal);
        foreach (var write in writes)
        {
            if (write.Row.Length == 0)
                throw new ArgumentException("A row's key is not empty.", nameof(writes));
            if (!rows.Add(write.Row))
                throw new ArgumentException($"The row {write.Row} stands twice in one commit.", nameof(writes));
            if (write is Write.Replace { ETag: var replaced } && !IsOfARead(replaced)
                || write is Write.Delete { ETag: var deleted } && !IsOfARead(deleted))
                throw new ArgumentException($"{write.Row} needs the ETag that was read.", nameof(writes));
        }
    }

    /// <summary>The first write that is larger than a row may be, or with which the commit becomes too large.</summary>
    public static int? FirstTooLarge(IReadOnlyList<Write> writes)
    {
        var commit = 0L;
        for (var i = 0; i < writes.Count; i++)
        {
            commit += PartOverhead;
            if (ColumnsOf(writes[i]) is not { } columns)
                continue;
            if (columns.Count > MaxColumns)
                return i;

            var row = 4L + 2 * (2 * TableKey.MaxLength);
            foreach (var (name, value) in columns)
            {
                if (value is string { Length: > MaxText } or byte[] { Length: > MaxBinary })
                    return i;
                row += 8 + 2 * name.Length + StoredBytes(value);
                commit += ColumnOverhead + 2 * name.Length + WireBytes(value);
            }

            if (row > MaxRow || commit > MaxCommit)
                return i;
        }

        return null;
    }

    public static Columns? ColumnsOf(Write write) => write switch
    {
        Write.Insert insert => insert.Columns,
        Write.Replace replace => replace.Columns,
        Write.Upsert upsert => upsert.Columns,
        _ => null,
    };

    private static bool IsOfARead(ETag etag) => etag != default && etag != ETag.All;

    private static int StoredBytes(object value) => value switch
    {
        string text => 4 + 2 * text.Length,
        byte[] bytes => 4 + bytes.Length,
        _ => 16,
    };

    private static int WireBytes(object value) => value switch
    {
        string text => 6 * text.Length,
        byte[] bytes => 4 * ((bytes.Length + 2) / 3),
        _ => 40,
    };
}
