using PmoBot.Delivery;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Delivery;

public sealed class CommandsTests : IDisposable
{
    private readonly PartitionQueue _queue = new();
    private readonly ManualTime _time = new() { Skip = TimeSpan.FromSeconds(1) };
    private readonly OwnMeters _meters = new();
    private readonly DeliveryMeter _meter;

    public CommandsTests() => _meter = new(_meters);

    public void Dispose() => _meters.Dispose();

    [Fact]
    public async Task Commands_on_one_partition_run_one_after_the_other()
    {
        var commands = new Commands(_queue, _time, _meter);
        var (inside, most) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => commands.RunAsync<bool>("project-A", async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            return true;
        })));

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Commands_on_two_partitions_do_not_wait_for_each_other()
    {
        var commands = new Commands(_queue, _time, _meter);
        var gate = new TaskCompletionSource();
        var slow = commands.RunAsync<bool>("project-A", async () =>
        {
            await gate.Task;
            return true;
        });

        var quick = await commands.RunAsync<bool>("project-B", () => Task.FromResult<Tried<bool>>(true));

        Assert.IsType<Outcome<bool>.Settled>(quick);
        gate.SetResult();
        await slow;
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_partition_that_nobody_uses()
    {
        var commands = new Commands(_queue, _time, _meter);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number =>
            commands.RunAsync<bool>($"project-{number % 5}", () => Task.FromResult<Tried<bool>>(true))));

        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public async Task A_command_that_loses_every_try_is_busy_after_eight()
    {
        var commands = new Commands(_queue, _time, _meter);
        var tries = 0;

        var outcome = await commands.RunAsync("project-A", () =>
        {
            tries++;
            return Task.FromResult(new CommitResult.Conflict(0).Then("saved"));
        });

        Assert.IsType<Outcome<string>.Busy>(outcome);
        Assert.Equal(8, tries);
    }

    [Fact]
    public async Task A_command_whose_commit_has_no_answer_runs_again_and_finds_what_it_did()
    {
        var commands = new Commands(_queue, _time, _meter);
        var (saved, inserts) = (false, 0);

        var outcome = await commands.RunAsync("project-A", () =>
        {
            if (saved)
                return Task.FromResult<Tried<string>>("found");
            (saved, inserts) = (true, inserts + 1);
            return Task.FromResult(new CommitResult.Unknown().Then("saved"));
        });

        Assert.Equal("found", Assert.IsType<Outcome<string>.Settled>(outcome).Value);
        Assert.Equal(1, inserts);
    }

    [Fact]
    public async Task An_exception_in_a_command_lets_the_next_one_in()
    {
        var commands = new Commands(_queue, _time, _meter);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            commands.RunAsync<bool>("project-A", () => throw new InvalidOperationException()));
        var next = await commands.RunAsync<bool>("project-A", () => Task.FromResult<Tried<bool>>(true));

        Assert.IsType<Outcome<bool>.Settled>(next);
        Assert.Equal(0, _queue.Count);
    }
}
