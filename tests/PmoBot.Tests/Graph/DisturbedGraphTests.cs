using PmoBot.ActivityProtocol;
using PmoBot.Delivery;
using PmoBot.Graph;
using PmoBot.Teams;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Graph;

public sealed class DisturbedGraphTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_goes_wrong_a_post_that_is_told_as_not_done_was_not_done(int seed)
    {
        var time = new ManualTime();
        await using var graph = await LoopbackGraph.StartAsync(time);
        using var wire = new GraphWire(graph.BaseUrl, time);
        var tokens = new UserTokens();
        var limits = new TeamsSendLimits(RateLimits.ForTeams(time), new PublishLimits(time));
        var publisher = new GraphPublisher(wire, tokens, limits);
        graph.Disturb(seed, percent: 40);
        var (posted, unknown) = (0, 0);

        for (var i = 0; i < 300; i++)
        {
            var (person, channel) = ($"p{i % 7}", new ChannelAddress($"t{i % 3}", $"19:c{i % 11}@thread.tacv2"));
            var team = graph.AddTeam(channel.Team, channel.Channel);
            team.Members.Add(new GraphMember(person, "Somebody", [], "home"));
            tokens.Add(person, graph.SignIn(person));
            SendPermit permit;
            while ((permit = limits.TryTake(new SendNeed(channel.Channel) { Publish = new PublishNeed(person, channel) })).Wait > TimeSpan.Zero)
                time.Advance(permit.Wait);
            using var held = permit;
            switch (await publisher.PostAsync(person, channel, new CardContent("""{"type":"AdaptiveCard"}"""u8.ToArray(), ""), CancellationToken.None))
            {
                case Publishing.Posted:
                    posted++;
                    break;
                case Publishing.Unknown:
                    unknown++;
                    break;
                case var other:
                    Assert.IsType<Publishing.Throttled>(other);
                    break;
            }
        }

        Assert.Equal((posted + graph.Hidden, 0), (graph.Posts.Count, graph.BrokenLimits));
        Assert.True(graph.Hidden > 0 && graph.Hidden < unknown);
    }
}
