using System.Text.RegularExpressions;
using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

public sealed class ListItemsTests : IDisposable
{
    private static readonly Person Mona = new("33333333-0000-4000-8000-000000000000", "Mona Member");

    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task The_highest_score_stands_first_and_every_item_on_one_page()
    {
        await ApolloAsync();
        for (var score = 1; score <= RegisterPages.PageSize + 2; score++)
            await LogAsync($"risk APOLLO threat number {score} p{1 + (score % 5)} i{1 + (score / 5 % 5)}");
        await LogAsync("issue APOLLO an issue i5");

        var first = Assert.IsType<Reply.Card>(await _house.SayAsync("risks APOLLO"));
        var second = Assert.IsType<Reply.Card>(await _house.PressAsync(PageItems.PageVerb, Next(first)));

        Assert.Contains("10 open", ProjectHouse.Shown(first), StringComparison.Ordinal);
        var shown = Numbers(first).Concat(Numbers(second)).ToList();
        Assert.Equal(10, shown.Distinct().Count());
        var scores = new List<int>();
        foreach (var number in shown)
            scores.Add((await ItemAsync(number)).Score);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.DoesNotContain("an issue", ProjectHouse.Shown(first) + ProjectHouse.Shown(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_item_is_in_no_list_count_or_answer_of_whoever_may_not_read_it()
    {
        await ApolloAsync();
        await LogAsync("risk APOLLO in the open p2 i2");
        await LogAsync("risk APOLLO merger talks p5 i5", ("confidential", "true"));

        var seen = ProjectHouse.Shown(await _house.SayAsync("risks APOLLO"));
        var hidden = ProjectHouse.Shown(await _house.SayAsync("risks APOLLO", Roles.None, by: Mona));
        var asked = Assert.IsType<Reply.Text>(await _house.SayAsync("risk APOLLO R-2", Roles.None, by: Mona));
        var missing = Assert.IsType<Reply.Text>(await _house.SayAsync("risk APOLLO R-3", Roles.None, by: Mona));

        Assert.Contains("merger talks", seen, StringComparison.Ordinal);
        Assert.Contains("2 open", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("merger", hidden, StringComparison.Ordinal);
        Assert.Contains("1 open", hidden, StringComparison.Ordinal);
        Assert.Equal(missing.Words.Replace("R-3", "R-2", StringComparison.Ordinal), asked.Words);
    }

    [Fact]
    public async Task A_linked_channel_sees_no_confidential_item_whoever_asks()
    {
        await ApolloAsync();
        await LogAsync("risk APOLLO in the open p2 i2");
        await LogAsync("risk APOLLO merger talks p5 i5", ("confidential", "true"));
        await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        var shown = Assert.IsType<Reply.Card>(await _house.SayAsync("risks", channel: ProjectHouse.ChannelId));
        var item = await _house.SayAsync("risk R-2", channel: ProjectHouse.ChannelId);

        Assert.Contains("1 open", ProjectHouse.Shown(shown), StringComparison.Ordinal);
        Assert.DoesNotContain("merger", ProjectHouse.Shown(shown), StringComparison.Ordinal);
        Assert.IsType<Reply.Personally>(item);
    }

    [Fact]
    public async Task A_row_opens_its_item_and_an_empty_register_says_how_to_begin()
    {
        await ApolloAsync();
        var empty = ProjectHouse.Shown(await _house.SayAsync("risques APOLLO"));
        await LogAsync("risk APOLLO vendor slips p4 i5 due 2026-12-15");

        var item = ProjectHouse.Shown(await _house.PressAsync(ShowItem.ShowVerb, new { project = "APOLLO", item = "R-1" }));

        Assert.Contains("“risk” and a few words log the first", empty, StringComparison.Ordinal);
        Assert.Contains("vendor slips", item, StringComparison.Ordinal);
        Assert.Contains("15 Dec 2026", item, StringComparison.Ordinal);
    }

    private Task ApolloAsync() => _house.CreateAsync(
        "APOLLO", "Digital", project => project with { Manager = ProjectHouse.Camille, Members = [ProjectHouse.Daniel, Mona] });

    private async Task LogAsync(string words, params (string Field, string Value)[] more)
    {
        var form = await _house.OpenAsync(words);
        foreach (var (field, value) in more)
            form[field] = value;
        Assert.IsType<Reply.UpdatedCard>(await _house.PressAsync(LogItem.LogVerb, form));
    }

    private async Task<RegisterItem> ItemAsync(string number) =>
        (await _house.Get<RegisterStore>().FindAsync((await _house.FindAsync("APOLLO")).Code, ItemNumber.Parse(number, null), CancellationToken.None))!.Item;

    private static IEnumerable<string> Numbers(Reply.Card card) =>
        Regex.Matches(ProjectHouse.Shown(card), @"\*\*(?<number>R-\d+)\*\*", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["number"].Value);

    private static object Next(Reply.Card card) =>
        card.Body.Actions!.OfType<PmoBot.AdaptiveCards.ExecuteAction>().Single(action => action.Verb == PageItems.PageVerb).Data!;
}
