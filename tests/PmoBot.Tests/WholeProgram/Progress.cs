namespace PmoBot.Tests.WholeProgram;

/// <summary>Counts what happens in a test, so that something else can happen at its nth event.</summary>
internal sealed class Progress
{
    private readonly Lock _lock = new();
    private readonly List<(int At, TaskCompletionSource Reached)> _waiting = [];
    private int _events;

    public void Step()
    {
        lock (_lock)
        {
            _events++;
            foreach (var (_, reached) in _waiting.Where(waiting => waiting.At <= _events))
                reached.TrySetResult();
        }
    }

    public Task ReachesAsync(int events)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (events <= _events)
                return Task.CompletedTask;
            _waiting.Add((events, reached));
            return reached.Task;
        }
    }
}
