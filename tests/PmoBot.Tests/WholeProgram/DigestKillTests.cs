using System.Text.Json.Nodes;
using PmoBot.Tests.Support;
using Xunit.Abstractions;

namespace PmoBot.Tests.WholeProgram;

/// <summary>
/// Digests go out in people's names to a Graph that fails every fifth time, while their program dies again and again: each
/// arrives in each channel, at no more than Graph's rates, and none twice unsaid.
/// </summary>
public sealed class DigestKillTests(ITestOutputHelper output)
{
    private const int InFlight = 8;

    private static readonly DigestSize Size = TestScale.IsFull ? new(25, 20, 200, 24, 20, 10) : new(12, 5, 24, 4, 8, 4);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(TestScale.IsFull ? 15 : 3);

    [Fact]
    public async Task On_SQLite_every_digest_stands_in_every_channel_in_its_publishers_name()
    {
        using var store = ProgramStore.OnSqlite();

        await PlayAsync(store, "SQLite");
    }

    [Fact]
    public async Task On_Azure_tables_every_digest_stands_in_every_channel_in_its_publishers_name()
    {
        using var store = await ProgramStore.OnAzuriteAsync();

        await PlayAsync(store, "Azurite");
    }

    private async Task PlayAsync(ProgramStore store, string on)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var begun = MachineTime.Real.GetTimestamp();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        await using var graph = await LoopbackGraph.StartAsync(MachineTime.Real);
        await using var service = await LoopbackTokenService.StartAsync();
        var scene = await DigestScene.SetAsync(store, connector, graph, service, Size);
        var inName = scene.Posts.Count(post => post.ByName);
        var deaths = new SuddenDeaths(new Random(seed), inName, Size.Kills, scene.KeyOf);
        var weather = new Weather(new Random(seed + 1), scene, graph);
        (graph.FaultFor, connector.LimitsRates) = (request => deaths.See(request) ?? weather.See(request), true);
        var opened = MachineTime.Real.GetTimestamp();

        await using (var program = await RealProgram.StartAsync([.. scene.Settings(service), scene.Clock]))
        {
            await deaths.PlayAsync(() => scene.Posted, Patience, program.KillAsync, () => program.StartAgainAsync(scene.Clock));
            await graph.WaitForAsync(_ => scene.Posted == inName ? scene : null, Patience);
            await store.SettledAsync(Patience, later: Size.Digests);
        }

        var (posts, messages) = await new DigestReckoning(scene, store, connector, graph).CheckAsync();
        output.WriteLine(
            $"Kill test of digests on {on}: {Size.Posts} digests to {Size.Channels} channels by {Size.Publishers} publishers, {Size.Kills} kills, {weather.Faults} of {graph.Requests.Count} requests disturbed: "
            + $"{inName} arrived in a publisher's name and {Size.Posts - inName} by the bot; {posts} posts repeated and marked, of at most {Size.Kills * InFlight} and {weather.Effects}; {messages} messages of the bot too; "
            + $"{Seconds(opened)} s, and {Seconds(begun, opened)} s before it");
        Assert.InRange(posts, 0, Size.Kills * InFlight + weather.Effects);
        Assert.InRange(posts + messages, 0, Size.Kills * InFlight + weather.Effects);
        Assert.InRange(weather.Faults, inName / 10, int.MaxValue);
        Assert.True(weather.Expired > 0, "No token expired.");

        var sample = graph.Posts.Where((_, number) => number % (graph.Posts.Count / 12) == 0).Select(post => ("Graph.ChatMessage", JsonNode.Parse(post.Body)!));
        Assert.All(await MicrosoftGraphTypes.CheckAsync([.. sample]), Assert.Empty);

        var (_, lines) = await RealProgram.RunVerbAsync(store.Settings, "audit", "verify");
        Assert.EndsWith(" 0 faults", Assert.Single(lines), StringComparison.Ordinal);
    }

    private static string Seconds(long from, long? to = null) =>
        $"{MachineTime.Real.GetElapsedTime(from, to ?? MachineTime.Real.GetTimestamp()).TotalSeconds:0}";

    private sealed class Weather(Random random, DigestScene scene, LoopbackGraph graph)
    {
        public int Faults { get; private set; }

        /// <summary>Of posts that stand there all the same.</summary>
        public int Effects { get; private set; }

        public int Expired { get; private set; }

        public LoopbackFault? See(LoopbackRequest request)
        {
            var isKnown = scene.Knows(request);
            // The first one is fine, so that every death finds something done.
            if (graph.Posts.Count == 0 || random.Next(5) != 0)
                return null;
            Faults++;
            switch (isKnown && Expired == 0 ? 2 : random.Next(5))
            {
                case 0:
                    return new LoopbackFault.Answer(429, TimeSpan.FromSeconds(1));
                case 1:
                    return new LoopbackFault.Answer(503);
                case 2 when isKnown:
                    // Graph says so itself.
                    scene.Expire(request);
                    Expired++;
                    return null;
                case 3:
                    Effects++;
                    return new LoopbackFault.AnswerAfter(504);
                default:
                    Effects++;
                    return new LoopbackFault.CutAfter();
            }
        }
    }
}
