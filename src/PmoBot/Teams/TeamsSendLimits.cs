using PmoBot.ActivityProtocol;
using PmoBot.Delivery;

namespace PmoBot.Teams;

/// <summary>The dispatcher's share of Teams' limits: the Connector's, or Graph's for what is posted in somebody's name.</summary>
internal sealed class TeamsSendLimits(RateLimits limits, PublishLimits posts) : ISendLimits
{
    public SendPermit TryTake(SendNeed need) => need.Publish is { } post ? posts.TryTake(post) : new(limits.TryAcquire(need.Conversation, need.Count).Wait);

    public void Rest(PublishNeed need, TimeSpan length) => posts.Rest(need, length < SendPause.Longest ? length : SendPause.Longest);
}
