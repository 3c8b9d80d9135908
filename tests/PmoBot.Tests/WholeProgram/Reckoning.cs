using System.Text;
using System.Text.Json;
using PmoBot.Delivery;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>What must be true of the rows and of Teams once nothing is due any more, whatever happened before.</summary>
internal sealed class Reckoning(ProgramStore store, LoopbackConnector connector)
{
    /// <summary>How many deliveries there were, and how many messages stand there twice and are said to.</summary>
    public async Task<(int Deliveries, int Repeated)> CheckAsync(IEnumerable<ProjectStory> stories)
    {
        Assert.Empty(await store.DueAsync());
        Assert.Empty(await store.PartitionAsync("tenant", "dead-"));

        var (deliveries, repeated) = (0, 0);
        var snapshots = (await store.PartitionAsync("portfolio-digital", "snapshot-")).ToDictionary(row => row.Key, StringComparer.Ordinal);
        var listed = (await store.PartitionAsync("directory", "project-")).Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var story in stories)
        {
            var rows = await store.PartitionAsync($"project-{story.Code}");
            var project = rows.Single(row => row.Key == "project");
            Assert.Equal(project.Columns.Int64("version"), snapshots[$"snapshot-{story.Code}"].Columns.Int64("version"));
            Assert.Contains($"project-{story.Code}", listed);
            EveryReportIsThere(story, rows);

            var sent = rows.Where(row => row.Key.StartsWith("delivery-", StringComparison.Ordinal)).ToDictionary(row => row.Key, StringComparer.Ordinal);
            Assert.All(sent.Values, row => Assert.Equal(
                (nameof(DeliveryState.Done), row.Columns.Int64("wanted")), (row.Columns.Text("state"), row.Columns.Int64("shown"))));
            deliveries += sent.Count;
            repeated += EveryCardIsShown(story, rows, sent);
        }

        return (deliveries, repeated);
    }

    private static void EveryReportIsThere(ProjectStory story, List<TableRow> rows)
    {
        var reports = rows.Where(row => row.Key.StartsWith("status-", StringComparison.Ordinal)).ToList();
        Assert.Equal(story.Reported, reports.Select(row => row.Columns.Text("news")));
        Assert.Equal(Enumerable.Range(1, reports.Count), reports.Select(row => row.Columns.Int32("version")!.Value));
    }

    private int EveryCardIsShown(ProjectStory story, List<TableRow> rows, Dictionary<string, TableRow> deliveries)
    {
        var cards = rows.Where(row => row.Key.StartsWith("card-", StringComparison.Ordinal)).ToList();
        var inChannel = cards.Where(card => card.Columns.Text("conversationType") == "channel").ToList();
        Assert.Equal(story.CardsAsked, inChannel.Count);
        Assert.Single(cards.Except(inChannel));

        var repeated = 0;
        foreach (var card in cards)
        {
            var conversation = card.Columns.Text("conversation")!;
            var messages = connector.Sent(conversation);
            var shown = JsonSerializer.Deserialize<string[]>(card.Columns.Text("activities")!)!;
            Assert.All(shown, id => Assert.Contains(
                story.Reported[^1], Encoding.UTF8.GetString(messages.Single(message => message.Id == id).Activity.ToUtf8Json()), StringComparison.Ordinal));
            Assert.NotEmpty(shown);
            if (!inChannel.Contains(card) || messages.Count == 1)
                continue;

            Assert.True(deliveries[$"delivery-{card.Key}"].Columns.Flag("maybeRepeated"), $"{conversation} has {messages.Count} messages, and nobody said so.");
            repeated++;
        }

        return repeated;
    }
}
