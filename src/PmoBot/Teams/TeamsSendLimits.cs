using PmoBot.ActivityProtocol;
using PmoBot.Delivery;

namespace PmoBot.Teams;

/// <summary>The dispatcher's share of Teams' limits.</summary>
internal sealed class TeamsSendLimits(RateLimits limits) : ISendLimits
{
    public TimeSpan TryTake(SendNeed need) => limits.TryAcquire(need.Conversation, need.Count).Wait;
}
