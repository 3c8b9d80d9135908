using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PmoBot.Delivery;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>A hundred people who log on one project at the same moment.</summary>
public sealed class ParallelRegisterTests
{
    private const int Items = 100;

    [Fact]
    public async Task On_SQLite_a_hundred_parallel_items_have_a_hundred_numbers_in_fewer_than_150_tries()
    {
        using var store = ProgramStore.OnSqlite();
        await EveryNumberOnceAsync(store);
    }

    [Fact]
    public async Task On_Azure_Tables_a_hundred_parallel_items_have_a_hundred_numbers_in_fewer_than_150_tries()
    {
        using var store = await ProgramStore.OnAzuriteAsync();
        await EveryNumberOnceAsync(store);
    }

    private static async Task EveryNumberOnceAsync(ProgramStore store)
    {
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var story = new ProjectStory(connector, 1);
        await using var host = new HostedProgram([.. store.Settings, new("Pmo__Admins", story.Manager)]);
        using var bot = host.CreateClient();
        await story.BeginAsync(activity => bot.SendAsync(activity));
        await store.SettledAsync();
        using var tries = new Tries(host.Services.GetRequiredService<DeliveryMeter>());

        var answers = await Task.WhenAll(Enumerable.Range(0, Items).Select(number => bot.SendAsync(Submission(story, number))));

        Assert.All(answers, answer => Assert.False(answer.ShowsForm, answer.Body));
        Assert.InRange(tries.Count, Items, 149);
        for (var again = 0; again < 5; again++)
            await bot.SendAsync(Submission(story, 7));

        var rows = await store.PartitionAsync($"project-{story.Code}");
        var items = rows.Where(row => row.Key.StartsWith("item-", StringComparison.Ordinal)).ToList();
        Assert.Equal(Enumerable.Range(1, Items).Select(number => $"R-{number}"), items.Select(row => row.Columns.Text("number")));
        Assert.Equal(
            Enumerable.Range(0, Items).Select(number => $"threat {number}").Order(StringComparer.Ordinal),
            items.Select(row => row.Columns.Text("statement")).Order(StringComparer.Ordinal));
        Assert.Equal(Items, rows.Single(row => row.Key == "figures").Columns.Int32("liveThreat"));
        var (head, project) = (TrailChain.HeadOf(rows), rows.Single(row => row.Key == "project").Columns);
        Assert.Equal((head.Sequence, head.Hash), (project.Int64("auditCount"), project.Text("auditHash")));
    }

    private static JsonObject Submission(ProjectStory story, int number) => story.Chat.Press(
        "register.log", null, ("draft", $"d{number}"), ("project", story.Code), ("kind", "Threat"), ("statement", $"threat {number}"), ("probability", "3"), ("impact", "3"));
}
