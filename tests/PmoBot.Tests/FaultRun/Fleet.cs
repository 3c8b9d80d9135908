using System.Text.Json.Nodes;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.FaultRun;

/// <summary>
/// Replicas of the program behind one address, each on a machine whose clock is its own. As the Bot Service does, it
/// brings an activity again, to another one, if there was no answer.
/// </summary>
internal sealed class Fleet : IAsyncDisposable
{
    private static readonly TimeSpan BotServiceWaits = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly List<(RealProgram Program, WallClock Clock)> _replicas = [];
    private readonly TimeSpan[] _skews;
    private readonly Random _random;
    private TimeSpan _ahead;
    private TimeSpan _furthest;
    private int _answers;

    private Fleet(int replicas, Random random) => (_skews, _random) = (new TimeSpan[replicas], random);

    /// <summary>What time it is in business, but for what a machine's clock is wrong by.</summary>
    public DateTimeOffset Now => MachineTime.Real.GetUtcNow() + _ahead;

    public int Answers => _answers;

    public static async Task<Fleet> StartAsync(int replicas, IReadOnlyList<KeyValuePair<string, string>> settings, DateTimeOffset begins, Random random)
    {
        var fleet = new Fleet(replicas, random);
        var clocks = Enumerable.Range(0, replicas).Select(number => new WallClock($"clock{number}")).ToList();
        fleet._ahead = fleet._furthest = begins - MachineTime.Real.GetUtcNow();
        clocks.ForEach(clock => clock.Set(fleet._ahead));
        fleet._replicas.AddRange((await Task.WhenAll(clocks.Select(clock => RealProgram.StartAsync([.. settings, .. clock.Settings])))).Zip(clocks));
        return fleet;
    }

    /// <summary>All clocks at once.</summary>
    public void Jump(TimeSpan by)
    {
        _ahead += by;
        var first = _ahead + _skews.Max();
        _furthest = first > _furthest ? first : _furthest;
        for (var number = 0; number < _replicas.Count; number++)
            _replicas[number].Clock.Set(_ahead + _skews[number]);
    }

    /// <summary>All clocks are right again, and past whatever one of them ever showed: what was due to any is due.</summary>
    public void SetRight()
    {
        Array.Clear(_skews);
        Jump(_furthest - _ahead);
    }

    /// <summary>One machine's clock is wrong from now on.</summary>
    public void Skew(TimeSpan by)
    {
        _skews[Draw()] = by;
        Jump(TimeSpan.Zero);
    }

    public async Task KillAsync(int replicas)
    {
        var first = Draw();
        var victims = Enumerable.Range(first, replicas).Select(number => _replicas[number % _replicas.Count].Program).ToList();
        await Task.WhenAll(victims.Select(victim => victim.KillAsync()));
        await Task.WhenAll(victims.Select(victim => victim.StartAgainAsync()));
    }

    /// <summary>One stands still, and does not know it when it goes on.</summary>
    public async Task StandStillAsync(TimeSpan time)
    {
        var (victim, _) = Any();
        await victim.StopAsync();
        await Task.Delay(time, MachineTime.Real);
        await victim.ContinueAsync();
    }

    /// <summary>All end in good order, with what they have begun.</summary>
    public async Task EndAsync() => Assert.All(await Task.WhenAll(_replicas.Select(replica => replica.Program.TerminateAsync())), code => Assert.Equal(0, code));

    public async Task<BotAnswer> AnsweredAsync(JsonObject activity)
    {
        for (var tries = 0; ; tries++)
        {
            using var limit = new CancellationTokenSource(BotServiceWaits);
            try
            {
                var answer = await (await Any().Program.Http.WaitAsync(Moment, MachineTime.Real)).SendAsync(activity, cancel: limit.Token);
                Assert.True(answer.Status == 200, $"{answer.Status} to {activity.ToJsonString()}");
                Interlocked.Increment(ref _answers);
                return answer;
            }
            catch (Exception cut) when (tries < 1000 && cut is HttpRequestException or OperationCanceledException or ObjectDisposedException or IOException or TimeoutException)
            {
                // It died, or stands still, or is not up yet.
            }
        }
    }

    private (RealProgram Program, WallClock Clock) Any() => _replicas[Draw()];

    private int Draw()
    {
        lock (_random)
            return _random.Next(_skews.Length);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (program, clock) in _replicas)
        {
            await program.DisposeAsync();
            clock.Dispose();
        }
    }
}
