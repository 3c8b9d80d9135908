using NodaTime;
using PmoBot.Delivery;

namespace PmoBot.Tests.Delivery;

public sealed class DispatcherTests : DeliveryTests
{
    private readonly TaskCompletionSource _reached = new();
    private readonly TaskCompletionSource _gate = new();

    [Fact]
    public async Task A_raise_in_mid_flight_makes_the_work_go_again_after_the_attempt_that_runs()
    {
        var handler = Gated("snapshot");
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now));

        var running = replica.RunOnceAsync();
        await _reached.Task;
        await replica.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now));
        var during = handler.Acted.Count;
        _gate.SetResult();
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
        await _reached.Task;
        await replica.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now + Duration.FromMinutes(1)));
        _gate.SetResult();
        await running;
        await replica.RunOnceAsync();
        var early = handler.Acted.Count;
        await SettleAsync(replica);

        Assert.Equal((1, 2), (early, handler.Acted.Count));
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
        await _reached.Task;

        await taking.RunOnceAsync();
        Pass(TimeSpan.FromSeconds(59));
        await taking.RunOnceAsync();
        var early = other.Acted.Count;
        Pass(TimeSpan.FromSeconds(2));
        await taking.RunOnceAsync();
        _gate.SetResult();
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
        await _reached.Task;

        for (var minute = 0; minute < 5; minute++)
        {
            await taking.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now));
            await taking.RunOnceAsync();
            Pass(TimeSpan.FromSeconds(16));
        }

        Assert.Equal(6, Assert.Single(other.Acted).Acting);
        _gate.SetResult();
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
            _reached.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, cancel);
            return new Attempt.Done();
        });
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        var running = replica.RunOnceAsync();
        await _reached.Task;
        Pass(TimeSpan.FromSeconds(20));
        await running;
        await SettleAsync(replica);

        Assert.Equal([false, true], handler.Acted.Select(delivery => delivery.MaybeRepeated));
    }

    [Fact]
    public async Task An_exception_in_one_delivery_leaves_the_others_alone()
    {
        var handler = new Handler("send", sends: true, delivery =>
            delivery.Id == "bad" ? throw new InvalidOperationException() : new Attempt.Done());
        var replica = Start(handler);
        await replica.AskAsync(Owner, [.. new[] { "a", "bad", "c" }.Select(id => new DeliveryRequest.Once(id, "send", Now))]);

        await replica.RunOnceAsync();

        Assert.Equal(DeliveryState.Done, (await DeliveryAsync("a")).State);
        Assert.Equal(DeliveryState.Done, (await DeliveryAsync("c")).State);
        Assert.Equal(DeliveryState.Pending, (await DeliveryAsync("bad")).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_fails_ever_again_is_given_up_with_a_dead_letter(bool mayHaveHappened)
    {
        Attempt failure = mayHaveHappened ? new Attempt.Unknown("502") : new Attempt.Failed("busy");
        var handler = new Handler("send", sends: true, _ => failure);
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        await SettleAsync(replica);

        Assert.Equal(Outlook.MaxFailures, handler.Acted.Count);
        Assert.Equal(mayHaveHappened, handler.Acted.Last().MaybeRepeated);
        Assert.Equal(DeliveryState.GivenUp, (await DeliveryAsync("m")).State);
        Assert.NotNull(await Store.FindAsync(DeadLetters.Partition, DeadLetters.Key(Owner, "m")));
    }

    [Fact]
    public async Task What_was_refused_is_a_dead_letter_at_once()
    {
        var replica = Start(new Handler("send", sends: true, _ => new Attempt.Refused("400")));
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        await replica.RunOnceAsync();

        var letter = await Store.FindAsync(DeadLetters.Partition, DeadLetters.Key(Owner, "m"));
        Assert.Equal("400", letter?.Columns.Text("why"));
        Assert.Equal("400", (await DeliveryAsync("m")).Why);
    }

    [Fact]
    public async Task Who_is_unreachable_is_an_outcome_with_its_reason_and_is_not_tried_again()
    {
        var handler = new Handler("send", sends: true, _ => new Attempt.Unreachable("blocked"));
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        await SettleAsync(replica);

        var outcome = await DeliveryAsync("m");
        Assert.Equal((DeliveryState.Unreachable, "blocked"), (outcome.State, outcome.Why));
        Assert.Single(handler.Acted);
        Assert.Null(await Store.FindAsync(DeadLetters.Partition, DeadLetters.Key(Owner, "m")));
    }

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

    [Fact]
    public async Task An_effect_that_throws_leaves_the_outcome_unknown()
    {
        var handler = new Handler("work", act: _ => new Attempt.Done { Effects = () => throw new InvalidOperationException() });
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("w", "work", Now));

        await replica.RunOnceAsync();

        var outcome = await DeliveryAsync("w");
        Assert.Equal((DeliveryState.Pending, 1, true), (outcome.State, outcome.Failures, outcome.MaybeRepeated));
    }

    [Fact]
    public async Task An_effect_may_ask_for_the_next_delivery()
    {
        var second = new Handler("second");
        var first = new Handler("first", act: _ => new Attempt.Done
        {
            Effects = () => Task.FromResult(new Effects([], new DeliveryRequest.Once("b", "second", Now))),
        });
        var replica = Start(first, second);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("a", "first", Now));

        await SettleAsync(replica);

        Assert.Single(second.Acted);
    }

    [Fact]
    public async Task A_fan_out_goes_on_from_its_saved_cursor_after_its_process_died()
    {
        var pages = new List<string?>();
        var dies = true;
        var handler = new Handler("fan-out", act: delivery =>
        {
            if (dies && delivery.Cursor == "2")
            {
                dies = false;
                throw new InvalidOperationException();
            }

            pages.Add(delivery.Cursor);
            return delivery.Cursor == "3"
                ? new Attempt.Done()
                : new Attempt.Onward($"{int.Parse(delivery.Cursor ?? "0", null) + 1}");
        });
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("f", "fan-out", Now));

        await SettleAsync(replica);

        Assert.Equal([null, "1", "2", "3"], pages);
    }

    [Fact]
    public async Task A_backlog_of_many_pages_is_worked_off_in_one_go()
    {
        var handler = new Handler("work");
        var replica = Start(handler);
        var requests = Enumerable.Range(0, 90).Select(number => new DeliveryRequest.Once($"w{number}", "work", Now)).ToArray();
        for (var owner = 0; owner < 5; owner++)
            await replica.AskAsync($"project-{owner}", requests);

        await replica.RunOnceAsync();

        Assert.Equal(450, handler.Acted.Count);
        Assert.Equal(0, await CountDueAsync());
    }

    [Fact]
    public async Task Slow_sends_do_not_hold_up_inner_work()
    {
        var inner = new Handler("work");
        var sends = Gated("send", sends: true);
        var replica = Start(inner, sends);
        for (var number = 0; number < 20; number++)
            await replica.AskAsync($"project-{number}", new DeliveryRequest.Once("m", "send", Now));
        await replica.AskAsync(Owner, new DeliveryRequest.Once("w", "work", Now));

        var running = replica.RunOnceAsync();
        await _reached.Task;
        var (done, inFlight) = (inner.Acted.Count, sends.Acted.Count);
        _gate.SetResult();
        await running;

        Assert.Equal(1, done);
        Assert.InRange(inFlight, 1, 8);
        Assert.Equal(20, sends.Acted.Count);
    }

    private Handler Gated(string kind, bool sends = false) => new(kind, sends, async (_, _) =>
    {
        _reached.TrySetResult();
        await _gate.Task;
        return new Attempt.Done();
    });

    private sealed class Limits : ISendLimits
    {
        public TimeSpan Wait { get; set; }

        public List<SendNeed> Asked { get; } = [];

        public TimeSpan TryTake(SendNeed need)
        {
            Asked.Add(need);
            return Wait;
        }
    }
}
