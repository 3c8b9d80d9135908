namespace PmoBot.Delivery;

/// <summary>Posts and replaces messages in Teams. Answers are values; it does not retry.</summary>
internal interface IMessenger
{
    Task<Sending> PostAsync(ConversationReference conversation, CardContent card, CancellationToken cancel);

    Task<Sending> PutAsync(
        ConversationReference conversation, string activityId, CardContent card, CancellationToken cancel);

    /// <summary>
    /// The person's own chat with the bot, made if there is none. Making it again is the same as once, so nothing is ever in
    /// doubt about it.
    /// </summary>
    Task<Opening> OpenAsync(Contact person, CancellationToken cancel);
}

/// <summary>What became of the wish for somebody's own chat.</summary>
internal abstract record Opening
{
    internal sealed record Opened(ConversationReference Chat) : Opening;

    /// <param name="Why">Never <see cref="Sending.Unknown"/>.</param>
    internal sealed record NotOpened(Sending Why) : Opening;
}

/// <summary>An Adaptive Card as UTF-8 JSON, and the line that notifications show for it.</summary>
internal sealed record CardContent(ReadOnlyMemory<byte> Json, string Summary);

/// <summary>What Teams answered.</summary>
internal abstract record Sending
{
    /// <param name="ActivityId">Null: it stands there, by a name that nobody told.</param>
    internal sealed record Sent(string? ActivityId) : Sending;

    /// <summary>404 on PUT: that message is gone, not the person.</summary>
    internal sealed record Gone : Sending;

    internal sealed record Throttled(TimeSpan After) : Sending;

    /// <summary>Nothing was sent, and may be at another try: no connection, no token.</summary>
    internal sealed record NotDone(string Why) : Sending;

    internal sealed record Unreachable(string Why) : Sending;

    internal sealed record Refused(string Why) : Sending;

    internal sealed record Unknown(string Why) : Sending;
}
