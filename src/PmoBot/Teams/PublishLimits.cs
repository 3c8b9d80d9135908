using PmoBot.ActivityProtocol;
using PmoBot.Delivery;

namespace PmoBot.Teams;

/// <summary>
/// What Graph allows who posts to channels: so much in a channel, by a person, in a team and in all of a tenant, together.
/// https://learn.microsoft.com/graph/throttling-limits#microsoft-teams-service-limits
/// </summary>
internal sealed class PublishLimits(TimeProvider time)
{
    // Counted over a second in Graph, where a request may arrive a little after the permit, and the next one at once.
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1.5);

    // After a post its channel and its publisher rest, but a team does not: it gets more than a little.
    private static readonly TimeSpan OfTeam = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly RateLimits _channels = new(time, [new(1, Second)], []);
    private readonly RateLimits _publishers = new(time, [new(1, Second)], []);
    private readonly RateLimits _teams = new(time, [new(4, OfTeam)], [new(50, Second)]);

    /// <summary>A permit of all of them, or of none.</summary>
    public TimeSpan TryTake(PublishNeed need)
    {
        lock (_lock)
        {
            (RateLimits Limits, string Key)[] all =
                [(_channels, need.Channel.Channel), (_publishers, need.Publisher), (_teams, need.Channel.Team)];
            var wait = all.Max(one => one.Limits.Look(one.Key).Wait);
            if (wait > TimeSpan.Zero)
                return wait;
            foreach (var (limits, key) in all)
                limits.TryAcquire(key);
            return TimeSpan.Zero;
        }
    }

    public void Rest(PublishNeed need, TimeSpan length)
    {
        _channels.Pause(need.Channel.Channel, length);
        _publishers.Pause(need.Publisher, length);
    }
}
