using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Tests.Delivery;

/// <summary>Raises, passes of two dispatchers, deaths and lost answers, in any order.</summary>
public sealed class RandomStoryTests : DeliveryTests
{
    private long _shown;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public async Task In_any_story_the_newest_state_is_shown_in_the_end_and_never_an_older_one_after_a_newer(int seed)
    {
        var story = new Random(seed);
        var steady = StartReplica(Store);

        for (var chapter = 0; chapter < 25; chapter++)
            await PlayAsync(story, steady);
        await RaiseAsync(steady);
        await SettleAsync(steady);

        var last = await DeliveryAsync("snap");
        Assert.Equal(DeliveryState.Done, last.State);
        Assert.Equal((last.Wanted, last.Wanted), (last.Shown, _shown));
        Assert.Equal(_shown, (await Store.FindAsync(Owner, "shown"))!.Columns.Int64("version"));
    }

    private async Task PlayAsync(Random story, Replica steady)
    {
        switch (story.Next(5))
        {
            case 0:
                await RaiseAsync(steady);
                break;
            case 1:
                await steady.RunOnceAsync();
                break;
            case 2:
                Pass(TimeSpan.FromSeconds(story.Next(1, 40)));
                break;
            case 3:
                await VisitAsync(new FaultyStore(Store) { DiesAtCall = story.Next(1, 20) }, steady);
                break;
            default:
                await VisitAsync(new FaultyStore(Store) { LosesCommit = story.Next(1, 7), LostCommitHappens = story.Next(2) == 0 }, steady);
                break;
        }
    }

    private async Task VisitAsync(FaultyStore store, Replica steady)
    {
        var visitor = StartReplica(store);
        try
        {
            await RaiseAsync(visitor);
            await Task.WhenAll(visitor.RunOnceAsync(), RaiseAsync(steady), steady.RunOnceAsync());
        }
        catch (TableStoreException)
        {
            // It died in the middle of its story.
        }
    }

    private Task RaiseAsync(Replica replica) => replica.AskAsync(Owner, new DeliveryRequest.Raise("snap", "show", Now));

    private Replica StartReplica(ITableStore store) => Start(store, new Handler("show", act: delivery => new Attempt.Done
    {
        Effects = async () =>
        {
            Assert.True(delivery.Acting >= Interlocked.Exchange(ref _shown, delivery.Acting), "An older state came after a newer one.");
            var row = await store.FindAsync(Owner, "shown");
            var columns = new Columns { ["version"] = delivery.Acting };
            return new Effects([row is null
                ? new Write.Insert("shown", columns)
                : new Write.Replace("shown", columns, row.ETag)]);
        },
    }));
}
