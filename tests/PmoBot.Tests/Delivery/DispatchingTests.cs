using System.Diagnostics.Metrics;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Delivery;

/// <summary>The dispatcher as the host runs it, in real time.</summary>
public sealed class DispatchingTests : DeliveryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_local_commit_wakes_the_dispatcher()
    {
        var done = new TaskCompletionSource();
        var replica = Run(new DeliveryOptions { PollSeconds = 3600 }, done);
        await replica.Dispatcher.StartAsync(CancellationToken.None);

        await replica.AskAsync(Owner, new DeliveryRequest.Once("w", "work", Now));

        await done.Task.WaitAsync(Patience, MachineTime.Real);
        await replica.Dispatcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_business_clock_that_jumps_is_noticed_at_the_next_poll()
    {
        var done = new TaskCompletionSource();
        var replica = Run(new DeliveryOptions { PollSeconds = 0.05 }, done);
        await replica.AskAsync(Owner, new DeliveryRequest.Once("w", "work", Now + Duration.FromDays(7)));
        await replica.Dispatcher.StartAsync(CancellationToken.None);

        Clock.Now += Duration.FromDays(8);

        await done.Task.WaitAsync(Patience, MachineTime.Real);
        await replica.Dispatcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_another_replica_commits_is_found_by_polling()
    {
        var done = new TaskCompletionSource();
        var (one, other) = (Run(new DeliveryOptions { PollSeconds = 0.05 }, done), Start());
        await one.Dispatcher.StartAsync(CancellationToken.None);

        await other.AskAsync(Owner, new DeliveryRequest.Once("w", "work", Now));

        await done.Task.WaitAsync(Patience, MachineTime.Real);
        await one.Dispatcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_hundred_commands_on_one_project_need_a_hundred_tries_while_its_deliveries_run()
    {
        var replica = Run(new DeliveryOptions(), new TaskCompletionSource());
        var tries = 0L;
        using var listener = new MeterListener();
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref tries, count));
        listener.EnableMeasurementEvents(replica.Get<DeliveryMeter>().Tries);
        await replica.Dispatcher.StartAsync(CancellationToken.None);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => replica.Commands.RunAsync<bool>(Owner, async () =>
        {
            var result = await replica.Outbox.CommitAsync(
                Owner,
                [new Write.Insert($"status-{number:000}", new Columns())],
                [new DeliveryRequest.Raise("w", "work", Now)]);
            return result.Then(true);
        })));
        await replica.Dispatcher.StopAsync(CancellationToken.None);

        Assert.All(outcomes, outcome => Assert.IsType<Outcome<bool>.Settled>(outcome));
        Assert.Equal(100, tries);
    }

    private Replica Run(DeliveryOptions options, TaskCompletionSource done) => Keep(new Replica(
        Store, Clock, MachineTime.Real,
        [
            new Handler("work", act: _ =>
            {
                done.TrySetResult();
                return new Attempt.Done();
            }),
        ],
        options: options));
}
