using NodaTime;
using PmoBot.Delivery;
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
