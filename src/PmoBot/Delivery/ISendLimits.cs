namespace PmoBot.Delivery;

/// <summary>The dispatcher's share of what Teams allows: sliding windows a conversation and in all.</summary>
internal interface ISendLimits
{
    /// <summary>Takes the permits and answers zero, or takes none and answers how long to wait before asking again.</summary>
    TimeSpan TryTake(SendNeed need);

    /// <summary>After a post by Graph, and as long as its 429 asks for: this channel and this publisher rest, and nobody else.</summary>
    void Rest(PublishNeed need, TimeSpan length)
    {
    }
}

/// <summary><c>Limits:Enabled</c> is false.</summary>
internal sealed class NoSendLimits : ISendLimits
{
    public TimeSpan TryTake(SendNeed need) => TimeSpan.Zero;
}
