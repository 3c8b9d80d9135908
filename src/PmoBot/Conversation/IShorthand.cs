namespace PmoBot.Conversation;

/// <summary>Words that begin with no command's and stand for one all the same: `APOLLO R-12`.</summary>
internal interface IShorthand
{
    /// <param name="isLast">Nothing else was understood: before that, only what can hardly be a command with a slip.</param>
    /// <returns>The line that says it with a command; null: they stand for none.</returns>
    string? Meant(IReadOnlyList<string> words, bool isLast);
}
