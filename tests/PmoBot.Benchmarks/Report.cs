using System.Globalization;
using System.Runtime.InteropServices;
using PmoBot.Benchmarks.Load;

namespace PmoBot.Benchmarks;

/// <summary>The figures in plain text, as docs/benchmarks.md shows them.</summary>
internal static class Report
{
    public static async Task MachineAsync()
    {
        var processor = "processor unknown";
        var load = "load unknown";
        if (OperatingSystem.IsLinux())
        {
            processor = (await File.ReadAllLinesAsync("/proc/cpuinfo"))
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] ?? processor;
            load = $"load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]} before the run";
        }

        Console.WriteLine($"{Environment.ProcessorCount} cores ({processor}), {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {load}");
        Console.WriteLine("The bot, the bare endpoint, the Connector and the callers share these cores. Medians of rounds of one second.");
        Console.WriteLine();
    }

    public static void TurnsHeader() => Console.WriteLine("                 turns/s    p50 ms    p99 ms  CPU µs/turn");

    public static void Comparison(string title, Side bare, Side bot)
    {
        Console.WriteLine(title);
        Console.WriteLine(bare.Line());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bot.Line()}    {bot.PerSecond / bare.PerSecond:N2} of the bare endpoint"));
    }

    public static void Alone(string title, Side bot)
    {
        Console.WriteLine(title);
        Console.WriteLine(bot.Line());
    }

    public static void Durable(int sent, int reports, int due, TimeSpan after) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {sent:N0} answered, {reports:N0} found in the store; deliveries still due after {after.TotalSeconds:N1} s: {due:N0}"));

    public static void Posts(int inFlight, double perSecond) => Line($"For scale, {inFlight} in flight: the bare endpoint posts {perSecond:N0} texts/s to this Connector");

    public static void Commits(int inFlight, double perSecond) => Line($"For scale, {inFlight} in flight: the store alone does {perSecond:N0} commits/s of one row");

    public static void Gathered(int people, TimeSpan took, TimeSpan cpu) =>
        Line($"Gathered: {people:N0} people of {people:N0} projects in {took.TotalSeconds:N1} s, CPU {cpu.TotalMicroseconds / people:N0} µs/person");

    public static void Sent(Sends sends) => Line(
        $"Sent: {sends.Count:N0} prompts in {sends.Took.TotalSeconds:N1} s; {sends.PerSecond:N0}/s (seconds from {sends.Slowest:N0} to {sends.Fastest:N0}), CPU {sends.CpuMicroseconds:N0} µs/prompt");

    public static void Answers(string what, IReadOnlyList<long> sorted) => Line(
        $"  meanwhile, {sorted.Count:N0} times {what}: p50 {Figures.Milliseconds(sorted, 50):N1} ms, p99 {Figures.Milliseconds(sorted, 99):N1} ms, worst {Figures.Milliseconds(sorted, 100):N1} ms");

    public static void Told(int done, int told, TimeSpan after) =>
        Line($"Rows: {done:N0} prompts done, none in doubt; {told:N0} of the round's lines say sent, {after.TotalSeconds:N1} s after the last one");

    public static void Memory(long before, long after, long peak) =>
        Line($"Heap after a full collection: {before / 1e6:N1} MB before the first prompt, {after / 1e6:N1} MB after the last; most of working set {peak / 1e6:N0} MB");

    public static void RollUp(int projects, int periods, Measure card, Measure digest, int rows) => Line(
        $"  {projects,6:N0} projects, {periods,2} periods of history ({rows,9:N0} rows): portfolio {card.Time,5:N0} ms, {card.Memory,5:N1} MB above idle; digest {digest.Time,5:N0} ms, {digest.Memory,5:N1} MB");

    public static void Ratio(string what, double time, double memory) => Line($"  {what}: time × {time:N1}, memory × {memory:N1}");

    public static void Start(double median, double longest) => Line($"From the command to /readyz: {median:N0} ms, the longest {longest:N0} ms");

    public static void Soak(int minutes, IReadOnlyList<long> sorted, IReadOnlyList<Look> tenths)
    {
        Line($"The mix for {minutes:N0} minutes: {sorted.Count:N0} turns, {sorted.Count / (minutes * 60.0):N0}/s; p50 {Figures.Milliseconds(sorted, 50):N1} ms, p99 {Figures.Milliseconds(sorted, 99):N1} ms, worst {Figures.Milliseconds(sorted, 100):N1} ms");
        foreach (var (number, tenth) in tenths.Index())
            Line($"  tenth {number + 1,2}: heap after a full collection {tenth.Heap / 1e6,6:N2} MB, {tenth.Handles,4:N0} handles, {tenth.Connections,3:N0} of them connections, working set {tenth.WorkingSet / 1e6,4:N0} MB");
        Line($"  last tenth to the second: heap × {(double)tenths[^1].Heap / tenths[1].Heap:N2}, handles {tenths[^1].Handles - tenths[1].Handles:+0;-0;0}, connections {tenths[^1].Connections - tenths[1].Connections:+0;-0;0}");
    }

    public static void Trips(IReadOnlyDictionary<string, double> one, IReadOnlyDictionary<string, double> three)
    {
        Console.WriteLine("Round trips to the storage, by turn with all that follows from it: one replica, three replicas");
        foreach (var (kind, trips) in one)
            Line($"  {kind,-18} {trips,6:N1} {three[kind],6:N1}");
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
