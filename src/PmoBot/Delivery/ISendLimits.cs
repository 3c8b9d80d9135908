namespace PmoBot.Delivery;

/// <summary>The dispatcher's share of what Teams allows: sliding windows a conversation and in all.</summary>
internal interface ISendLimits
{
    /// <summary>Takes the permits, or takes none and says how long to wait before asking again.</summary>
    SendPermit TryTake(SendNeed need);

    /// <summary>As long as Graph's 429 asks for: this channel and this publisher rest, and nobody else.</summary>
    void Rest(PublishNeed need, TimeSpan length)
    {
    }
}

/// <summary>Whether to send now. Disposed once there is an answer, however late the request came to be sent.</summary>
internal readonly record struct SendPermit(TimeSpan Wait, Action? Over = null) : IDisposable
{
    public void Dispose() => Over?.Invoke();
}

/// <summary><c>Limits:Enabled</c> is false.</summary>
internal sealed class NoSendLimits : ISendLimits
{
    public SendPermit TryTake(SendNeed need) => default;
}
