using NodaTime;
using PmoBot.Delivery;
using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Delivery;

/// <summary>A store, two clocks, and what every test about deliveries asks of them.</summary>
public abstract class DeliveryTests : IDisposable
{
    private readonly TemporaryFile _file = new("delivery.db");
    private readonly SqliteTableStore _sqlite;
    private readonly List<IDisposable> _replicas = [];

    private protected DeliveryTests() => _sqlite = SqliteTableStore.Open(_file.Path, MachineTime.Real);

    private protected const string Owner = "project-APOLLO";

    private protected ITableStore Store => _sqlite;

    private protected ManualTime Time { get; } = new() { Skip = TimeSpan.FromSeconds(1) };

    private protected ManualClock Clock { get; } = new();

    private protected TaskCompletionSource Reached { get; } = new();

    private protected TaskCompletionSource Gate { get; } = new();

    private protected Instant Now => Clock.Now;

    private protected Replica Start(params IDeliveryHandler[] handlers) => Start(Store, handlers);

    private protected Replica Start(ITableStore store, params IDeliveryHandler[] handlers) =>
        Keep(new Replica(store, Clock, Time, handlers));

    private protected Replica Keep(Replica replica)
    {
        _replicas.Add(replica);
        return replica;
    }

    private protected void Pass(TimeSpan span)
    {
        Time.Advance(span);
        Clock.Now += Duration.FromTimeSpan(span);
    }

    /// <summary>Lets time pass until nothing is left to do.</summary>
    private protected async Task SettleAsync(Replica replica)
    {
        for (var rounds = 0; rounds < 400 && await CountDueAsync() > 0; rounds++)
        {
            await replica.RunOnceAsync();
            Pass(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(0, await CountDueAsync());
    }

    /// <summary>Looks at what is due every five minutes, and says how long it took.</summary>
    private protected async Task<TimeSpan> RunForAsync(Replica replica, TimeSpan atMost, Func<bool>? isEnough = null)
    {
        var waited = TimeSpan.Zero;
        while (waited < atMost && isEnough?.Invoke() != true)
        {
            await replica.RunOnceAsync();
            Pass(TimeSpan.FromMinutes(5));
            waited += TimeSpan.FromMinutes(5);
        }

        return waited;
    }

    private protected async Task<int> CountDueAsync()
    {
        var count = 0;
        for (var shard = 0; shard < DueIndex.Shards; shard++)
        {
            await foreach (var _ in new DueIndex(Store).DueAsync(shard, Instant.FromUtc(2100, 1, 1, 0, 0), 100))
                count++;
        }

        return count;
    }

    private protected async Task<DeliveryRecord> DeliveryAsync(string id, string owner = Owner) =>
        (await Store.FindDeliveryAsync(owner, id))!;

    private protected async Task<long> CounterAsync(string owner = Owner) =>
        (await Store.FindAsync(owner, "counter"))?.Columns.Int64("n") ?? 0;

    /// <summary>Holds every attempt until <see cref="Gate"/> opens.</summary>
    private protected Handler Gated(string kind, bool sends = false) => new(kind, sends, async (_, _) =>
    {
        Reached.TrySetResult();
        await Gate.Task;
        return new Attempt.Done();
    });

    public void Dispose()
    {
        _replicas.ForEach(replica => replica.Dispose());
        _sqlite.Dispose();
        _file.Dispose();
        GC.SuppressFinalize(this);
    }
}
