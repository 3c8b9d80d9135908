using PmoBot.Tables;

namespace PmoBot.Delivery;

/// <summary>What became of a command on a partition.</summary>
internal abstract record Outcome<T>
{
    internal sealed record Settled(T Value) : Outcome<T>;

    /// <summary>Other replicas won every try. Nothing was saved: keep what the user typed.</summary>
    internal sealed record Busy : Outcome<T>;
}

/// <summary>What became of one try of a command: a value, or somebody else was faster.</summary>
internal readonly record struct Tried<T>
{
    public bool IsSettled { get; private init; }

    public T? Value { get; private init; }

    public static Tried<T> Again => default;

    public static implicit operator Tried<T>(T value) => new() { IsSettled = true, Value = value };
}

internal static class CommitResults
{
    /// <summary>The value if it was committed, else another try, which finds what this one may have done.</summary>
    /// <exception cref="InvalidOperationException">A row is too large: input was not limited where it came in.</exception>
    public static Tried<T> Then<T>(this CommitResult result, T value) => result switch
    {
        CommitResult.Committed => value,
        CommitResult.TooLarge tooLarge => throw new InvalidOperationException($"Write {tooLarge.Index} is too large."),
        _ => Tried<T>.Again,
    };
}
