using NodaTime;
using PmoBot.Delivery;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Delivery;

public sealed class OwnDeliveriesTests : IDisposable
{
    private readonly TemporaryFile _file = new("own.db");
    private readonly SqliteTableStore _store;
    private readonly ManualClock _clock = new();

    public OwnDeliveriesTests() => _store = SqliteTableStore.Open(_file.Path, MachineTime.Real);

    public void Dispose()
    {
        _store.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task A_process_without_a_dispatcher_does_what_it_asked_for_and_what_came_of_it()
    {
        var last = new Handler("last");
        var first = new Handler("first", act: delivery => new Attempt.Done
        {
            Effects = () => Task.FromResult(new Effects([], new DeliveryRequest.Once("then", "last", _clock.Now))),
        });
        using var replica = Replica(first, last);
        var own = replica.Get<OwnDeliveries>();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => replica.AskAsync($"p{i}", Once("a", "first"))));
        await own.FinishAsync(CancellationToken.None);

        Assert.Equal(40, first.Acted.Count);
        Assert.Equal(40, last.Acted.Count);
    }

    [Fact]
    public async Task What_others_asked_for_and_what_is_for_later_is_left_to_the_bot()
    {
        var handler = new Handler("kind");
        using var bot = Replica();
        await bot.AskAsync("theirs", Once("a", "kind"));
        using var replica = Replica(handler);
        var own = replica.Get<OwnDeliveries>();

        await replica.AskAsync("ours", Once("a", "kind"), new DeliveryRequest.Once("b", "kind", _clock.Now + Duration.FromHours(1)));
        await own.FinishAsync(CancellationToken.None);

        Assert.Equal(["ours a"], handler.Acted.Select(delivery => $"{delivery.Owner} {delivery.Id}"));
    }

    private Replica Replica(params Handler[] handlers) => new(_store, _clock, MachineTime.Real, handlers);

    private DeliveryRequest.Once Once(string id, string kind) => new(id, kind, _clock.Now);
}
