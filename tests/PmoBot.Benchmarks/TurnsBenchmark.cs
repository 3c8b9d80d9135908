using NodaTime.Extensions;
using PmoBot.Benchmarks.Load;
using PmoBot.Benchmarks.Peers;
using PmoBot.Benchmarks.Scenario;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks;

/// <summary>What a turn costs beside the bare HTTP work of it, without tokens and with them; then durable submissions.</summary>
internal sealed class TurnsBenchmark(TurnsOptions options, Peer connector, LoopbackIdentity identity, string folder)
{
    private const int TurnsToWarmUp = 60_000;
    private const int SubmissionsToWarmUp = 10_000;

    // Enough that none is reported on much more often than people do: whoever reads a week reads all that was sent for it.
    private const int Projects = 8_000;

    private readonly HashSet<Peer> _warm = [];

    public static async Task RunAsync(TurnsOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("pmobot-benchmark-");
        try
        {
            await using var identity = await HandleOnOneThreadAsync(() => LoopbackIdentity.StartAsync(MachineTime.Real));
            await using var connector = await Peer.ConnectorAsync(folder.FullName);
            var benchmark = new TurnsBenchmark(options, connector, identity, folder.FullName);
            await Report.MachineAsync();
            Report.TurnsHeader();
            await benchmark.CompareAsync(tokens: false);
            await benchmark.CompareAsync(tokens: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// The callers share the cores with what they measure: one thread sees the answers come and handles them. The
    /// runtime reads this when the first socket is opened, and the programs under test must not inherit it.
    /// </summary>
    internal static async Task<T> HandleOnOneThreadAsync<T>(Func<Task<T>> openFirstSocket)
    {
        string[] settings = ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"];
        foreach (var setting in settings)
            Environment.SetEnvironmentVariable(setting, "1");
        var opened = await openFirstSocket();
        foreach (var setting in settings)
            Environment.SetEnvironmentVariable(setting, null);
        return opened;
    }

    private async Task CompareAsync(bool tokens)
    {
        var metadata = tokens ? identity.Metadata : null;
        var bearer = tokens ? identity.Bearer(connector.Url.AbsoluteUri) : null;
        var home = Directory.CreateDirectory(Path.Combine(folder, tokens ? "with-tokens" : "without-tokens")).FullName;
        using var store = Store.OnSqlite(Path.Combine(home, "data", "pmobot.db"));
        var now = MachineTime.Real.GetUtcNow().ToInstant();
        await store.FillAsync(now, Projects);

        await using var bare = await Peer.BareAsync(home, metadata);
        await using var bot = await Peer.BotAsync(home, metadata);
        var how = tokens ? "RS256 tokens" : "no tokens";
        foreach (var connections in options.Compares ? options.Connections : [])
            await CompareTurnsAsync($"Short answer, {connections} connections, {how}", connections, bearer, bare, bot);

        var period = PortfolioSettings.Default.Rounds.Current(now, Cadence.Weekly).Id;
        var sent = 0;
        foreach (var connections in options.Connections)
        {
            var warmUp = sent == 0 ? SubmissionsToWarmUp : 1;
            sent += await SubmitAsync($"Status submitted, {connections} connections, {how}", connections, warmUp, period, bearer, bot);
        }

        await Verify.AllStandAsync(store, sent);
        Verify.NoComplaints(bot);
    }

    /// <summary>In turns, second by second, so that what else the machine does meets both alike.</summary>
    private async Task CompareTurnsAsync(string title, int connections, string? bearer, Peer bare, Peer bot)
    {
        using var bareSide = await AskAsync("bare endpoint", bare);
        using var botSide = await AskAsync("PmoBot", bot);
        await bareSide.WarmUpAsync(_warm.Add(bare) ? TurnsToWarmUp : 1);
        await botSide.WarmUpAsync(_warm.Add(bot) ? TurnsToWarmUp : 1);
        for (var round = 0; round < options.Seconds; round++)
        {
            await bareSide.RunRoundAsync();
            await botSide.RunRoundAsync();
        }

        Report.Comparison(title, bareSide, botSide);

        Task<Side> AskAsync(string name, Peer peer) => Side.ConnectAsync(name, peer.Pid, Enumerable.Range(0, connections).Select(caller =>
            new Caller(peer.Url, [new(peer.Url, bearer, Activities.ShortQuestion(caller % Cast.People, connector.Url))], static _ => true)));
    }

    /// <summary>Each caller has projects of its own, and reports on one after the other.</summary>
    private async Task<int> SubmitAsync(string title, int connections, int warmUp, string period, string? bearer, Peer bot)
    {
        using var side = await Side.ConnectAsync("PmoBot", bot.Pid, Enumerable.Range(0, connections).Select(caller =>
            new Caller(bot.Url, [.. RequestsOf(caller)], Activities.IsSummary)));
        var warm = await side.WarmUpAsync(warmUp);
        for (var round = 0; round < options.Seconds; round++)
            await side.RunRoundAsync();
        Report.Alone(title, side);
        return warm + side.Answers;

        IEnumerable<PrebuiltRequest> RequestsOf(int caller)
        {
            for (var project = caller; project < Projects; project += connections)
                yield return new(bot.Url, bearer, Activities.FilledStatus(project, period, connector.Url));
        }
    }
}
