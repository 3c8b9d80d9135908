using PmoBot.Delivery;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Delivery;

public sealed class LeaseTests : DeliveryTests
{
    [Fact]
    public async Task One_replica_is_elected()
    {
        var (one, other) = (Start().Get<Lease>(), Start().Get<Lease>());

        Assert.True(await one.TryTakeAsync());
        Assert.False(await other.TryTakeAsync());
        Assert.True(await one.TryTakeAsync());
    }

    [Fact]
    public async Task A_lease_that_is_not_renewed_is_taken_over_after_its_length()
    {
        var (one, other) = (Start().Get<Lease>(), Start().Get<Lease>());
        await one.TryTakeAsync();
        await other.TryTakeAsync();

        Time.Advance(TimeSpan.FromSeconds(29));
        var early = await other.TryTakeAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
        var taken = await other.TryTakeAsync();

        Assert.Equal((false, true), (early, taken));
    }

    [Fact]
    public async Task A_lease_that_is_renewed_is_not_taken_over()
    {
        var (one, other) = (Start().Get<Lease>(), Start().Get<Lease>());
        await one.TryTakeAsync();

        for (var renewals = 0; renewals < 10; renewals++)
        {
            Assert.False(await other.TryTakeAsync());
            Time.Advance(TimeSpan.FromSeconds(20));
            Assert.True(await one.TryTakeAsync());
        }
    }

    [Fact]
    public async Task A_restart_after_a_graceful_stop_does_not_wait_for_the_lease()
    {
        var (one, next) = (Start().Get<Lease>(), Start().Get<Lease>());
        await one.TryTakeAsync();

        await one.ReleaseAsync();

        Assert.True(await next.TryTakeAsync());
    }

    [Fact]
    public async Task The_holder_stops_itself_when_it_could_not_renew_for_half_the_lease()
    {
        var reachable = true;
        var store = new FaultyStore(Store)
        {
            BeforeCommit = (_, _) => reachable ? Task.CompletedTask : throw new PmoBot.Tables.TableStoreException("out of reach"),
        };
        var (started, stopped) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var stopping = new CancellationTokenSource();
        var holding = Start(store).Get<Lease>().HoldAsync(
            async leading =>
            {
                started.TrySetResult();
                await Pauses.SleepAsync(Timeout.InfiniteTimeSpan, Time, leading);
                stopped.TrySetResult();
            },
            stopping.Token);
        await started.Task;

        reachable = false;
        Time.Advance(TimeSpan.FromSeconds(14));
        var early = stopped.Task.IsCompleted;
        Time.Advance(TimeSpan.FromSeconds(1));
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10), MachineTime.Real);

        Assert.False(early);
        await stopping.CancelAsync();
        await holding;
    }
}
