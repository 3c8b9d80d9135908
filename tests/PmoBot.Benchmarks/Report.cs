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
        Console.WriteLine("                 turns/s    p50 ms    p99 ms  CPU µs/turn");
    }

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
}
