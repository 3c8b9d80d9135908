using System.Text.Json.Nodes;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>What must be true of the rows, of Graph and of Teams once every digest is out, whatever happened meanwhile.</summary>
internal sealed class DigestReckoning(DigestScene scene, ProgramStore store, LoopbackConnector connector, LoopbackGraph graph)
{
    /// <summary>Every edition stands in every channel as it was frozen, and a second time only where the delivery says that it may.</summary>
    /// <returns>How many posts and messages there are too many.</returns>
    public async Task<(int Posts, int Messages)> CheckAsync()
    {
        Assert.Empty(await store.PartitionAsync("tenant", "dead-"));
        Assert.Empty(graph.Faulty);
        Assert.True((graph.BrokenLimits, connector.BrokenLimits) is (0, 0), $"{graph.BrokenLimits} limits of Graph were broken, the last one being {graph.Broken}; and {connector.BrokenLimits} of Teams.");
        var posts = graph.Posts.Select(post => (post.Publisher, post.Channel, Card: Plain(post.Card))).ToLookup(post => post);
        var (known, repeated, messages) = (0, 0, 0);
        foreach (var digest in scene.Digests)
        {
            var rows = (await store.PartitionAsync(digest.Subject.Partition)).ToDictionary(row => row.Key, StringComparer.Ordinal);
            var edition = (await new Editions(store.Rows).FindAsync(digest.Subject.Partition, Assert.Single(rows.Keys, key => key.StartsWith(Editions.Prefix, StringComparison.Ordinal) && key.EndsWith($"-{digest.Id}", StringComparison.Ordinal)), default))!;
            foreach (var due in scene.Posts.Where(due => due.Digest == digest))
            {
                var shown = Plain(JsonNode.Parse(DigestCards.Edition(edition, DigestReader.InChannel(due.Channel), DigestTexts.For(due.Channel.Language)).ToUtf8Json())!);
                var (key, byBot) = (DigestCard.KeyOf(due.Channel.Id), DigestCard.In(due.Channel, edition).Id);
                var (inName, byTheBot) = (posts[(digest.Publisher!.ObjectId, due.Channel.Id, shown)].Count(), scene.Said(due.Channel.Id).Count(message => Plain(CardOf(message)) == shown));
                known += inName;
                var (post, card) = (rows[$"delivery-digest-post-{edition.Row}-{key}"], rows.GetValueOrDefault($"delivery-card-{byBot}"));
                repeated += due.ByName ? Once(post, inName) : 0;
                messages += card is not null ? Once(card, byTheBot) : 0;
                Assert.True(due.ByName ? card is null : card is not null || IsLeftToThePmo(rows[digest.Row], due.Channel), $"{post.Key} was left to nobody.");
                Assert.Equal((0, 0), (due.ByName ? 0 : inName, card is null ? byTheBot : 0));
            }
        }

        Assert.Equal(graph.Posts.Count, known);
        return (repeated, messages + await ToldAsync());
    }

    /// <summary>
    /// Each PMO hears of the channel that its publisher may not post in, and of each publisher who has to sign in: once of all of
    /// their digests, by a card that counts them. And whoever has to sign in hears of that.
    /// </summary>
    /// <returns>How many messages there are too many.</returns>
    private async Task<int> ToldAsync()
    {
        var unsigned = scene.Publishers.Where(person => !scene.HasToken(person)).ToList();
        var repeated = 0;
        foreach (var person in scene.Publishers)
        {
            var rows = await store.PartitionAsync(person.Partition);
            var said = scene.Said(DigestScene.ChatOf(person));
            string[] told = ["card-digest-trouble-", .. unsigned.Select(publisher => $"card-digest-by-bot-{DigestTrouble.SignInWanted}-000001-{publisher.ObjectId}"), .. scene.HasToken(person) ? [] : new[] { "card-publisher-" }];
            var cards = told.Select(card => Assert.Single(rows, row => row.Key.StartsWith(card, StringComparison.Ordinal))).ToList();
            Assert.Equal(cards.Count, rows.Count(row => row.Key.StartsWith("card-digest-", StringComparison.Ordinal) || row.Key.StartsWith("card-publisher-", StringComparison.Ordinal)));
            var marked = cards.Count(card => rows.Single(row => row.Key == $"delivery-{card.Key}").Columns.Flag("maybeRepeated") == true);
            Assert.True(said.Count >= cards.Count && (said.Count == cards.Count || marked > 0), $"{person.Name} has {said.Count} messages for {cards.Count} cards, and {marked} are marked.");
            foreach (var publisher in unsigned)
            {
                var count = scene.Digests.Count(digest => digest.Publisher!.Is(publisher));
                Assert.Contains(said, message => Plain(CardOf(message)).Contains(DigestTexts.For(Language.English).ByBot(count, publisher.Name), StringComparison.Ordinal));
            }

            repeated += said.Count - cards.Count;
        }

        return repeated;
    }

    // No clear answer, and then a no: it may stand there, so the bot does not post it, and the PMO hears of it.
    private static bool IsLeftToThePmo(TableRow digest, DigestChannel channel) =>
        SubscriptionRows.Read(digest).Channels.Single(one => one.Id == channel.Id).Trouble == DigestTrouble.Refused;

    private static int Once(TableRow delivery, int times)
    {
        Assert.Equal(nameof(DeliveryState.Done), delivery.Columns.Text("state"));
        Assert.True(times == 1 || (times > 1 && delivery.Columns.Flag("maybeRepeated") == true), $"{delivery.Key} stands there {times} times, and nobody said so.");
        return times - 1;
    }

    private static JsonNode CardOf(SentActivity message) => JsonNode.Parse(message.Activity.ToUtf8Json())!["attachments"]![0]!["content"]!;

    private static string Plain(JsonNode card) => card.ToJsonString();
}
