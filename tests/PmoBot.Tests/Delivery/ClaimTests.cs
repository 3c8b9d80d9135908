using NodaTime;
using PmoBot.Delivery;

namespace PmoBot.Tests.Delivery;

public sealed class ClaimTests : DeliveryTests
{
    [Fact]
    public async Task A_raise_in_mid_flight_makes_the_work_go_again_after_the_attempt_that_runs()
    {
        var handler = Gated("snapshot");
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now));

        var running = replica.RunOnceAsync();
        await Reached.Task;
        await replica.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now));
        var during = handler.Acted.Count;
        Gate.SetResult();
        await running;
        await SettleAsync(replica);

        Assert.Equal(1, during);
        Assert.Equal([1L, 2L], handler.Acted.Select(delivery => delivery.Acting));
        Assert.Equal(2, (await DeliveryAsync("snap")).Shown);
    }

    [Fact]
    public async Task A_raise_in_mid_flight_that_is_due_later_goes_then()
    {
        var handler = Gated("snapshot");
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now));

        var running = replica.RunOnceAsync();
        await Reached.Task;
        await replica.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now + Duration.FromMinutes(1)));
        Gate.SetResult();
        await running;
        await replica.RunOnceAsync();
        var early = handler.Acted.Count;
        await SettleAsync(replica);

        Assert.Equal((1, 2), (early, handler.Acted.Count));
    }

    [Fact]
    public async Task What_was_seen_of_an_index_row_is_forgotten_with_it()
    {
        var handler = new Handler("work");
        var replica = Start(handler);
        var early = new DueEntry(Now, Owner, "m", "work");
        await replica.Get<DueIndex>().PutAsync(Owner, [early]);
        early = (await replica.Get<DueIndex>().FindAsync(early))!;
        await replica.RunOnceAsync();   // sees the row, and nothing yet that it is about
        await Store.CommitAsync(Owner, [new DeliveryRecord { Owner = Owner, Id = "m", Kind = "work", Due = Now, State = DeliveryState.Pending }.ToWrite()]);

        await SettleAsync(replica);

        Assert.Single(handler.Acted);
        Assert.Equal(TimeSpan.Zero, replica.Get<Sightings>().SeenFor(early.Row, early.ETag.ToString()));
    }

    [Fact]
    public async Task Two_dispatchers_that_both_believe_send_everything_once()
    {
        var handler = new Handler("send", sends: true);
        var (one, other) = (Start(handler), Start(handler));
        for (var number = 0; number < 40; number++)
            await one.AskAsync($"project-{number}", new DeliveryRequest.Once("m", "send", Now));

        await Task.WhenAll(one.RunOnceAsync(), other.RunOnceAsync());
        await SettleAsync(one);

        Assert.Equal(40, handler.Acted.Count);
        Assert.Equal(40, handler.Acted.Select(delivery => delivery.Owner).Distinct().Count());
        Assert.All(handler.Acted, delivery => Assert.False(delivery.MaybeRepeated));
    }

    [Fact]
    public async Task A_claim_is_taken_over_only_after_it_was_seen_unchanged_for_the_takeover_time()
    {
        var stuck = Gated("send");
        var other = new Handler("send", sends: true);
        var (dying, taking) = (Start(stuck), Start(other));
        await dying.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));
        var hanging = dying.RunOnceAsync();
        await Reached.Task;

        await taking.RunOnceAsync();
        Pass(TimeSpan.FromSeconds(59));
        await taking.RunOnceAsync();
        var early = other.Acted.Count;
        Pass(TimeSpan.FromSeconds(2));
        await taking.RunOnceAsync();
        Gate.SetResult();
        await hanging;

        Assert.Equal(0, early);
        Assert.True(Assert.Single(other.Acted).MaybeRepeated);
        var outcome = await DeliveryAsync("m");
        Assert.Equal((DeliveryState.Done, 2, true), (outcome.State, outcome.Attempt, outcome.MaybeRepeated));
    }

    [Fact]
    public async Task Raises_do_not_keep_a_dead_holders_claim_alive()
    {
        var stuck = Gated("snapshot");
        var other = new Handler("snapshot");
        var (dying, taking) = (Start(stuck), Start(other));
        await dying.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now));
        var hanging = dying.RunOnceAsync();
        await Reached.Task;

        for (var minute = 0; minute < 5; minute++)
        {
            await taking.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now));
            await taking.RunOnceAsync();
            Pass(TimeSpan.FromSeconds(16));
        }

        Assert.Equal(6, Assert.Single(other.Acted).Acting);
        Gate.SetResult();
        await hanging;
    }

    [Fact]
    public async Task Work_under_a_claim_is_cancelled_after_twenty_seconds_and_tried_again()
    {
        var attempts = 0;
        var handler = new Handler("send", true, async (_, cancel) =>
        {
            if (Interlocked.Increment(ref attempts) > 1)
                return new Attempt.Done();
            Reached.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, cancel);
            return new Attempt.Done();
        });
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        var running = replica.RunOnceAsync();
        await Reached.Task;
        Pass(TimeSpan.FromSeconds(20));
        await running;
        await SettleAsync(replica);

        Assert.Equal([false, true], handler.Acted.Select(delivery => delivery.MaybeRepeated));
    }
}
