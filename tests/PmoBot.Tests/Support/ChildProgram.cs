using System.Diagnostics;
using PmoBot.Tests.Tables;
using PmoBot.Tests.WholeProgram;

namespace PmoBot.Tests.Support;

/// <summary>What this assembly does when a test starts it as a program, to be traced or killed.</summary>
internal static class ChildProgram
{
    internal static Task Main(string[] arguments) => arguments switch
    {
        ["commit", var path, var writers, var commits] => CommittingChild.RunAsync(path, int.Parse(writers, null), int.Parse(commits, null)),
        ["program"] => MeasuredProgram.RunAsync(),
        _ => throw new ArgumentException($"No child is called {string.Join(' ', arguments)}.", nameof(arguments)),
    };

    /// <summary>Starts the child, under <paramref name="wrapper"/> if given (a program and its arguments).</summary>
    internal static Process Start(string[] arguments, params string[] wrapper)
    {
        string[] line = [.. wrapper, "dotnet", typeof(ChildProgram).Assembly.Location, .. arguments];
        return Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }
}
