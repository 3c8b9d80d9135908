using NodaTime.Extensions;
using PmoBot.Benchmarks.Load;
using PmoBot.Benchmarks.Peers;
using PmoBot.Benchmarks.Scenario;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks;

/// <summary>How long it takes from the command to <c>/readyz</c>: what a replica that comes up costs whoever waits for it.</summary>
internal static class StartBenchmark
{
    private const int Starts = 9;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pmobot-benchmark-");
        try
        {
            await Report.MachineAsync();
            using (var store = Store.OnSqlite(Path.Combine(folder.FullName, "data", "pmobot.db")))
                await store.FillAsync(MachineTime.Real.GetUtcNow().ToInstant());
            var times = new List<double>();
            for (var start = 0; start < Starts; start++)
            {
                var begun = MachineTime.Real.GetTimestamp();
                await using var bot = await Peer.BotAsync(folder.FullName, metadata: null);
                await bot.ReadyAsync();
                times.Add(MachineTime.Real.GetElapsedTime(begun).TotalMilliseconds);
            }

            Report.Start(Figures.Median(times), times.Max());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
