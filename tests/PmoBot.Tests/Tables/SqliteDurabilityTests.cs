using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Tables;

/// <summary>What an answer is worth, seen from outside: by the system calls of a process, and after its sudden death.</summary>
public sealed class SqliteDurabilityTests : IDisposable
{
    private readonly TemporaryFile _file = new("store.db");

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Every_answer_to_a_commit_follows_a_flush_of_the_log_and_commits_share_flushes()
    {
        var log = _file.Path + ".strace";
        using var child = ChildProgram.Start(["commit", _file.Path, "64", "10"], SystemCall.Trace(log, "fsync", "fdatasync", "write"));
        await child.StandardInput.WriteLineAsync("go");
        await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();

        var calls = SystemCall.Parse(await File.ReadAllLinesAsync(log));
        var started = calls.First(call => call.Name == "write" && call.Arguments.Contains("begin ", StringComparison.Ordinal)).Begun;
        var flushes = calls.Where(call => call.Begun > started && call.Flushes("store.db-wal")).ToList();
        var begun = Said(calls, "begin");
        var answered = Said(calls, "answered");

        Assert.Equal(640, answered.Count);
        Assert.All(answered, answer => Assert.Contains(flushes,
            flush => flush.Begun > begun[answer.Key].Ended && flush.Ended < answer.Value.Begun));
        // How many share one is the machine's doing; alone, each would have its own.
        Assert.InRange(calls.Count(call => call.Begun > started && call.Name is "fsync" or "fdatasync"), 1, answered.Count / 2);
    }

    [Fact]
    public async Task Every_answered_commit_outlives_a_kill_and_no_half_of_another_does()
    {
        using var child = ChildProgram.Start(["commit", _file.Path, "8", "100000"]);
        await child.StandardInput.WriteLineAsync("go");
        var answered = new List<string>();
        while (answered.Count < 500 && await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("answered ", StringComparison.Ordinal))
                answered.Add(line["answered ".Length..^1]);
        }

        child.Kill();
        var rest = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();

        using var store = SqliteTableStore.Open(_file.Path, MachineTime.Real);
        var rows = await store.QueryAsync("p", "", TableKey.EndOf("")).Select(row => row.Key).ToHashSetAsync();
        answered.AddRange(rest.Split('\n').Where(line => line.StartsWith("answered ", StringComparison.Ordinal) && line.EndsWith('.'))
            .Select(line => line["answered ".Length..^1]));
        Assert.All(answered, row => Assert.Contains(row + "-3", rows));
        Assert.All(rows.GroupBy(row => row[..row.LastIndexOf('-')], StringComparer.Ordinal), commit => Assert.Equal(4, commit.Count()));
    }

    private static Dictionary<string, SystemCall> Said(IEnumerable<SystemCall> calls, string word) => calls
        .Where(call => call.Name == "write" && call.Arguments.Contains($"\"{word} ", StringComparison.Ordinal))
        .ToDictionary(call => call.Arguments.Split('"')[1][(word.Length + 1)..^2], StringComparer.Ordinal);
}
