using System.Diagnostics;
using System.Globalization;

namespace PmoBot.Benchmarks.Load;

/// <summary>One of the programs that are compared, its connections open.</summary>
internal sealed class Side : IDisposable
{
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly List<Caller> _callers;
    private readonly List<Round> _rounds = [];

    private Side(string name, Process process, List<Caller> callers) => (Name, _process, _callers) = (name, process, callers);

    public string Name { get; }

    /// <summary>The median, because another program may have had the machine for a round.</summary>
    public double PerSecond => Figures.Median(_rounds.Select(round => round.PerSecond));

    public int Answers => _rounds.Sum(round => round.Latencies.Count);

    public static async Task<Side> ConnectAsync(string name, int process, IEnumerable<Caller> callers)
    {
        var side = new Side(name, Process.GetProcessById(process), [.. callers]);
        await Task.WhenAll(side._callers.Select(caller => caller.ConnectAsync()));
        return side;
    }

    /// <summary>Until the program's hot methods are compiled for good, which takes thousands of calls; 30 s at most.</summary>
    /// <returns>How many were answered.</returns>
    public async Task<int> WarmUpAsync(int answers)
    {
        var answered = 0;
        for (var round = 0; round < 30 && answered < answers; round++)
            answered += (await Round.RunAsync(_process, _callers, RoundLength)).Latencies.Count;
        return answered;
    }

    public async Task RunRoundAsync() => _rounds.Add(await Round.RunAsync(_process, _callers, RoundLength));

    public string Line()
    {
        var latencies = _rounds.SelectMany(round => round.Latencies).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"  {Name,-14} {PerSecond,9:N0} {Figures.Milliseconds(latencies, 50),9:N2} {Figures.Milliseconds(latencies, 99),9:N2} {Figures.Median(_rounds.Select(round => round.CpuMicroseconds)),9:N0}");
    }

    public void Dispose()
    {
        _callers.ForEach(caller => caller.Dispose());
        _process.Dispose();
    }
}
