namespace PmoBot.Conversation;

/// <summary>A file in a message, not fetched yet. Its name is what somebody typed: for choosing and for showing.</summary>
internal sealed record DroppedFile(string Name, FileAddress Address);

/// <summary>From where the file comes. Whoever reads it in a log could fetch the file, so it does not print.</summary>
internal sealed class FileAddress(string? secret)
{
    public string? Secret => secret;

    public override string ToString() => "(the address of a file)";
}

/// <summary>Brings a dropped file's bytes. The only way to them, with its limits of size and time.</summary>
internal interface IFileSource
{
    Task<FileContent> ReadAsync(Turn turn, DroppedFile file, CancellationToken cancel);
}

/// <summary>What a dropped file held, or why nobody knows; <see cref="FileTexts.Explain"/> says it.</summary>
internal abstract record FileContent
{
    internal sealed record Read(ReadOnlyMemory<byte> Bytes) : FileContent;

    internal sealed record TooLarge(int MostBytes) : FileContent;

    internal sealed record TooSlow : FileContent;

    /// <summary>It does not come from where Teams keeps files.</summary>
    internal sealed record FromElsewhere : FileContent;

    /// <summary>Not there (any more), or nobody answered: a download address is good for minutes only.</summary>
    internal sealed record OutOfReach : FileContent;
}
