using System.Text;
using PmoBot.Conversation;
using PmoBot.Tests.Conventions;

namespace PmoBot.Tests.Conversation;

public sealed class TurnRouterTests
{
    private readonly TurnRouter _router = Commands.Router;

    [Theory]
    [InlineData("lire APOLLO", "lier APOLLO")]
    [InlineData("lnik APOLLO", "link APOLLO")]
    [InlineData("unlnik APOLLO", "unlink APOLLO")]
    [InlineData("langeu fr", "langue fr")]
    public async Task A_slip_that_would_change_something_is_offered_and_not_run(string typed, string meant)
    {
        var reply = await AnswerAsync(typed);

        var card = Encoding.UTF8.GetString(Assert.IsType<Reply.Card>(reply).Body.ToUtf8Json());
        Assert.Contains($"\"{meant}\"", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_in_front_of_a_whole_text_is_offered_without_it()
    {
        var reply = await AnswerAsync("lire " + new string('x', 30_000));

        var card = Encoding.UTF8.GetString(Assert.IsType<Reply.Card>(reply).Body.ToUtf8Json());
        Assert.Contains("\"lier\"", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_offered_runs_with_all_that_was_typed()
    {
        var card = Assert.IsType<Reply.Card>(await AnswerAsync("riks APOLLO " + new string('x', 100))).Body;

        var button = card.Actions!.OfType<PmoBot.AdaptiveCards.ExecuteAction>().First();
        Assert.Equal(80, button.Title.Length);
        Assert.Contains(new string('x', 100), Encoding.UTF8.GetString(card.ToUtf8Json()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_that_only_shows_something_is_run_and_said()
    {
        var reply = await AnswerAsync("adie");

        var both = Assert.IsType<Reply.Both>(reply);
        Assert.Equal("Compris comme « aide ».", Assert.IsType<Reply.Text>(both.First).Words);
    }

    private Task<Reply> AnswerAsync(string typed) =>
        _router.AnswerAsync(CardCatalogue.TurnIn(Language.French), new Incoming.Words(typed), CancellationToken.None);
}
