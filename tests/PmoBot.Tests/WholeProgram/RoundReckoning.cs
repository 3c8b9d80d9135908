using PmoBot.Delivery;
using PmoBot.Features.Rounds;
using PmoBot.People;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>What must be true of the rows and of Teams once a round is out, whatever happened meanwhile.</summary>
internal static class RoundReckoning
{
    /// <summary>Everybody got one message with all their projects, and another only where the delivery says that it may be one.</summary>
    /// <returns>How many messages there are too many.</returns>
    public static async Task<int> CheckAsync(RoundScene scene, ProgramStore store, IReadOnlyCollection<Person> unreachable)
    {
        Assert.Empty(await store.PartitionAsync("tenant", "dead-"));
        var lines = (await new RoundBoard(store.Rows).ListAsync(RoundScene.Round, CancellationToken.None)).ToLookup(line => line.Person?.ObjectId, StringComparer.Ordinal);
        Assert.Equal(scene.Projects, lines.Sum(of => of.Count()));
        var messages = scene.Sent.ToLookup(message => message.ConversationId, StringComparer.Ordinal);

        var (places, card) = (new HashSet<string?>(StringComparer.Ordinal), $"card-{PromptCard.IdOf(RoundScene.Round, PromptStage.First)}");
        foreach (var person in scene.People.Except(unreachable))
        {
            var rows = (await store.PartitionAsync(person.Partition)).ToDictionary(row => row.Key, StringComparer.Ordinal);
            var (place, projects) = (rows[card].Columns.Text("conversation"), string.Join(',', scene.ProjectsOf(person)));
            Assert.True(places.Add(place), $"{place} is two people's.");
            Assert.NotEmpty(messages[place!]);
            Assert.All(messages[place!], message => Assert.Equal((RoundScene.Round.ToString(), projects), RoundScene.Asks(message)));
            Assert.Equal(projects, string.Join(',', lines[person.ObjectId].Select(line => line.Code)));
            Assert.All(lines[person.ObjectId], line => Assert.True(line is { State: RoundState.Open, SentAt: not null, Unreachable: null }, $"{line}"));
            Assert.False(rows[Prompt.RowOf(RoundScene.Round)].Columns.Flag("late"));

            var delivery = rows[$"delivery-{card}"].Columns;
            Assert.Equal(nameof(DeliveryState.Done), delivery.Text("state"));
            Assert.True(messages[place!].Count() == 1 || delivery.Flag("maybeRepeated") == true, $"{place} has {messages[place!].Count()} messages, and nobody said so.");
        }

        Assert.Equal(places.Count, messages.Count);
        return scene.Sent.Count - messages.Count;
    }
}
