using Microsoft.AspNetCore.Http;
using NodaTime.Extensions;
using PmoBot.Benchmarks.Load;
using PmoBot.Benchmarks.Peers;
using PmoBot.Benchmarks.Scenario;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;
using PmoBot.Tables.AzureTables;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks;

/// <summary>The mix of a company's day, on SQLite and on Table Storage, there by one replica and by three; and what each turn asks of the storage.</summary>
internal sealed class MixedBenchmark(TurnsOptions options, Peer connector, string folder)
{
    private const int TurnsToWarmUp = 20_000;
    private const int OnAzurite = 16;

    // Enough that none is reported on more often than people do, and so few that their requests fit beside the bot.
    private const int Projects = 4_000;

    private static readonly string Period = PortfolioSettings.Default.Rounds.Current(MachineTime.Real.GetUtcNow().ToInstant(), Cadence.Weekly).Id;

    public static async Task RunAsync(TurnsOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("pmobot-benchmark-");
        try
        {
            await using var connector = await TurnsBenchmark.HandleOnOneThreadAsync(() => Peer.ConnectorAsync(folder.FullName));
            var benchmark = new MixedBenchmark(options, connector, folder.FullName);
            await Report.MachineAsync();
            Report.TurnsHeader();
            await benchmark.OnSqliteAsync();
            var one = await benchmark.OnAzuriteAsync(replicas: 1);
            var three = await benchmark.OnAzuriteAsync(replicas: 3);
            Report.Trips(one, three);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task OnSqliteAsync()
    {
        using var store = Store.OnSqlite(Path.Combine(folder, "data", "pmobot.db"));
        await store.FillAsync(MachineTime.Real.GetUtcNow().ToInstant(), Projects);
        await using var bot = await Peer.BotAsync(folder, metadata: null);
        await LogRisksAsync(bot, Projects, each: 5);
        foreach (var (at, connections) in options.Connections.Index())
        {
            using var side = await MixAsync(connections, Projects, [bot]);
            await side.WarmUpAsync(at == 0 ? TurnsToWarmUp : 1);
            for (var round = 0; round < options.Seconds; round++)
                await side.RunRoundAsync();
            Report.Alone($"Mix on SQLite, {connections} connections", side);
        }

        await Verify.NothingDueAsync(store);
        Verify.NoComplaints(bot);
    }

    /// <returns>How often a turn of each kind went to the storage, deliveries that followed included.</returns>
    private async Task<IReadOnlyDictionary<string, double>> OnAzuriteAsync(int replicas)
    {
        var azurite = await Azurite.SharedAsync();
        var table = $"mix{Guid.NewGuid():N}";
        using var store = new Store(AzureTableStore.Connect(azurite.ConnectionString, table, MachineTime.Real));
        await store.FillAsync(MachineTime.Real.GetUtcNow().ToInstant());
        await using var proxy = await LossyProxy.StartAsync(azurite.Endpoint);
        var trips = 0;
        proxy.Sees = (request, body) => Interlocked.Add(ref trips, GoesByTime(request, body) ? 0 : 1);
        var bots = new List<Peer>();
        try
        {
            for (var replica = 0; replica < replicas; replica++)
            {
                bots.Add(await Peer.BotAsync(
                    folder, metadata: null, clock: null,
                    new("Storage__Provider", "AzureTables"), new("Storage__TableName", table), new("Storage__ConnectionString", Azurite.ConnectionStringTo(proxy.Endpoint))));
            }

            await LogRisksAsync(bots[0], Cast.Projects, each: 1);
            using (var side = await MixAsync(OnAzurite, Cast.Projects, bots))
            {
                await side.WarmUpAsync(500 * replicas);
                for (var round = 0; round < options.Seconds; round++)
                    await side.RunRoundAsync();
                Report.Alone($"Mix on Azurite, {replicas} {(replicas == 1 ? "replica" : "replicas")}, {OnAzurite} connections", side);
            }

            await Verify.NothingDueAsync(store);
            var byKind = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var kind in Mix.Kinds)
                byKind[kind] = await CountAsync(kind);
            bots.ForEach(Verify.NoComplaints);
            return byKind;
        }
        finally
        {
            foreach (var bot in bots)
                await bot.DisposeAsync();
        }

        // One after the other, each by the next replica, until all that followed is done too; of projects that have just been
        // asked the same, for a first report costs less than those after it.
        async Task<double> CountAsync(string kind)
        {
            const int Turns = 60;
            using var side = await Side.ConnectAsync("", [], bots.Select((bot, number) => new Caller(
                bot.Url,
                [.. Enumerable.Range(0, Turns).Where(turn => turn % bots.Count == number).Select(project => Mix.RequestOf(kind, project, Period, bot, connector.Url))],
                Activities.IsNoForm)));
            await side.AskInTurnAsync(Turns);
            await Verify.NothingDueAsync(store);
            var before = Volatile.Read(ref trips);
            await side.AskInTurnAsync(Turns);
            await Verify.NothingDueAsync(store);
            return (double)(Volatile.Read(ref trips) - before) / Turns;
        }
    }

    private async Task LogRisksAsync(Peer bot, int projects, int each)
    {
        const int callers = 16;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async number =>
        {
            var mine = Enumerable.Range(0, projects).Where(project => project % callers == number).ToList();
            using var caller = new Caller(bot.Url, [.. mine.Select(project => new PrebuiltRequest(bot.Url, null, Activities.FilledRisk(project, connector.Url)))], Activities.IsNoForm);
            await caller.ConnectAsync();
            for (var risk = 0; risk < mine.Count * each; risk++)
                await caller.AskAsync();
        }));
    }

    private Task<Side> MixAsync(int connections, int projects, IReadOnlyList<Peer> bots) => Side.ConnectAsync("PmoBot", bots.Select(bot => bot.Pid), Enumerable.Range(0, connections).Select(caller =>
    {
        var bot = bots[caller % bots.Count];
        return new Caller(bot.Url, [.. Mix.RequestsOf(caller, connections, projects, Period, bot, connector.Url)], Activities.IsNoForm);
    }));

    // The lease and the looks into the due index: as many an hour, whatever anybody does.
    private static bool GoesByTime(HttpRequest request, byte[] body) =>
        HttpMethods.IsGet(request.Method)
            ? request.Path.Value!.Contains($"RowKey='{Delivery.Lease.Row}'", StringComparison.Ordinal)
                || Uri.UnescapeDataString(request.QueryString.Value ?? "").Contains("PartitionKey eq 'due-", StringComparison.Ordinal)
            : body.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Delivery.Lease.Row)) >= 0;
}
