namespace PmoBot.Delivery;

/// <summary>The dispatcher's share of what Teams allows: sliding windows a conversation and in all.</summary>
internal interface ISendLimits
{
    /// <summary>Takes the permits and answers zero, or takes none and answers how long to wait before asking again.</summary>
    TimeSpan TryTake(SendNeed need);
}

/// <summary><c>Limits:Enabled</c> is false.</summary>
internal sealed class NoSendLimits : ISendLimits
{
    public TimeSpan TryTake(SendNeed need) => TimeSpan.Zero;
}
