using System.Diagnostics;
using System.Globalization;

namespace PmoBot.Benchmarks.Load;

/// <summary>One of the programs that are compared, its connections open.</summary>
internal sealed class Side : IDisposable
{
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(1);

    private readonly List<Process> _processes;
    private readonly List<Caller> _callers;
    private readonly List<Round> _rounds = [];

    private Side(string name, List<Process> processes, List<Caller> callers) => (Name, _processes, _callers) = (name, processes, callers);

    public string Name { get; }

    /// <summary>The median, because another program may have had the machine for a round.</summary>
    public double PerSecond => Figures.Median(_rounds.Select(round => round.PerSecond));

    public int Answers => _rounds.Sum(round => round.Latencies.Count);

    public static Task<Side> ConnectAsync(string name, int process, IEnumerable<Caller> callers) => ConnectAsync(name, [process], callers);

    public static async Task<Side> ConnectAsync(string name, IEnumerable<int> processes, IEnumerable<Caller> callers)
    {
        var side = new Side(name, [.. processes.Select(Process.GetProcessById)], [.. callers]);
        await Task.WhenAll(side._callers.Select(caller => caller.ConnectAsync()));
        return side;
    }

    /// <summary>Until the program's hot methods are compiled for good, which takes thousands of calls; 30 s at most.</summary>
    /// <returns>How many were answered.</returns>
    public async Task<int> WarmUpAsync(int answers)
    {
        var answered = 0;
        for (var round = 0; round < 30 && answered < answers; round++)
            answered += (await Round.RunAsync(_processes, _callers, RoundLength)).Latencies.Count;
        return answered;
    }

    public async Task RunRoundAsync() => _rounds.Add(await Round.RunAsync(_processes, _callers, RoundLength));

    /// <summary>One question after the other, each by the next caller.</summary>
    public async Task AskInTurnAsync(int questions)
    {
        for (var question = 0; question < questions; question++)
            await _callers[question % _callers.Count].AskAsync();
    }

    public string Line()
    {
        var latencies = _rounds.SelectMany(round => round.Latencies).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"  {Name,-14} {PerSecond,9:N0} {Figures.Milliseconds(latencies, 50),9:N2} {Figures.Milliseconds(latencies, 99),9:N2} {Figures.Median(_rounds.Select(round => round.CpuMicroseconds)),9:N0}");
    }

    public void Dispose()
    {
        _callers.ForEach(caller => caller.Dispose());
        _processes.ForEach(process => process.Dispose());
    }
}
