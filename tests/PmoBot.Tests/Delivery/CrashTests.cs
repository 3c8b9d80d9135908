using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Tests.Delivery;

/// <summary>A command with a message and a snapshot, interrupted everywhere, and started again by a healthy process.</summary>
public sealed class CrashTests : DeliveryTests
{
    [Fact]
    public async Task Whatever_step_it_dies_at_the_work_is_done_and_its_own_effects_once()
    {
        var died = 0;
        for (var call = 1; ; call++)
        {
            var store = new FaultyStore(Store) { DiesAtCall = call };
            await PlayAsync($"project-{call}", store);
            if (!store.IsDead)
                break;
            died++;
        }

        Assert.InRange(died, 15, 500);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whatever_answer_is_lost_the_work_is_done_and_its_own_effects_once(bool happened)
    {
        var lost = 0;
        for (var commit = 1; ; commit++)
        {
            var store = new FaultyStore(Store) { LosesCommit = commit, LostCommitHappens = happened };
            await PlayAsync($"project-{commit}", store);
            if (store.Commits < commit)
                break;
            lost++;
        }

        Assert.InRange(lost, 8, 500);
    }

    private async Task PlayAsync(string owner, FaultyStore store)
    {
        var message = new Handler("send", sends: true);
        var faulty = Start(store, message, new Handler("count", act: _ => Handler.Counting(store, owner)));
        try
        {
            await SubmitAsync(faulty, store, owner);
            await faulty.RunOnceAsync();
            await faulty.RunOnceAsync();
        }
        catch (TableStoreException)
        {
            // The process died; its user tries again with the next one.
        }

        var healthy = Start(Store, message, new Handler("count", act: _ => Handler.Counting(Store, owner)));
        await SubmitAsync(healthy, Store, owner);
        await SettleAsync(healthy);

        Assert.NotEmpty(message.Acted);
        Assert.Equal(1, await CounterAsync(owner));
        Assert.Equal(DeliveryState.Done, (await DeliveryAsync("m", owner)).State);
        Assert.Equal(DeliveryState.Done, (await DeliveryAsync("c", owner)).State);
        Assert.All(message.Acted.Skip(1), again => Assert.True(again.MaybeRepeated));
        Assert.InRange(message.Acted.Count, 1, 2);
    }

    private Task<Outcome<bool>> SubmitAsync(Replica replica, ITableStore store, string owner) =>
        replica.Commands.RunAsync<bool>(owner, async () =>
        {
            if (await store.FindAsync(owner, "state") is not null)
                return true;
            var result = await replica.Outbox.CommitAsync(
                owner,
                [new Write.Insert("state", new Columns())],
                [new DeliveryRequest.Once("m", "send", Now), new DeliveryRequest.Raise("c", "count", Now)]);
            return result.Then(true);
        });
}
