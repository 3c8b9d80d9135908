using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks.Load;

/// <summary>How many prompts the Connector had, looked at ten times a second, and the bot's processor time by then.</summary>
internal sealed class Sends
{
    private const int Window = 10;

    private readonly List<(long At, int Count, TimeSpan Cpu)> _looks = [];

    public int Count => _looks.Count > 0 ? _looks[^1].Count : 0;

    /// <summary>How long nothing has come.</summary>
    public TimeSpan Stalled => _looks.Count > 0 ? MachineTime.Real.GetElapsedTime(_looks.Find(look => look.Count == Count).At, _looks[^1].At) : TimeSpan.Zero;

    public TimeSpan Took => MachineTime.Real.GetElapsedTime(_looks[First].At, _looks[^1].At);

    /// <summary>The median of whole seconds, from the first prompt to the last.</summary>
    public double PerSecond => Figures.Median(Windows);

    public double Slowest => Windows.Min();

    public double Fastest => Windows.Max();

    public double CpuMicroseconds => (_looks[^1].Cpu - _looks[First].Cpu).TotalMicroseconds / (_looks[^1].Count - _looks[First].Count);

    // The last look at which there was none yet.
    private int First => _looks.FindLastIndex(look => look.Count == 0);

    private List<double> Windows => [.. Enumerable.Range(0, (_looks.Count - 1 - First) / Window).Select(number => Rate(_looks[First + (number * Window)], _looks[First + ((number + 1) * Window)]))];

    public void Add(long at, int count, TimeSpan cpu) => _looks.Add((at, count, cpu));

    private static double Rate((long At, int Count, TimeSpan Cpu) from, (long At, int Count, TimeSpan Cpu) to) =>
        (to.Count - from.Count) / MachineTime.Real.GetElapsedTime(from.At, to.At).TotalSeconds;
}
