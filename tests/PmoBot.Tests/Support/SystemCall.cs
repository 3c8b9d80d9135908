using System.Globalization;
using System.Text.RegularExpressions;

namespace PmoBot.Tests.Support;

/// <summary>A call that <c>strace -f -y</c> saw. Begun and Ended: lines of the log, so that calls of all threads have one order.</summary>
internal sealed partial record SystemCall(string Name, string Arguments, int Begun, int Ended)
{
    /// <summary>An fsync or fdatasync of a file whose name ends so.</summary>
    internal bool Flushes(string file) =>
        Name is "fsync" or "fdatasync" && Arguments.Contains(file + ">", StringComparison.Ordinal);

    /// <summary>The program and arguments under which to start what is traced: every thread and child, paths in place of numbers.</summary>
    internal static string[] Trace(string log, params string[] calls) =>
        ["strace", "-f", "-y", "--seccomp-bpf", "-s", "4096", "-o", log, "-e", $"trace={string.Join(',', calls)}", "-e", "signal=none"];

    /// <summary>The calls that succeeded, in the order in which they began.</summary>
    internal static IReadOnlyList<SystemCall> Parse(IEnumerable<string> log)
    {
        var calls = new List<SystemCall>();
        var unfinished = new Dictionary<string, SystemCall>(StringComparer.Ordinal);
        foreach (var (number, line) in log.Index())
        {
            if (Resumed().Match(line) is { Success: true } resumed)
            {
                if (unfinished.Remove(resumed.Groups["thread"].Value, out var begun) && Succeeded(resumed))
                    calls.Add(begun with { Arguments = begun.Arguments + resumed.Groups["arguments"].Value, Ended = number });
            }
            else if (Unfinished().Match(line) is { Success: true } begins)
            {
                unfinished[begins.Groups["thread"].Value] = new(begins.Groups["name"].Value, begins.Groups["arguments"].Value, number, number);
            }
            else if (Whole().Match(line) is { Success: true } whole && Succeeded(whole))
            {
                calls.Add(new(whole.Groups["name"].Value, whole.Groups["arguments"].Value, number, number));
            }
        }

        return [.. calls.OrderBy(call => call.Begun)];
    }

    private static bool Succeeded(Match match) => long.Parse(match.Groups["result"].Value, CultureInfo.InvariantCulture) >= 0;

    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>\w+)\((?<arguments>.*)\) += (?<result>-?\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>\w+)\((?<arguments>.*) <unfinished \.\.\.>$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^(?<thread>\d+) +<\.\.\. \w+ resumed>(?<arguments>.*)\) += (?<result>-?\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Resumed();
}
