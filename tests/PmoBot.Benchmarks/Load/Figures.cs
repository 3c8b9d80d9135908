using System.Diagnostics;

namespace PmoBot.Benchmarks.Load;

internal static class Figures
{
    /// <param name="sorted">In the stopwatch's ticks.</param>
    /// <param name="percent">100 is the worst.</param>
    public static double Milliseconds(IReadOnlyList<long> sorted, int percent) =>
        sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)] * 1000.0 / Stopwatch.Frequency;

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
