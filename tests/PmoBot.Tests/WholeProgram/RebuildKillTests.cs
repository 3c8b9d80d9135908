using System.Text.Json.Nodes;
using PmoBot.Tables;
using PmoBot.Tests.Support;
using Xunit.Abstractions;

namespace PmoBot.Tests.WholeProgram;

/// <summary>Reports and items in random order, and sudden deaths among them: what deliveries kept in the portfolio is what a rebuild from nothing makes of the projects.</summary>
public sealed class RebuildKillTests(ITestOutputHelper output)
{
    private const int Projects = 6;
    private const int ScenesEach = 10;
    private const int Deaths = 5;

    [Fact]
    public async Task On_SQLite_snapshots_rebuilt_are_those_that_were_kept()
    {
        using var store = ProgramStore.OnSqlite();

        await PlayAsync(store);
    }

    [Fact]
    public async Task On_Azure_tables_snapshots_rebuilt_are_those_that_were_kept()
    {
        using var store = await ProgramStore.OnAzuriteAsync();

        await PlayAsync(store);
    }

    private async Task PlayAsync(ProgramStore store)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var stories = Enumerable.Range(1, Projects).Select(number => new ProjectStory(connector, number)).ToList();
        var progress = new Progress();
        await using var program = await RealProgram.StartAsync(
            [.. store.Settings, .. RealProgram.Impatient, new("Pmo__Admins", string.Join(',', stories.Select(story => story.Manager)))]);

        var deaths = Enumerable.Range(0, Deaths).Select(_ => random.Next(Projects * (ScenesEach + 2))).Order().ToList();
        var dying = DieAsync(program, progress, deaths);
        await Task.WhenAll(stories.Select((story, number) => TellAsync(story, new Random(seed + number), activity => AnsweredAsync(program, progress, activity))));
        await dying;
        await store.SettledAsync();

        var kept = await SnapshotsAsync(store);
        Assert.Equal(Projects, kept.Count);
        Assert.All(kept.Values, said => Assert.Contains("overall=Green", said, StringComparison.Ordinal));
        Assert.Contains(kept.Values, said => said.Contains("register_liveThreat=", StringComparison.Ordinal));
        foreach (var row in await store.PartitionAsync("portfolio-digital", "snapshot-"))
            await store.Rows.CommitAsync("portfolio-digital", [new Write.Delete(row.Key, row.ETag)]);

        Assert.EndsWith(" 0 removed", await RebuildAsync(store), StringComparison.Ordinal);
        Assert.Equal(kept, await SnapshotsAsync(store));
        Assert.Equal($"{Projects} projects: 0 rows written anew, 0 removed", await RebuildAsync(store));
    }

    private static async Task TellAsync(ProjectStory story, Random random, ProjectStory.Bot bot)
    {
        await story.BeginAsync(bot);
        await story.ReportAsync(bot);
        for (var scene = 0; scene < ScenesEach; scene++)
        {
            if (random.Next(2) == 0)
                await story.ReportAsync(bot);
            else
                await LogAsync(story, scene, random, bot);
        }
    }

    // None of the high band: of a report that it makes greener than computed, cards would follow ten minutes later.
    private static async Task LogAsync(ProjectStory story, int scene, Random random, ProjectStory.Bot bot)
    {
        var answer = await bot(story.Chat.Press(
            "register.log", null, ("draft", $"{story.Code}item{scene}"), ("project", story.Code), ("kind", "Threat"), ("statement", $"Threat {scene}"),
            ("probability", $"{random.Next(1, 4)}"), ("impact", $"{random.Next(1, 5)}"), ("costImpact", $"{random.Next(1, 9)}000"), ("confidential", random.Next(4) == 0 ? "true" : "false")));
        Assert.True(answer is { ShowsCard: true, ShowsForm: false }, answer.Body);
    }

    private static async Task<string> RebuildAsync(ProgramStore store)
    {
        var (code, lines) = await RealProgram.RunVerbAsync(store.Settings, "rebuild");
        Assert.Equal(0, code);
        return Assert.Single(lines);
    }

    private static async Task<Dictionary<string, string>> SnapshotsAsync(ProgramStore store) =>
        (await store.PartitionAsync("portfolio-digital", "snapshot-")).ToDictionary(
            row => row.Key,
            row => string.Join('|', row.Columns.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={column.Value}")),
            StringComparer.Ordinal);

    private static async Task DieAsync(RealProgram program, Progress progress, IEnumerable<int> deaths)
    {
        foreach (var death in deaths)
        {
            await progress.ReachesAsync(death);
            await program.KillAsync();
            await program.StartAgainAsync();
        }
    }

    // The Bot Service repeats what was not answered, and so does this.
    private static async Task<BotAnswer> AnsweredAsync(RealProgram program, Progress progress, JsonObject activity)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var answer = await (await program.Http).SendAsync(activity);
                Assert.Equal(200, answer.Status);
                progress.Step();
                return answer;
            }
            catch (Exception cut) when (tries < 4 * Deaths && cut is HttpRequestException or OperationCanceledException or ObjectDisposedException or IOException)
            {
                // It died. What comes after it starts at another address.
            }
        }
    }
}
