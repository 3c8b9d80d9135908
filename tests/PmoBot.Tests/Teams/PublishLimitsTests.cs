using FsCheck;
using FsCheck.Fluent;
using PmoBot.ActivityProtocol;
using PmoBot.Delivery;
using PmoBot.Teams;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Teams;

public sealed class PublishLimitsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();
    private readonly TeamsSendLimits _limits;

    public PublishLimitsTests()
    {
        _limits = new TeamsSendLimits(RateLimits.ForTeams(_time), new PublishLimits(_time));
        _time.Advance(Second);
    }

    [Fact]
    public void Neither_a_channel_nor_a_person_nor_a_team_nor_the_tenant_has_more_than_Graph_allows_however_slow_the_way_to_it()
    {
        // A permit is used somewhere between when it is given and when there is an answer.
        var post = from gap in Gen.Choose(0, 400)
                   from publisher in Gen.Choose(0, 29)
                   from channel in Gen.Choose(0, 59)
                   from way in Gen.Frequency((4, Gen.Choose(0, 50)), (1, Gen.Choose(0, 5000)))
                   from back in Gen.Choose(0, 300)
                   select (Gap: gap < 300 ? 0 : gap, Need: Need($"p{publisher}", $"t{channel / 10}", $"c{channel}"), Way: way, Back: back);

        Prop.ForAll(post.ListOf().Resize(800).ToArbitrary(), posts =>
        {
            var time = new ManualTime();
            var limits = new PublishLimits(time);
            var arrived = new List<(long At, PublishNeed Need)>();
            var underWay = new PriorityQueue<SendPermit, long>();
            foreach (var (gap, need, way, back) in posts)
            {
                time.Advance(TimeSpan.FromMilliseconds(gap));
                while (underWay.TryPeek(out var permit, out var end) && end <= time.GetTimestamp())
                {
                    permit.Dispose();
                    underWay.Dequeue();
                }

                if (limits.TryTake(need) is not { Wait.Ticks: 0 } granted)
                    continue;
                var arrival = time.GetTimestamp() + TimeSpan.FromMilliseconds(way).Ticks;
                arrived.Add((arrival, need));
                underWay.Enqueue(granted, arrival + TimeSpan.FromMilliseconds(back).Ticks);
            }

            arrived.Sort((one, other) => one.At.CompareTo(other.At));
            return Holds(arrived, need => need.Channel.Channel, 1) && Holds(arrived, need => need.Publisher, 1)
                && Holds(arrived, need => need.Channel.Team, 4) && Holds(arrived, _ => "", 50);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void In_its_first_second_a_process_posts_nothing_for_another_one_may_just_have()
    {
        var limits = new PublishLimits(_time);

        Assert.InRange(limits.TryTake(Need("ada", "team", "one")).Wait, Second, 2 * Second);
        _time.Advance(2 * Second);
        Assert.Equal(TimeSpan.Zero, limits.TryTake(Need("ada", "team", "one")).Wait);
    }

    [Fact]
    public void As_long_as_a_post_is_under_way_its_channel_and_its_publisher_have_no_other()
    {
        var permit = Ask("ada", "team", "one");
        _time.Advance(10 * Second);

        Assert.Equal(Second, Round(Take("ada", "team", "two")));
        Assert.Equal(Second, Round(Take("bob", "team", "one")));

        permit.Dispose();
        Assert.Equal(Second, Round(Take("ada", "team", "two")));
        _time.Advance(2 * Second);
        Assert.Equal(TimeSpan.Zero, Take("ada", "team", "two"));
    }

    [Fact]
    public void What_was_not_granted_takes_nothing_from_the_others()
    {
        Take("ada", "team", "one");

        for (var i = 0; i < 10; i++)
            Assert.NotEqual(TimeSpan.Zero, Take("ada", "team", "two"));

        Assert.Equal(TimeSpan.Zero, Take("bob", "team", "two"));
    }

    [Fact]
    public void Who_waits_as_told_gets_the_permit()
    {
        Take("ada", "team", "one");

        var wait = Take("ada", "team", "one");
        _time.Advance(wait);

        Assert.InRange(wait, Second, 2 * Second);
        Assert.Equal(TimeSpan.Zero, Take("ada", "team", "one"));
    }

    [Fact]
    public void After_a_429_its_channel_and_its_publisher_rest_and_nobody_else()
    {
        _limits.Rest(Need("ada", "team", "one"), 30 * Second);

        Assert.InRange(Take("bob", "team", "one"), 29 * Second, 31 * Second);
        Assert.InRange(Take("ada", "team", "two"), 29 * Second, 31 * Second);
        Assert.Equal(TimeSpan.Zero, Take("bob", "team", "two"));
        Assert.Equal(TimeSpan.Zero, _limits.TryTake(new SendNeed("19:one@thread.tacv2")).Wait);

        _time.Advance(31 * Second);
        Assert.Equal(TimeSpan.Zero, Take("ada", "team", "one"));
    }

    [Fact]
    public void An_absurd_429_stops_nobody_for_longer_than_a_quarter_of_an_hour()
    {
        _limits.Rest(Need("ada", "team", "one"), TimeSpan.MaxValue);

        _time.Advance(TimeSpan.FromMinutes(15) + Second);

        Assert.Equal(TimeSpan.Zero, Take("ada", "team", "one"));
    }

    [Fact]
    public void A_rest_outlives_the_forgetting_of_idle_channels()
    {
        _limits.Rest(Need("ada", "team", "one"), TimeSpan.FromMinutes(10));

        for (var i = 0; i < 3000; i++)
        {
            _time.Advance(Second / 20);
            Take($"p{i}", $"t{i}", $"c{i}");
        }

        Assert.True(Take("ada", "other", "two") > TimeSpan.FromMinutes(7));
    }

    // With an answer at once.
    private TimeSpan Take(string publisher, string team, string channel)
    {
        using var permit = Ask(publisher, team, channel);
        return permit.Wait;
    }

    private SendPermit Ask(string publisher, string team, string channel) =>
        _limits.TryTake(new SendNeed("19:any@thread.tacv2") { Publish = Need(publisher, team, channel) });

    private static TimeSpan Round(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Floor(wait.TotalMilliseconds));

    private static PublishNeed Need(string publisher, string team, string channel) => new(publisher, new ChannelAddress(team, channel));

    private static bool Holds(List<(long At, PublishNeed Need)> taken, Func<PublishNeed, string> key, int limit) => taken
        .GroupBy(one => key(one.Need), one => one.At, StringComparer.Ordinal)
        .All(group => group.ToList() is var at && Enumerable.Range(0, Math.Max(0, at.Count - limit)).All(i => at[i + limit] - at[i] >= Second.Ticks));
}
