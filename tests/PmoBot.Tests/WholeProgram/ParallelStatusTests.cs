using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PmoBot.Delivery;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>A hundred people who report on one project at the same moment.</summary>
public sealed class ParallelStatusTests
{
    private const int Reports = 100;

    [Fact]
    public async Task A_hundred_parallel_reports_are_a_hundred_versions_in_fewer_than_150_tries()
    {
        using var store = ProgramStore.OnSqlite();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var story = new ProjectStory(connector, 1);
        await using var host = new HostedProgram([.. store.Settings, new("Pmo__Admins", story.Manager)]);
        using var bot = host.CreateClient();
        await story.BeginAsync(activity => bot.SendAsync(activity));
        await store.SettledAsync();
        using var tries = new Tries(host.Services.GetRequiredService<DeliveryMeter>());

        var answers = await Task.WhenAll(Submissions(story).Select(activity => bot.SendAsync(activity)));

        Assert.All(answers, answer => Assert.False(answer.ShowsForm, answer.Body));
        Assert.InRange(tries.Count, Reports, 149);
        await EveryVersionIsThereAsync(store, story);
    }

    [Fact]
    public async Task Through_two_replicas_on_one_table_no_report_is_lost()
    {
        using var store = await ProgramStore.OnAzuriteAsync();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var story = new ProjectStory(connector, 1);
        KeyValuePair<string, string>[] settings = [.. store.Settings, new("Pmo__Admins", story.Manager)];
        await using var first = await RealProgram.StartAsync(settings);
        await using var second = await RealProgram.StartAsync(settings);
        HttpClient[] bots = [await first.Http, await second.Http];
        await story.BeginAsync(activity => bots[0].SendAsync(activity));
        await store.SettledAsync();

        await Task.WhenAll(Submissions(story).Select(async (activity, number) =>
        {
            // "Busy, nothing was saved" keeps the form, and its owner presses again.
            var presses = 0;
            do
                Assert.InRange(++presses, 1, 20);
            while ((await bots[number % 2].SendAsync(activity)).ShowsForm);
        }));

        await EveryVersionIsThereAsync(store, story);
    }

    private static IEnumerable<JsonObject> Submissions(ProjectStory story) => Enumerable.Range(0, Reports).Select(number =>
        story.Chat.Press("status.submit", null, ("draft", $"d{number}"), ("project", story.Code), ("overall", "green"), ("news", $"news {number}")));

    private static async Task EveryVersionIsThereAsync(ProgramStore store, ProjectStory story)
    {
        var rows = await store.PartitionAsync($"project-{story.Code}");
        var reports = rows.Where(row => row.Key.StartsWith("status-", StringComparison.Ordinal)).ToList();
        Assert.Equal(Enumerable.Range(1, Reports), reports.Select(row => row.Columns.Int32("version")!.Value));
        Assert.Equal(
            Enumerable.Range(0, Reports).Select(number => $"news {number}").Order(StringComparer.Ordinal),
            reports.Select(row => row.Columns.Text("news")).Order(StringComparer.Ordinal));

        var head = TrailChain.HeadOf(rows);
        var project = rows.Single(row => row.Key == "project").Columns;
        // Beside the reports, the project's beginning and its link.
        Assert.Equal((Reports + 2L, head.Hash), (project.Int64("auditCount"), project.Text("auditHash")));
        Assert.Equal((head.Sequence, Reports), (project.Int64("auditCount"), project.Int32("latestVersion")));
    }
}
