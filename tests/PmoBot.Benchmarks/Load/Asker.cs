using System.Diagnostics;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks.Load;

/// <summary>Somebody who asks at even times, and whose questions wait behind an answer that is late: that counts as waiting.</summary>
internal sealed class Asker(Uri host, IReadOnlyList<PrebuiltRequest> requests, AnswerCheck check) : IDisposable
{
    private readonly Caller _caller = new(host, requests, check);
    private readonly List<long> _latencies = [];

    /// <summary>In the stopwatch's ticks, from when each was to be asked.</summary>
    public IReadOnlyList<long> Latencies => [.. _latencies.Order()];

    /// <summary>Until what it asks for is compiled, if not for good.</summary>
    public async Task WarmUpAsync()
    {
        await _caller.ConnectAsync();
        for (var question = 0; question < 500; question++)
            await _caller.AskAsync();
    }

    public async Task AskEveryAsync(TimeSpan tick, CancellationToken end)
    {
        for (var at = Stopwatch.GetTimestamp(); !end.IsCancellationRequested; at += (long)(tick.TotalSeconds * Stopwatch.Frequency))
        {
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), at) is { Ticks: > 0 } early)
                await Task.Delay(early, MachineTime.Real, CancellationToken.None);
            await _caller.AskAsync();
            _latencies.Add(Stopwatch.GetTimestamp() - at);
        }
    }

    public void Dispose() => _caller.Dispose();
}
