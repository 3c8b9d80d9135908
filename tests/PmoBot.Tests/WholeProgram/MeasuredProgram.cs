using System.Globalization;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>
/// The real program, inside a child of these tests that can look at itself: it says how large its heap is after a
/// collection, and it ends when told to, under strace too, which keeps signals from what it traces.
/// </summary>
internal static class MeasuredProgram
{
    private const string Heap = "heap ";

    internal static Task<RealProgram> StartAsync(IEnumerable<KeyValuePair<string, string>> settings, params string[] wrapper) =>
        RealProgram.StartLineAsync(settings, [.. wrapper, "dotnet", typeof(MeasuredProgram).Assembly.Location, "program"]);

    internal static async Task<long> HeapAsync(RealProgram program, int question)
    {
        await program.SayAsync($"{Heap}{question}");
        var said = await program.LineAsync(line => line.StartsWith($"{Heap}{question} ", StringComparison.Ordinal));
        return long.Parse(said.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    /// <summary>In the child.</summary>
    internal static async Task RunAsync()
    {
        var running = Task.Run(() => typeof(global::Program).Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]));
        while (await Console.In.ReadLineAsync() is { } question && question.StartsWith(Heap, StringComparison.Ordinal) && !running.IsCompleted)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Console.Out.WriteLineAsync($"{question} {GC.GetTotalMemory(forceFullCollection: true)}");
        }
    }
}
