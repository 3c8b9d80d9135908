using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Tables;

/// <summary>Writers that say on stdout when each commit begins and when it was answered.</summary>
internal static class CommittingChild
{
    internal static async Task RunAsync(string path, int writers, int commits)
    {
        using var store = SqliteTableStore.Open(path, MachineTime.Real);
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadLineAsync();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(store, writer, commits))));
    }

    private static async Task WriteAsync(SqliteTableStore store, int writer, int commits)
    {
        for (var i = 0; i < commits; i++)
        {
            var row = $"row-{writer}-{i}";
            await Console.Out.WriteLineAsync($"begin {row}.");
            var result = await store.CommitAsync("p", [.. Enumerable.Range(0, 4).Select(n => new Write.Insert($"{row}-{n}", new Columns { ["n"] = n }))]);
            if (result is CommitResult.Committed)
                await Console.Out.WriteLineAsync($"answered {row}.");
        }
    }
}
