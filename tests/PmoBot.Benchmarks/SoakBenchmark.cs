using System.Diagnostics;
using NodaTime.Extensions;
using PmoBot.Benchmarks.Load;
using PmoBot.Benchmarks.Peers;
using PmoBot.Benchmarks.Scenario;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks;

/// <summary>The mix at a steady rate for an hour: what stays on the heap, and whether handles or connections grow.</summary>
internal sealed class SoakBenchmark(int minutes, Peer connector, string folder)
{
    private const int Askers = 8;
    private const int Looks = 60;

    // So many that in an hour each is reported on nine times: more would be another load at the end than at the beginning.
    private const int Projects = 10_000;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(int minutes)
    {
        var folder = Directory.CreateTempSubdirectory("pmobot-benchmark-");
        try
        {
            await using var connector = await Peer.ConnectorAsync(folder.FullName);
            await Report.MachineAsync();
            await new SoakBenchmark(minutes, connector, folder.FullName).MeasureAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task MeasureAsync()
    {
        var now = MachineTime.Real.GetUtcNow().ToInstant();
        using var store = Store.OnSqlite(Path.Combine(folder, "data", "pmobot.db"));
        await store.FillAsync(now, Projects);
        await using var bot = await Peer.BotAsync(folder, metadata: null);
        using var process = Process.GetProcessById(bot.Pid);
        var period = PortfolioSettings.Default.Rounds.Current(now, Cadence.Weekly).Id;
        var askers = Enumerable.Range(0, Askers).Select(asker => new Asker(bot.Url, [.. Mix.RequestsOf(asker, Askers, Projects, period, bot, connector.Url)], Activities.IsNoForm)).ToList();
        foreach (var asker in askers)
            await asker.WarmUpAsync();

        using var over = new CancellationTokenSource();
        var asking = Task.WhenAll(askers.Select(asker => asker.AskEveryAsync(Tick, over.Token)));
        var looks = new List<Look>();
        for (var look = 0; look < Looks; look++)
        {
            await Task.Delay(TimeSpan.FromMinutes(minutes) / Looks, MachineTime.Real);
            looks.Add(await LookAsync(bot, process));
            if (asking.IsFaulted)
                break;
        }

        await over.CancelAsync();
        await asking;
        askers.ForEach(asker => asker.Dispose());
        await Verify.NothingDueAsync(store);
        Verify.NoComplaints(bot);
        var latencies = askers.SelectMany(asker => asker.Latencies).Order().ToList();
        Report.Soak(minutes, latencies, Tenths(looks));
    }

    /// <summary>The medians of each tenth.</summary>
    private static IReadOnlyList<Look> Tenths(List<Look> looks) =>
    [
        .. looks.Chunk(Looks / 10).Select(tenth => new Look(
            (long)Figures.Median(tenth.Select(look => (double)look.Heap)), (int)Figures.Median(tenth.Select(look => (double)look.Handles)),
            (int)Figures.Median(tenth.Select(look => (double)look.Connections)), (long)Figures.Median(tenth.Select(look => (double)look.WorkingSet)))),
    ];

    private static async Task<Look> LookAsync(Peer bot, Process process)
    {
        var heap = await bot.HeapAsync();
        process.Refresh();
        var open = Directory.GetFileSystemEntries($"/proc/{process.Id}/fd");
        return new(heap, open.Length, open.Count(IsSocket), process.WorkingSet64);
    }

    // One that was closed since it was listed is no file any more.
    private static bool IsSocket(string handle)
    {
        try
        {
            return File.ResolveLinkTarget(handle, returnFinalTarget: false)?.Name.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}

/// <param name="Heap">Bytes after a collection of all of it.</param>
/// <param name="WorkingSet">Bytes.</param>
internal sealed record Look(long Heap, int Handles, int Connections, long WorkingSet);
