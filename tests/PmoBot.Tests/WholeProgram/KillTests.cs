using System.Text.Json.Nodes;
using PmoBot.Tests.Support;
using Xunit.Abstractions;

namespace PmoBot.Tests.WholeProgram;

/// <summary>Five hundred deliveries from real use, and ten sudden deaths in the midst of them.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Projects = 25;
    private const int CardsEach = 17;
    private const int ReportsEach = 3;
    private const int Deaths = 10;

    [Fact]
    public async Task On_SQLite_nothing_is_lost_and_no_card_is_posted_twice_unsaid()
    {
        using var store = ProgramStore.OnSqlite();

        await PlayAsync(store);
    }

    [Fact]
    public async Task On_Azure_tables_nothing_is_lost_and_no_card_is_posted_twice_unsaid()
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
        var progress = new Progress();
        connector.FaultFor = _ =>
        {
            progress.Step();
            return null;
        };
        var stories = Enumerable.Range(1, Projects).Select(number => new ProjectStory(connector, number)).ToList();
        await using var program = await RealProgram.StartAsync(
        [
            .. store.Settings, .. RealProgram.Impatient, new("Pmo__Admins", string.Join(',', stories.Select(story => story.Manager))),
        ]);

        // Every card posted and every activity answered is an event: fewer than these there cannot be.
        const int Events = Projects * (2 + 2 * CardsEach + ReportsEach);
        var deaths = Enumerable.Range(0, Deaths).Select(_ => random.Next(Events)).Order().ToList();
        var dying = DieAsync(program, progress, deaths);
        await Task.WhenAll(Plots(random, stories).Chunk((Projects + 7) / 8).Select(async plots =>
        {
            foreach (var plot in plots)
                await plot(activity => AnsweredAsync(program, progress, activity));
        }));
        await dying;
        await store.SettledAsync();

        var (deliveries, repeated) = await new Reckoning(store, connector).CheckAsync(stories);
        output.WriteLine($"{deliveries} deliveries; {repeated} cards stand there twice, and say so.");
        Assert.InRange(deliveries, 500, 600);
    }

    private static IEnumerable<Func<ProjectStory.Bot, Task>> Plots(Random random, IEnumerable<ProjectStory> stories)
    {
        foreach (var story in stories)
        {
            var scenes = new Func<ProjectStory.Bot, Task>[CardsEach + ReportsEach];
            Array.Fill(scenes, story.AskInChannelAsync, 0, CardsEach);
            Array.Fill(scenes, story.ReportAsync, CardsEach, ReportsEach);
            random.Shuffle(scenes);
            yield return async bot =>
            {
                await story.BeginAsync(bot);
                foreach (var scene in scenes)
                    await scene(bot);
            };
        }
    }

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
            catch (Exception cut) when (tries < 2 * Deaths && cut is HttpRequestException or OperationCanceledException or ObjectDisposedException or IOException)
            {
                // It died. What comes after it starts at another address.
            }
        }
    }
}
