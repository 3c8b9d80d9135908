namespace PmoBot.Conversation;

/// <summary>A use case that starts from a message, chosen there by its menu. Its answer opens as a dialog that one person sees.</summary>
internal interface IMessageAction
{
    /// <summary>As in the app's manifest: a literal that never changes.</summary>
    string CommandId { get; }

    /// <param name="message">Null: it was not chosen on a message.</param>
    Task<Reply> FetchAsync(Turn turn, ChosenMessage? message, CancellationToken cancel);
}

/// <summary>What the message says, in plain text; who wrote it, and where it stands, as the client tells it: nothing of it is proved.</summary>
internal sealed record ChosenMessage(string Text, string? Author, string? Link);
