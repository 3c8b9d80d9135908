namespace PmoBot.Delivery;

/// <summary>Posts to a channel in the name of a person who signed in for that. Answers are values; it does not retry.</summary>
internal interface IChannelPublisher
{
    /// <summary>Whether there is such a way at all.</summary>
    bool IsOn { get; }

    /// <param name="publisher">Entra object id.</param>
    Task<Publishing> PostAsync(string publisher, ChannelAddress channel, CardContent card, CancellationToken cancel);
}

/// <param name="Team">The id of the team's Entra group.</param>
/// <param name="Channel"><c>19:…@thread.tacv2</c></param>
internal sealed record ChannelAddress(string Team, string Channel);

/// <summary>What became of a post in somebody's name.</summary>
internal abstract record Publishing
{
    internal sealed record Posted(string MessageId) : Publishing;

    /// <summary>Nothing was posted, for there is no token: never signed in, signed out, consent withdrawn, or refused when it was new.</summary>
    internal sealed record SignInWanted(string Why) : Publishing;

    /// <summary>Nothing was posted, and will not be in this way.</summary>
    internal sealed record Refused(PublishRefusal Reason, string Why) : Publishing;

    /// <summary>429: nothing was posted, and this channel and this publisher are to rest.</summary>
    internal sealed record Throttled(TimeSpan After) : Publishing;

    /// <summary>Nothing was posted, and may be at another try.</summary>
    internal sealed record NotDone(string Why) : Publishing;

    internal sealed record Unknown(string Why) : Publishing;
}

internal enum PublishRefusal
{
    /// <summary>The publisher may not post there: not a member of the team, or consent does not reach so far.</summary>
    NotAllowed,

    /// <summary>The channel or its team is deleted, or archived.</summary>
    ChannelGone,

    Other,
}
