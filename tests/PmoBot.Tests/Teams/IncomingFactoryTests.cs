using PmoBot.ActivityProtocol;
using PmoBot.Conversation;
using PmoBot.Teams;

namespace PmoBot.Tests.Teams;

public sealed class IncomingFactoryTests
{
    private static readonly ChannelAccount Bot = new() { Id = "28:bot", Name = "PmoBot" };

    [Theory]
    [InlineData("<at>Daniel Okafor</at>", "Daniel Okafor", "Daniel Okafor")]
    [InlineData("<at>Daniel</at>", "Daniel Okafor", "Daniel Okafor")]
    [InlineData("<at>Zoë &amp; Co</at>", null, "Zoë & Co")]
    [InlineData("<at>The \"Boss\"</at>", "The \"Boss\"", "The 'Boss'")]
    public void Whoever_was_picked_from_the_list_is_meant_by_the_whole_name(string text, string? name, string meant)
    {
        var words = Assert.IsType<Incoming.Words>(IncomingFactory.From(new Activity
        {
            Type = ActivityTypes.Message,
            Recipient = Bot,
            Text = $"<at>PmoBot</at> risk vendor slips p4{text}&nbsp;i5".Replace("&nbsp;", "\u00a0", StringComparison.Ordinal),
            Entities = [Entity.Mention(Bot, "<at>PmoBot</at>"), Entity.Mention(new ChannelAccount { Id = "29:x", Name = name }, text)],
        }));

        Assert.Equal($"risk vendor slips p4 @\"{meant}\"  i5", words.Text);
    }

    [Fact]
    public void Mentions_of_mentions_do_not_fill_the_memory()
    {
        var name = new string('a', 1000);
        var words = Assert.IsType<Incoming.Words>(IncomingFactory.From(new Activity
        {
            Type = ActivityTypes.Message,
            Recipient = Bot,
            Text = name,
            Entities = [.. Enumerable.Repeat(Entity.Mention(new ChannelAccount { Id = "29:x", Name = name }, "a"), 4)],
        }));

        Assert.InRange(words.Text.Length, 1000, 1_000_000);
    }
}
