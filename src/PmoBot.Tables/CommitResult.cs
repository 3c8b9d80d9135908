using Azure;

namespace PmoBot.Tables;

/// <summary>What became of a commit. Index: the position, from 0, of the write that failed.</summary>
public abstract record CommitResult
{
    /// <summary>Durable. One ETag a write, in order; of a deleted row, <c>default</c>.</summary>
    public sealed record Committed(IReadOnlyList<ETag> ETags) : CommitResult;

    /// <summary>The row existed already, or is no longer the one that was read. Nothing was written.</summary>
    public sealed record Conflict(int Index) : CommitResult;

    /// <summary>The row to replace or delete is gone. Nothing was written.</summary>
    public sealed record NotFound(int Index) : CommitResult;

    /// <summary>The row, or a text in it, is larger than a row may be. Nothing was written.</summary>
    public sealed record TooLarge(int Index) : CommitResult;

    /// <summary>The answer was lost and the store cannot tell whether the writes happened.</summary>
    public sealed record Unknown : CommitResult;
}
