namespace PmoBot.Conversation;

/// <summary>A use case that starts, or goes on, by a button of a card.</summary>
internal interface ICardAction
{
    /// <summary>A literal that never changes: cards already posted keep working.</summary>
    string Verb { get; }

    Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel);
}

/// <summary>An action that takes what somebody typed, and can always give it back.</summary>
internal interface IFormAction : ICardAction
{
    /// <summary>
    /// The form as it was sent, with a notice above it, from the form's data alone: for when the storage cannot be
    /// read, or somebody else was faster too often.
    /// </summary>
    Reply FormAgain(Turn turn, FormData form, string notice);
}
