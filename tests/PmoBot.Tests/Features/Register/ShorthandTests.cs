using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

public sealed class ShorthandTests : IDisposable
{
    private readonly RegisterHouse _register = new();

    private ProjectHouse House => _register.House;

    public void Dispose() => _register.Dispose();

    private async Task BeginAsync(bool second = false)
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO vendor slips p2 i2");
        if (!second)
            return;
        foreach (var code in new[] { "HERMES", "ZEUS" })
            await House.CreateAsync(code, "Digital", project => project with { Manager = ProjectHouse.Camille });
        await _register.LogAsync("risk HERMES parcels pile up p2 i2");
        await _register.LogAsync("risk APOLLO another p2 i2");
    }

    [Theory]
    [InlineData("R-1")]
    [InlineData("r1")]
    [InlineData("risk R-1")]
    [InlineData("APOLLO R-1")]
    [InlineData("apollo r-1")]
    [InlineData("risk APOLLO R-1")]
    [InlineData("risk apollo R-1")]
    public async Task One_item_by_words(string words)
    {
        await BeginAsync();

        Assert.Contains("vendor slips", ProjectHouse.Shown(Assert.IsType<Reply.Card>(await House.SayAsync(words, Roles.None))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("R-1")]
    [InlineData("risk R-1")]
    public async Task A_number_alone_is_asked_about_where_two_projects_may_be_meant(string words)
    {
        await BeginAsync(second: true);

        var which = Assert.IsType<Reply.Card>(await House.SayAsync(words, Roles.None)).Body;

        Assert.Contains("Which project’s R-1?", ProjectHouse.Shown(new Reply.Card(which, "")), StringComparison.Ordinal);
        Assert.Equal(["APOLLO", "HERMES"], which.Actions!.Select(action => action.Title));
        var tap = which.Actions!.OfType<ExecuteAction>().Single(action => action.Title == "APOLLO");
        Assert.Contains("vendor slips", ProjectHouse.Shown(await House.PressAsync(tap.Verb, tap.Data!, Roles.None)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_one_project_alone_has_is_shown_and_one_that_none_has_is_said_to_be_nowhere()
    {
        await BeginAsync(second: true);

        Assert.Contains("another", ProjectHouse.Shown(await House.SayAsync("R-2", Roles.None)), StringComparison.Ordinal);
        Assert.StartsWith("No project of yours has an R-3", Assert.IsType<Reply.Text>(await House.SayAsync("R-3", Roles.None)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("close R-1", "How did it end?")]
    [InlineData("APOLLO R-1 edit", "Save")]
    [InlineData("répondre R-1", "What is being done")]
    public async Task What_is_to_be_done_with_it_opens_its_form(string words, string asks)
    {
        await BeginAsync();

        Assert.Contains(asks, ProjectHouse.Shown(Assert.IsType<Reply.Form>(await House.SayAsync(words, Roles.None))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_history_is_shown_and_what_is_confidential_opens_nothing_for_many()
    {
        await BeginAsync();
        await _register.LogAsync("risk APOLLO merger talks p5 i5", ("confidential", "true"));
        await House.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        Assert.Contains("Camille Martin logged it", ProjectHouse.Shown(await House.SayAsync("APOLLO R-1 history", Roles.None)), StringComparison.Ordinal);
        Assert.IsType<Reply.Form>(await House.SayAsync("close R-1", channel: ProjectHouse.ChannelId));
        Assert.IsType<Reply.Personally>(await House.SayAsync("close R-2", channel: ProjectHouse.ChannelId));
        Assert.IsType<Reply.Personally>(await House.SayAsync("close R-3", channel: ProjectHouse.ChannelId));
    }

    [Fact]
    public async Task In_a_linked_channel_its_project_is_meant()
    {
        await BeginAsync(second: true);
        await House.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        Assert.Contains("vendor slips", ProjectHouse.Shown(await House.SayAsync("R-1", Roles.None, ProjectHouse.ChannelId)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_no_project_learns_nothing_of_its_items()
    {
        await BeginAsync();
        var xenia = new Person("99999999-0000-4000-8000-000000000000", "Xenia Stranger");

        var there = Assert.IsType<Reply.Text>(await House.SayAsync("APOLLO R-1", Roles.None, by: xenia)).Words;
        var missing = Assert.IsType<Reply.Text>(await House.SayAsync("APOLLO R-7", Roles.None, by: xenia)).Words;
        var nowhere = Assert.IsType<Reply.Text>(await House.SayAsync("ZEUSES R-1", Roles.None, by: xenia)).Words;

        Assert.Equal(there, missing);
        Assert.Equal(there, nowhere.Replace("ZEUSES", "APOLLO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_only_looks_like_it_is_logged()
    {
        await BeginAsync();

        Assert.Equal("delay r2", (await House.OpenAsync("risk delay r2"))["statement"]);
    }
}
