using NodaTime;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Tests.Delivery;

public sealed class LimitTests : DeliveryTests
{
    [Fact]
    public async Task After_a_429_nobody_sends_until_the_pause_is_over_but_inner_work_goes_on()
    {
        var throttled = true;
        var handler = new Handler("send", sends: true, _ =>
            throttled ? new Attempt.Throttled(TimeSpan.FromSeconds(30)) : new Attempt.Done());
        var inner = new Handler("snapshot");
        var (one, other) = (Start(handler, inner), Start(handler, inner));
        await one.Get<Lease>().TryTakeAsync();
        await one.AskAsync(Owner, new DeliveryRequest.Once("m1", "send", Now));
        await one.RunOnceAsync();
        throttled = false;

        await one.AskAsync(Owner, new DeliveryRequest.Once("m2", "send", Now), new DeliveryRequest.Once("s", "snapshot", Now));
        await other.Get<Lease>().TryTakeAsync();
        await one.RunOnceAsync();
        await other.RunOnceAsync();
        var during = handler.Acted.Count;
        Pass(TimeSpan.FromSeconds(31));
        await other.RunOnceAsync();

        Assert.Equal((1, 3), (during, handler.Acted.Count));
        Assert.Single(inner.Acted);
        Assert.All(handler.Acted, delivery => Assert.False(delivery.MaybeRepeated));
    }

    [Fact]
    public async Task An_absurd_429_stops_nobody_for_longer_than_a_quarter_of_an_hour()
    {
        var answers = new Queue<Attempt>([new Attempt.Throttled(TimeSpan.MaxValue), new Attempt.Done(), new Attempt.Done()]);
        var replica = Start(new Handler("send", sends: true, _ => answers.Dequeue()));
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m1", "send", Now));
        await replica.RunOnceAsync();

        await replica.AskAsync(Owner, new DeliveryRequest.Once("m2", "send", Now));
        Pass(SendPause.Longest);
        await replica.RunOnceAsync();

        Assert.Empty(answers);
    }

    [Fact]
    public async Task An_absurd_pause_that_stands_in_the_storage_is_over_after_a_quarter_of_an_hour()
    {
        await Store.CommitAsync(Lease.Partition, [new Write.Insert(Lease.Row, new Columns
        {
            ["holder"] = "",
            ["pausedUntil"] = DateTimeOffset.MaxValue,
        })]);
        var replica = Start();
        var pause = replica.Get<SendPause>();

        await replica.Get<Lease>().TryTakeAsync();
        var left = pause.Left;
        Pass(SendPause.Longest);
        await replica.Get<Lease>().TryTakeAsync();

        Assert.Equal((SendPause.Longest, TimeSpan.Zero), (left, pause.Left));
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(40)]
    public async Task A_clock_that_jumps_makes_no_pause_longer_or_shorter_for_those_who_knew_of_it(int minutes)
    {
        var (leader, other) = (Start(), Start());
        leader.Get<SendPause>().For(TimeSpan.FromSeconds(30));
        await leader.Get<Lease>().SharePauseAsync();
        await other.Get<Lease>().TryTakeAsync();

        Time.Jump(TimeSpan.FromMinutes(minutes));
        Pass(TimeSpan.FromSeconds(10));
        await RenewAsync();
        var left = (leader.Get<SendPause>().Left, other.Get<SendPause>().Left);
        Pass(TimeSpan.FromSeconds(20));
        await RenewAsync();

        Assert.Equal((TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20)), left);
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (leader.Get<SendPause>().Left, other.Get<SendPause>().Left));

        async Task RenewAsync()
        {
            await leader.Get<Lease>().TryTakeAsync();
            await other.Get<Lease>().TryTakeAsync();
        }
    }

    [Fact]
    public async Task A_pause_that_is_over_says_nothing_to_who_starts_after_the_clock_went_back()
    {
        var leader = Start();
        leader.Get<SendPause>().For(TimeSpan.FromSeconds(30));
        await leader.Get<Lease>().TryTakeAsync();
        Pass(TimeSpan.FromSeconds(30));
        await leader.Get<Lease>().TryTakeAsync();
        Time.Jump(TimeSpan.FromMinutes(-40));

        var late = Start();
        await late.Get<Lease>().TryTakeAsync();

        Assert.Equal(TimeSpan.Zero, late.Get<SendPause>().Left);
    }

    [Fact]
    public async Task Without_a_permit_nothing_is_claimed()
    {
        var limits = new Limits { Wait = TimeSpan.FromSeconds(2) };
        var handler = new Handler("send", sends: true);
        var replica = Keep(new Replica(Store, Clock, Time, [handler], limits: limits));
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        await replica.RunOnceAsync();
        var waiting = await DeliveryAsync("m");
        limits.Wait = TimeSpan.Zero;
        Pass(TimeSpan.FromSeconds(3));
        await replica.RunOnceAsync();

        Assert.Equal((DeliveryState.Pending, 0), (waiting.State, waiting.Attempt));
        Assert.Equal($"conversation of {Owner}", limits.Asked[0].Conversation);
        Assert.Single(handler.Acted);
    }

    [Fact]
    public async Task What_has_long_to_wait_for_a_permit_moves_to_its_next_try()
    {
        var limits = new Limits { Wait = TimeSpan.FromMinutes(5) };
        var replica = Keep(new Replica(Store, Clock, Time, [new Handler("send", sends: true)], limits: limits));
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        await replica.RunOnceAsync();

        Assert.True((await DeliveryAsync("m")).Due >= Now + Duration.FromMinutes(5));
        Assert.Equal(1, await CountDueAsync());
    }

    private sealed class Limits : ISendLimits
    {
        public TimeSpan Wait { get; set; }

        public List<SendNeed> Asked { get; } = [];

        public SendPermit TryTake(SendNeed need)
        {
            Asked.Add(need);
            return new(Wait);
        }
    }
}
