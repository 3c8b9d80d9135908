using Microsoft.Extensions.Logging.Abstractions;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Tests.Delivery;

public sealed class LaneTests : DeliveryTests
{
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
        await Reached.Task;
        var (done, inFlight) = (inner.Acted.Count, sends.Acted.Count);
        Gate.SetResult();
        await running;

        Assert.Equal(1, done);
        Assert.InRange(inFlight, 1, 8);
        Assert.Equal(20, sends.Acted.Count);
    }

    [Fact]
    public async Task Inner_work_is_found_without_reading_the_sends_that_are_due_before_it()
    {
        const int backlog = 300;
        var store = new CountedRows(Store);
        var replica = Start(store, new Handler("work"), new Handler("send", sends: true));
        var requests = Enumerable.Range(0, backlog).Select(number => new DeliveryRequest.Once($"m{number}", "send", Now)).ToList();
        foreach (var some in requests.Chunk(90))
            await replica.AskAsync(Owner, some);
        using var lane = new Lane(
            replica.Get<DueIndex>(), replica.Get<Work>(), kind => kind == "work", 16, replica.Get<Alarm>(), replica.Get<Sightings>(), Clock,
            Time, replica.Get<DeliveryOptions>(), NullLogger.Instance);
        await lane.RunOnceAsync(CancellationToken.None);
        var whole = store.Rows;
        Pass(TimeSpan.FromSeconds(1));

        for (var work = 0; work < 20; work++)
        {
            await replica.AskAsync(Owner, new DeliveryRequest.Once($"w{work}", "work", Now));
            await lane.PassAsync(CancellationToken.None);
            await lane.DrainAsync();
        }

        Assert.Equal(backlog, whole);
        Assert.Equal(backlog, await CountDueAsync());
        Assert.InRange(store.Rows - whole, 20, 60);
    }

    private sealed class CountedRows(ITableStore inner) : ITableStore
    {
        public int Rows { get; private set; }

        public ValueTask<TableRow?> FindAsync(string partition, string row, CancellationToken cancel = default) => inner.FindAsync(partition, row, cancel);

        public ValueTask<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> rows, CancellationToken cancel = default) => inner.FindAsync(rows, cancel);

        public IAsyncEnumerable<TableRow> QueryAsync(string partition, string rowFrom, string rowTo, int pageSize = 1000, CancellationToken cancel = default) =>
            inner.QueryAsync(partition, rowFrom, rowTo, pageSize, cancel).Select(row =>
            {
                Rows++;
                return row;
            });

        public ValueTask<CommitResult> CommitAsync(string partition, IReadOnlyList<Write> writes) => inner.CommitAsync(partition, writes);
    }
}
