using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>
/// When programs die while they send to many: each time somebody has their message and somebody has not. What is asked of
/// Teams a little after such a moment waits until the death, and has had its effect by then, or never will.
/// </summary>
internal sealed class SuddenDeaths
{
    // As many as are in flight at most.
    private const int InFlight = 8;

    private readonly Lock _lock = new();
    private readonly Random _random;
    private readonly Func<LoopbackRequest, string?> _of;
    private readonly int _people;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Queue<Moment> _moments;

    /// <param name="method">What goes to everybody: new messages, or with PUT what those of before show now.</param>
    public SuddenDeaths(Random random, int people, int deaths, string method = "POST")
        : this(random, people, deaths, request => request.Method == method ? request.ConversationId : null)
    {
    }

    /// <param name="of">To whom a request goes, of all to whom something goes; null: to none of them.</param>
    public SuddenDeaths(Random random, int people, int deaths, Func<LoopbackRequest, string?> of)
    {
        (_random, _of, _people) = (random, of, people);
        _moments = new(Enumerable.Range(0, deaths).Select(_ => random.Next(1, people - InFlight)).Order().Select(at => new Moment(at, at + random.Next(InFlight))));
    }

    /// <summary>For <see cref="LoopbackConnector.FaultFor"/>, or Graph's.</summary>
    public LoopbackFault? See(LoopbackRequest request)
    {
        lock (_lock)
        {
            if (_of(request) is not { } person)
                return null;
            _asked.Add(person);
            if (!_moments.TryPeek(out var next) || _asked.Count < next.At)
                return null;
            next.Come.TrySetResult();
            return _asked.Count <= next.Holds ? null : _random.Next(2) == 0 ? new LoopbackFault.Hold(next.Over.Task) : new LoopbackFault.HoldAfter(next.Over.Task);
        }
    }

    /// <param name="reached">How many of them have it.</param>
    /// <param name="die">Kills.</param>
    /// <param name="live">Starts again.</param>
    public async Task PlayAsync(Func<int> reached, TimeSpan patience, Func<Task> die, Func<Task> live)
    {
        while (_moments.TryPeek(out var next))
        {
            await next.Come.Task.WaitAsync(patience, MachineTime.Real);
            await die();
            await SomebodyAsync(reached);
            Assert.InRange(reached(), 1, _people - 1);
            lock (_lock)
                _moments.Dequeue();
            next.Over.SetResult();
            await live();
        }
    }

    // What was asked before the moment has its effect, perhaps a little after whoever asked has died.
    private static async Task SomebodyAsync(Func<int> reached)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var ask = new PeriodicTimer(TimeSpan.FromMilliseconds(20), MachineTime.Real);
        while (reached() == 0)
            await ask.WaitForNextTickAsync(late.Token);
    }

    /// <param name="At">Once so many people were written to.</param>
    /// <param name="Holds">Once there were so many, the rest waits.</param>
    private sealed record Moment(int At, int Holds)
    {
        public TaskCompletionSource Come { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
