using System.Text.RegularExpressions;
using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

public sealed class ListItemsTests : IDisposable
{
    private readonly RegisterHouse _register = new();

    private ProjectHouse House => _register.House;

    public void Dispose() => _register.Dispose();

    [Fact]
    public async Task The_highest_score_stands_first_and_every_item_on_one_page()
    {
        await _register.ApolloAsync();
        for (var score = 1; score <= RegisterPages.PageSize + 2; score++)
            await _register.LogAsync($"risk APOLLO threat number {score} p{1 + (score % 5)} i{1 + (score / 5 % 5)}");
        await _register.LogAsync("issue APOLLO an issue i5");

        var first = Assert.IsType<Reply.Card>(await House.SayAsync("risks APOLLO"));
        var second = Assert.IsType<Reply.Card>(await House.PressAsync(PageItems.PageVerb, Next(first)));

        Assert.Contains("10 open", ProjectHouse.Shown(first), StringComparison.Ordinal);
        var shown = Numbers(first).Concat(Numbers(second)).ToList();
        Assert.Equal(10, shown.Distinct().Count());
        var scores = new List<int>();
        foreach (var number in shown)
            scores.Add((await _register.ItemAsync(number)).Score);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.DoesNotContain("an issue", ProjectHouse.Shown(first) + ProjectHouse.Shown(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_item_is_in_no_list_count_or_answer_of_whoever_may_not_read_it()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO in the open p2 i2");
        await _register.LogAsync("risk APOLLO merger talks p5 i5", ("confidential", "true"));

        var seen = ProjectHouse.Shown(await House.SayAsync("risks APOLLO"));
        var hidden = ProjectHouse.Shown(await House.SayAsync("risks APOLLO", Roles.None, by: RegisterHouse.Mona));
        var asked = Assert.IsType<Reply.Text>(await House.SayAsync("risk APOLLO R-2", Roles.None, by: RegisterHouse.Mona));
        var missing = Assert.IsType<Reply.Text>(await House.SayAsync("risk APOLLO R-3", Roles.None, by: RegisterHouse.Mona));

        Assert.Contains("merger talks", seen, StringComparison.Ordinal);
        Assert.Contains("2 open", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("merger", hidden, StringComparison.Ordinal);
        Assert.Contains("1 open", hidden, StringComparison.Ordinal);
        Assert.Equal(missing.Words.Replace("R-3", "R-2", StringComparison.Ordinal), asked.Words);
    }

    [Fact]
    public async Task A_linked_channel_sees_no_confidential_item_whoever_asks()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO in the open p2 i2");
        await _register.LogAsync("risk APOLLO merger talks p5 i5", ("confidential", "true"));
        await House.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        var shown = Assert.IsType<Reply.Card>(await House.SayAsync("risks", channel: ProjectHouse.ChannelId));
        var item = await House.SayAsync("risk R-2", channel: ProjectHouse.ChannelId);

        Assert.Contains("1 open", ProjectHouse.Shown(shown), StringComparison.Ordinal);
        Assert.DoesNotContain("merger", ProjectHouse.Shown(shown), StringComparison.Ordinal);
        Assert.IsType<Reply.Personally>(item);
    }

    [Fact]
    public async Task A_row_opens_its_item_and_an_empty_register_says_how_to_begin()
    {
        await _register.ApolloAsync();
        var empty = ProjectHouse.Shown(await House.SayAsync("risques APOLLO"));
        await _register.LogAsync("risk APOLLO vendor slips p4 i5 due 2026-12-15");

        var item = ProjectHouse.Shown(await House.PressAsync(ShowItem.ShowVerb, new { project = "APOLLO", item = "R-1" }));

        Assert.Contains("“risk” and a few words log the first", empty, StringComparison.Ordinal);
        Assert.Contains("vendor slips", item, StringComparison.Ordinal);
        Assert.Contains("15 Dec 2026", item, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Numbers(Reply.Card card) =>
        Regex.Matches(ProjectHouse.Shown(card), @"\*\*(?<number>R-\d+)\*\*", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["number"].Value);

    private static object Next(Reply.Card card) =>
        card.Body.Actions!.OfType<PmoBot.AdaptiveCards.ExecuteAction>().Single(action => action.Verb == PageItems.PageVerb).Data!;
}
