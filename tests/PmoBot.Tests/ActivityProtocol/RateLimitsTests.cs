using FsCheck;
using FsCheck.Fluent;
using PmoBot.ActivityProtocol;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.ActivityProtocol;

public sealed class RateLimitsTests
{
    private static readonly (int Limit, double Seconds)[] Windows = [(5, 1), (6, 2), (45, 30), (1350, 3600)];

    [Fact]
    public void No_window_is_ever_exceeded_whatever_the_arrivals()
    {
        var gaps = Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 300), Gen.Choose(0, 3000), Gen.Choose(0, 40_000));
        var arrivals = Gen.Zip(gaps, Gen.Choose(0, 2)).ListOf().Resize(600).ToArbitrary();

        Prop.ForAll(arrivals, pattern =>
        {
            var time = new ManualTime();
            var limits = RateLimits.ForTeams(time);
            var granted = new List<(long At, int Conversation)>();
            foreach (var (gap, conversation) in pattern)
            {
                time.Advance(TimeSpan.FromMilliseconds(gap));
                if (limits.TryAcquire($"c{conversation}").IsGranted)
                    granted.Add((time.GetTimestamp(), conversation));
            }

            return granted.GroupBy(it => it.Conversation).All(one => Holds([.. one.Select(it => it.At)], Windows))
                && Holds([.. granted.Select(it => it.At)], [(35, 1)]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Who_waits_as_told_gets_the_permit_and_no_sooner()
    {
        var time = new ManualTime();
        var limits = RateLimits.ForTeams(time);
        var granted = new List<long>();

        while (granted.Count < 3000)
        {
            var permit = limits.TryAcquire("c");
            if (permit.IsGranted)
            {
                granted.Add(time.GetTimestamp());
                continue;
            }

            time.Advance(permit.Wait - TimeSpan.FromTicks(2));
            Assert.False(limits.TryAcquire("c").IsGranted);
            time.Advance(TimeSpan.FromTicks(2));
            Assert.True(limits.TryAcquire("c").IsGranted);
            granted.Add(time.GetTimestamp());
        }

        Assert.True(Holds([.. granted], Windows));
        Assert.InRange(TimeSpan.FromTicks(granted[^1] - granted[0]).TotalHours, 2, 2.3);
    }

    [Fact]
    public void Over_all_conversations_thirty_five_go_in_a_second()
    {
        var limits = RateLimits.ForTeams(new ManualTime());

        var granted = Enumerable.Range(0, 100).Count(i => limits.TryAcquire($"c{i}").IsGranted);

        Assert.Equal(35, granted);
    }

    [Fact]
    public void A_pause_stops_everyone_and_a_shorter_one_does_not_cut_it()
    {
        var time = new ManualTime();
        var limits = RateLimits.ForTeams(time);

        limits.Pause(TimeSpan.FromSeconds(20));
        limits.Pause(TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(19));
        var during = limits.TryAcquire("c");
        time.Advance(during.Wait);

        Assert.InRange(during.Wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.001));
        Assert.True(limits.TryAcquire("c").IsGranted);
    }

    [Fact]
    public void Idle_conversations_are_forgotten()
    {
        var time = new ManualTime();
        var limits = RateLimits.ForTeams(time);

        for (var i = 0; i < 20_000; i++)
        {
            limits.TryAcquire($"c{i}");
            time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.InRange(limits.Remembered, 720, 2048);
    }

    private static bool Holds(long[] granted, (int Limit, double Seconds)[] windows) => windows.All(window =>
        Enumerable.Range(0, Math.Max(0, granted.Length - window.Limit))
            .All(i => TimeSpan.FromTicks(granted[i + window.Limit] - granted[i]) >= TimeSpan.FromSeconds(window.Seconds)));
}
