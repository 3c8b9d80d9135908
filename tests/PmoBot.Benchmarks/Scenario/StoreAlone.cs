using PmoBot.Tables;
using PmoBot.Tables.Sqlite;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks.Scenario;

/// <summary>The SQLite file without the bot: what the disk and the writer's thread allow.</summary>
internal static class StoreAlone
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    /// <summary>Commits of one row as long as a delivery's, each after the one before it.</summary>
    public static async Task<double> CommitsPerSecondAsync(string path, int inFlight)
    {
        using var store = SqliteTableStore.Open(path, MachineTime.Real);
        var columns = new Columns { ["text"] = new string('x', 400) };
        var start = MachineTime.Real.GetTimestamp();
        var commits = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(CommitAsync));
        return commits.Sum() / MachineTime.Real.GetElapsedTime(start).TotalSeconds;

        async Task<int> CommitAsync(int caller)
        {
            var done = 0;
            for (; MachineTime.Real.GetElapsedTime(start) < Length; done++)
                await store.CommitAsync($"person-{caller}-{done}", [new Write.Insert("delivery", columns)]);
            return done;
        }
    }
}
