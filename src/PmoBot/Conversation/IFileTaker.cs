namespace PmoBot.Conversation;

/// <summary>A use case that starts by a file, dropped in the personal chat.</summary>
internal interface IFileTaker
{
    /// <summary>What it takes, by how the name ends: `.csv`.</summary>
    string Extension { get; }

    /// <summary>Permission first, then <see cref="IFileSource.ReadAsync"/>.</summary>
    Task<Reply> TakeAsync(Turn turn, DroppedFile file, CancellationToken cancel);
}
