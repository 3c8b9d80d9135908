using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Tests.Delivery;

public sealed class OutcomeTests : DeliveryTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_fails_for_a_day_is_given_up_with_a_dead_letter(bool mayHaveHappened)
    {
        Attempt failure = mayHaveHappened ? new Attempt.Unknown("502") : new Attempt.Failed("busy");
        var handler = new Handler("send", sends: true, _ => failure);
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        var day = await RunForAsync(replica, TimeSpan.FromDays(2), () => handler.Acted.Count == Outlook.MaxFailures);

        Assert.InRange(day, TimeSpan.FromHours(18), TimeSpan.FromHours(30));
        Assert.Equal(mayHaveHappened, handler.Acted.Last().MaybeRepeated);
        Assert.Equal(DeliveryState.GivenUp, (await DeliveryAsync("m")).State);
        Assert.NotNull(await Store.FindAsync(DeadLetters.Partition, DeadLetters.Key(Owner, "m")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_written_in_our_own_partitions_is_never_given_up_for_failing(bool mayHaveHappened)
    {
        var works = false;
        Attempt failure = mayHaveHappened ? new Attempt.Unknown("the storage is away") : new Attempt.Failed("busy");
        var replica = Start(new Handler("audit", act: _ => works ? new Attempt.Done() : failure));
        await replica.AskAsync(Owner, new DeliveryRequest.Once("a", "audit", Now));

        await RunForAsync(replica, TimeSpan.FromDays(2));
        works = true;
        await RunForAsync(replica, TimeSpan.FromMinutes(30));

        Assert.Equal(DeliveryState.Done, (await DeliveryAsync("a")).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_fails_again_and_again_is_told_and_goes_on(bool inItsEffects)
    {
        var works = false;
        Func<Task<Effects>> effects = () => works ? Task.FromResult(Effects.None) : throw new InvalidOperationException("too large");
        var handler = new Handler("audit", act: _ => inItsEffects ? new Attempt.Done { Effects = effects } : works ? new Attempt.Done() : throw new InvalidOperationException("broken"));
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("a", "audit", Now));

        await RunForAsync(replica, TimeSpan.FromHours(1), () => handler.Acted.Count == Outlook.FailuresWorthTelling - 1);
        Assert.Equal(0, handler.InVain);
        await RunForAsync(replica, TimeSpan.FromHours(1), () => handler.Acted.Count == Outlook.FailuresWorthTelling);
        Assert.Equal(1, handler.InVain);
        works = true;
        await RunForAsync(replica, TimeSpan.FromHours(1));

        Assert.Equal(DeliveryState.Done, (await DeliveryAsync("a")).State);
    }

    [Fact]
    public async Task What_no_process_survives_is_a_dead_letter_after_ten()
    {
        var handler = new Handler("poison", act: _ => throw new InvalidOperationException("acted on"));
        var read = (await AskedAsync("p", "poison")) with { State = DeliveryState.Claimed, ClaimedBy = "dead", Unended = Outlook.MaxUnended - 1 };
        await Store.CommitAsync(Owner, [read.ToWrite()]);
        var replica = Start(handler);

        await replica.RunOnceAsync();
        Pass(TimeSpan.FromSeconds(61));
        await replica.RunOnceAsync();

        Assert.Empty(handler.Acted);
        Assert.Equal("no attempt came to an end", (await DeliveryAsync("p")).Why);
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
    public async Task An_effect_that_throws_leaves_the_outcome_unknown()
    {
        var handler = new Handler("work", act: _ => new Attempt.Done { Effects = () => throw new InvalidOperationException() });
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("w", "work", Now));

        await replica.RunOnceAsync();

        var outcome = await DeliveryAsync("w");
        Assert.Equal((DeliveryState.Pending, 1, true), (outcome.State, outcome.Failures, outcome.MaybeRepeated));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task What_is_known_stays_known_though_it_cannot_be_recorded_for_a_while(bool answerIsLost, bool hasEffects)
    {
        var outage = 0;
        var handler = new Handler("send", sends: true, _ =>
        {
            outage = 5;
            return hasEffects ? Handler.Counting(Store, Owner) : new Attempt.Done();
        });
        var replica = Start(new FaultyStore(Store) { BeforeCommit = (_, _) => Away(), LosesCommit = answerIsLost ? 4 : int.MaxValue }, handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        await SettleAsync(replica);

        var outcome = await DeliveryAsync("m");
        Assert.Equal((DeliveryState.Done, false), (outcome.State, outcome.MaybeRepeated));
        Assert.Equal((1, 0, hasEffects ? 1L : 0L), (handler.Acted.Count, outage, await CounterAsync()));

        Task Away() => outage > 0 && outage-- > 0 ? throw new TableStoreException("A moment's outage.") : Task.CompletedTask;
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(4)]
    public async Task What_is_forgotten_leaves_no_row_though_the_answer_to_that_is_lost(int lost)
    {
        var handler = new Handler("end", act: _ => new Attempt.Done { IsForgotten = true });
        var replica = Start(new FaultyStore(Store) { LosesCommit = lost, LostCommitHappens = true }, handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("e", "end", Now));

        await SettleAsync(replica);

        Assert.Null(await Store.FindDeliveryAsync(Owner, "e"));
        Assert.Single(handler.Acted);
    }

    [Fact]
    public async Task What_is_forgotten_and_wanted_again_meanwhile_is_done_again()
    {
        Replica? replica = null;
        var handler = new Handler("end", sends: false, async (delivery, _) =>
        {
            if (delivery.Attempt == 1)
                await replica!.AskAsync(Owner, new DeliveryRequest.Raise("e", "end", Now));
            return new Attempt.Done { IsForgotten = true };
        });
        replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Raise("e", "end", Now));

        await SettleAsync(replica);

        Assert.Null(await Store.FindDeliveryAsync(Owner, "e"));
        Assert.Equal(2, handler.Acted.Count);
    }

    [Fact]
    public async Task What_cannot_be_recorded_within_a_takeover_goes_again_and_says_so()
    {
        var store = new FaultyStore(Store);
        var handler = new Handler("send", sends: true, _ =>
        {
            store.BeforeCommit = (_, _) => throw new TableStoreException("Away for long.");
            return new Attempt.Done();
        });
        var replica = Start(store, handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        await replica.RunOnceAsync();
        await SettleAsync(Start(handler));

        var outcome = await DeliveryAsync("m");
        Assert.Equal((2, DeliveryState.Done, true), (handler.Acted.Count, outcome.State, outcome.MaybeRepeated));
    }

    [Fact]
    public async Task Nothing_is_given_up_before_its_dead_letter_is_written()
    {
        var store = new FaultyStore(Store) { LosesCommit = 4 };   // after the index row, the delivery and the claim
        var replica = Start(store, new Handler("send", sends: true, _ => new Attempt.Refused("400")));
        await replica.AskAsync(Owner, new DeliveryRequest.Once("m", "send", Now));

        await SettleAsync(replica);

        Assert.Equal(DeliveryState.GivenUp, (await DeliveryAsync("m")).State);
        Assert.NotNull(await Store.FindAsync(DeadLetters.Partition, DeadLetters.Key(Owner, "m")));
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
    public async Task An_effect_that_meets_a_conflict_is_computed_anew_and_committed_once()
    {
        var computed = 0;
        var handler = new Handler("work", act: _ => new Attempt.Done
        {
            Effects = async () =>
            {
                var effects = await Handler.Counting(Store, Owner).Effects!();
                if (++computed == 1)
                    await Store.CommitAsync(Owner, [new Write.Upsert("counter", new Columns { ["n"] = 41L })]);
                return effects;
            },
        });
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("w", "work", Now));

        await SettleAsync(replica);

        Assert.Equal((2, 1, 42L), (computed, handler.Acted.Count, await CounterAsync()));
    }

    private async Task<DeliveryRecord> AskedAsync(string id, string kind)
    {
        await Start().AskAsync(Owner, new DeliveryRequest.Once(id, kind, Now));
        return await DeliveryAsync(id);
    }
}
