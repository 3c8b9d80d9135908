using System.Diagnostics;

namespace PmoBot.Benchmarks.Load;

/// <summary>What one side did in about a second.</summary>
/// <param name="Took">Until the last answer.</param>
/// <param name="Cpu">User and system time of the processes that were asked, and of no other.</param>
internal sealed record Round(TimeSpan Took, TimeSpan Cpu, IReadOnlyList<long> Latencies)
{
    public double PerSecond => Latencies.Count / Took.TotalSeconds;

    public double CpuMicroseconds => Cpu.TotalMicroseconds / Latencies.Count;

    public static async Task<Round> RunAsync(IReadOnlyList<Process> asked, IReadOnlyList<Caller> callers, TimeSpan time)
    {
        var cpu = CpuOf(asked);
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var latencies = await Task.WhenAll(callers.Select(caller => caller.AskUntilAsync(end)));
        return new(Stopwatch.GetElapsedTime(start), CpuOf(asked) - cpu, [.. latencies.SelectMany(it => it)]);
    }

    private static TimeSpan CpuOf(IEnumerable<Process> processes) => processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + CpuOf(process));

    public static TimeSpan CpuOf(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }
}
