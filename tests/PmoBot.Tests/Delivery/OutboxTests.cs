using NodaTime;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Tests.Delivery;

public sealed class OutboxTests : DeliveryTests
{
    [Fact]
    public async Task A_delivery_asked_for_once_is_done_once_however_often_it_is_asked_for()
    {
        var handler = new Handler("remind");
        var replica = Start(handler);

        await replica.AskAsync(Owner, new DeliveryRequest.Once("r1", "remind", Now, "hello"));
        await replica.AskAsync(Owner, new DeliveryRequest.Once("r1", "remind", Now));
        await SettleAsync(replica);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("r1", "remind", Now));
        await SettleAsync(replica);

        Assert.Equal("hello", Assert.Single(handler.Acted).Payload);
        Assert.Equal(DeliveryState.Done, (await DeliveryAsync("r1")).State);
    }

    [Fact]
    public async Task State_is_committed_together_with_a_delivery_that_stands_already()
    {
        var replica = Start(new Handler("remind"));
        await replica.AskAsync(Owner, new DeliveryRequest.Once("r1", "remind", Now));

        var result = await replica.Outbox.CommitAsync(
            Owner, [new Write.Insert("state", new Columns())], [new DeliveryRequest.Once("r1", "remind", Now)]);

        Assert.IsType<CommitResult.Committed>(result);
        Assert.NotNull(await Store.FindAsync(Owner, "state"));
    }

    [Fact]
    public async Task Neither_state_nor_delivery_stays_of_a_commit_that_met_a_conflict()
    {
        var replica = Start(new Handler("remind"));
        await Store.CommitAsync(Owner, [new Write.Insert("state", new Columns())]);

        var result = await replica.Outbox.CommitAsync(
            Owner, [new Write.Insert("state", new Columns())], [new DeliveryRequest.Once("r1", "remind", Now)]);

        Assert.Equal(0, Assert.IsType<CommitResult.Conflict>(result).Index);
        Assert.Null(await Store.FindDeliveryAsync(Owner, "r1"));
    }

    [Fact]
    public async Task Raises_before_the_work_starts_make_one_piece_of_work_and_one_index_row()
    {
        var handler = new Handler("snapshot");
        var replica = Start(handler);

        for (var raise = 0; raise < 5; raise++)
            await replica.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now + Duration.FromSeconds(raise)));
        var rows = await CountDueAsync();
        await SettleAsync(replica);

        Assert.Equal(1, rows);
        Assert.Equal(5, Assert.Single(handler.Acted).Acting);
        Assert.Equal(5, (await DeliveryAsync("snap")).Shown);
    }

    [Fact]
    public async Task A_raise_after_the_work_is_done_makes_it_go_again_in_the_same_row()
    {
        var handler = new Handler("snapshot");
        var replica = Start(handler);

        for (var raise = 1; raise <= 3; raise++)
        {
            await replica.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now));
            await SettleAsync(replica);
        }

        Assert.Equal([1L, 2L, 3L], handler.Acted.Select(delivery => delivery.Acting));
    }

    [Fact]
    public async Task A_delivery_waits_for_its_time()
    {
        var handler = new Handler("remind");
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("r1", "remind", Now + Duration.FromHours(2)));

        await replica.RunOnceAsync();
        var early = handler.Acted.Count;
        Clock.Now += Duration.FromHours(2);
        await replica.RunOnceAsync();

        Assert.Equal(0, early);
        Assert.Single(handler.Acted);
    }

    [Fact]
    public async Task A_moved_delivery_goes_at_its_new_time_and_leaves_one_index_row()
    {
        var handler = new Handler("remind");
        var replica = Start(handler);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("r1", "remind", Now + Duration.FromHours(1)));

        await replica.AskAsync(Owner, new DeliveryRequest.Move("r1", Now + Duration.FromHours(3)));
        var rows = await CountDueAsync();
        Clock.Now += Duration.FromHours(2);
        await replica.RunOnceAsync();
        var early = handler.Acted.Count;
        Clock.Now += Duration.FromHours(1);
        await replica.RunOnceAsync();

        Assert.Equal((1, 0, 1), (rows, early, handler.Acted.Count));
        Assert.Equal(0, await CountDueAsync());
    }

    [Fact]
    public async Task A_committer_slower_than_the_grace_period_starts_again_and_nothing_is_lost()
    {
        var (reached, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slowStore = new FaultyStore(Store)
        {
            BeforeCommit = (partition, _) =>
            {
                if (partition != Owner)
                    return Task.CompletedTask;
                reached.TrySetResult();
                return gate.Task;
            },
        };
        var slow = Start(slowStore);
        var handler = new Handler("remind");
        var dispatching = Start(handler);

        var command = slow.AskAsync(Owner, new DeliveryRequest.Once("r1", "remind", Now));
        await reached.Task;
        await SettleAsync(dispatching);
        var voided = (await DeliveryAsync("r1")).State;
        gate.SetResult();
        await command;
        await SettleAsync(dispatching);

        Assert.Equal(DeliveryState.Void, voided);
        Assert.Single(handler.Acted);
        Assert.Equal(DeliveryState.Done, (await DeliveryAsync("r1")).State);
    }

    [Fact]
    public async Task A_slow_raise_of_finished_work_outlasts_the_grace_period_too()
    {
        var handler = new Handler("snapshot");
        var dispatching = Start(handler);
        await dispatching.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now));
        await SettleAsync(dispatching);
        var (reached, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = Start(new FaultyStore(Store)
        {
            BeforeCommit = (partition, _) =>
            {
                if (partition != Owner)
                    return Task.CompletedTask;
                reached.TrySetResult();
                return gate.Task;
            },
        });

        var command = slow.AskAsync(Owner, new DeliveryRequest.Raise("snap", "snapshot", Now));
        await reached.Task;
        await SettleAsync(dispatching);
        gate.SetResult();
        await command;
        await SettleAsync(dispatching);

        Assert.Equal([1L, 2L], handler.Acted.Select(delivery => delivery.Acting));
    }

    [Fact]
    public async Task An_index_row_without_its_delivery_stays_for_the_grace_period()
    {
        var replica = Start();
        await new DueIndex(Store).PutAsync(Owner, [new DueEntry(Now, Owner, "r1", "remind")]);

        await replica.RunOnceAsync();
        Pass(TimeSpan.FromSeconds(29));
        await replica.RunOnceAsync();
        var before = await CountDueAsync();
        Pass(TimeSpan.FromSeconds(2));
        await replica.RunOnceAsync();

        Assert.Equal((1, 0), (before, await CountDueAsync()));
    }
}
