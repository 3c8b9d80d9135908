using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Features.Projects;

namespace PmoBot.Tests.Features.Register;

public sealed class MineTests : IDisposable
{
    private readonly RegisterHouse _register = new();

    private ProjectHouse House => _register.House;

    public void Dispose() => _register.Dispose();

    private async Task BeginAsync()
    {
        await _register.ApolloAsync();
        await House.CreateAsync("HERMES", "Digital", project => project with { Manager = ProjectHouse.Camille });
        await _register.LogAsync("risk APOLLO vendor slips p2 i2");
        await _register.LogAsync("risk HERMES parcels pile up p4 i4");
        await _register.LogAsync("risk APOLLO theirs p5 i5 @Daniel");
        await House.DeliverAsync();
    }

    [Fact]
    public async Task Of_several_projects_risks_are_those_that_I_own_with_a_button_for_each_project()
    {
        await BeginAsync();

        var card = Assert.IsType<Reply.Card>(await House.SayAsync("risks", Roles.None)).Body;

        var shown = ProjectHouse.Shown(new Reply.Card(card, ""));
        Assert.Contains("Your threats", shown, StringComparison.Ordinal);
        Assert.True(shown.IndexOf("**HERMES R-1**", StringComparison.Ordinal) < shown.IndexOf("**APOLLO R-1**", StringComparison.Ordinal));
        Assert.DoesNotContain("theirs", shown, StringComparison.Ordinal);
        Assert.Equal(["APOLLO", "HERMES"], card.Body.OfType<ActionSet>().Single().Actions.Select(action => action.Title));
    }

    [Fact]
    public async Task In_one_project_of_mine_the_project_is_meant()
    {
        await _register.ApolloAsync();
        await _register.LogAsync("risk APOLLO vendor slips p2 i2");

        Assert.Contains("1 open threat,", ProjectHouse.Shown(await House.SayAsync("risks", Roles.None, by: RegisterHouse.Mona)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_data_names_what_I_own()
    {
        await BeginAsync();

        var kept = await House.Get<IEnumerable<IKeptData>>().OfType<KeptItems>().Single().OfAsync(ProjectHouse.Camille, Language.English, CancellationToken.None);

        Assert.Equal("APOLLO R-1, HERMES R-1", kept.Kept);
    }

    [Fact]
    public async Task A_hint_follows_its_item_from_owner_to_owner_and_to_its_end()
    {
        await BeginAsync();
        Assert.Equal(["item-APOLLO-R-000001", "item-HERMES-R-000001"], await HintsAsync(ProjectHouse.Camille));

        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("owner", ProjectHouse.Daniel.ObjectId));
        await House.DeliverAsync();
        Assert.Equal(["item-HERMES-R-000001"], await HintsAsync(ProjectHouse.Camille));
        Assert.Equal(["item-APOLLO-R-000001", "item-APOLLO-R-000002"], await HintsAsync(ProjectHouse.Daniel));

        await _register.DoAsync(CloseItem.CloseVerb, "R-1", ("outcome", "Over"));
        await House.DeliverAsync();
        Assert.Equal(["item-APOLLO-R-000002"], await HintsAsync(ProjectHouse.Daniel));

        await _register.DoAsync(ReopenItem.ReopenVerb, "R-1", ("outcome", "Again"));
        await House.DeliverAsync();
        Assert.Equal(["item-APOLLO-R-000001", "item-APOLLO-R-000002"], await HintsAsync(ProjectHouse.Daniel));
    }

    [Fact]
    public async Task A_hint_that_came_too_late_shows_nothing_that_is_not_mine()
    {
        await BeginAsync();
        await _register.DoAsync(EditItem.SaveVerb, "R-1", ("owner", ProjectHouse.Daniel.ObjectId));   // its hint is not delivered yet

        Assert.DoesNotContain("vendor slips", ProjectHouse.Shown(await House.SayAsync("risks", Roles.None)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_finds_what_is_confidential_in_their_own_chat_and_never_in_a_channel()
    {
        await BeginAsync();
        await _register.DoAsync(EditItem.SaveVerb, "R-2", ("confidential", "true"));   // Daniel's
        await House.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);
        var mine = new RegisterView(RegisterKind.Threat, RegisterFilter.Mine);
        var project = (await House.FindAsync("APOLLO")).Code;

        var own = ProjectHouse.Shown(await House.PressAsync(PageItems.PageVerb, mine.Address(project).Data, Roles.None, ProjectHouse.Daniel));
        var open = ProjectHouse.Shown(await House.PressAsync(PageItems.PageVerb, (mine with { Filter = RegisterFilter.Open }).Address(project).Data, Roles.None, ProjectHouse.Daniel));
        var channel = ProjectHouse.Shown(await House.PressAsync(PageItems.PageVerb, mine.Address(project).Data, Roles.None, ProjectHouse.Daniel, ProjectHouse.ChannelId));

        Assert.Contains("theirs", own, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", open, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", channel, StringComparison.Ordinal);
        Assert.Contains(RegisterTexts.For(Language.English).NothingIn(mine), channel, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_I_own_is_for_my_eyes_only_wherever_I_ask()
    {
        await BeginAsync();

        var reply = Assert.IsType<Reply.Personally>(await House.SayAsync("risks", Roles.None, channel: "19:elsewhere@thread.tacv2"));

        Assert.Contains("parcels pile up", ProjectHouse.Shown(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_page_goes_on_and_more_projects_than_buttons_are_told()
    {
        await BeginAsync();
        for (var number = 1; number <= RegisterPages.PageSize; number++)
            await _register.LogAsync($"risk APOLLO number {number} p1 i1");
        for (var number = 1; number <= 4; number++)
            await House.CreateAsync($"MORE-{number}", "Digital", project => project with { Manager = ProjectHouse.Camille });
        await House.DeliverAsync();

        var first = Assert.IsType<Reply.Card>(await House.SayAsync("risks", Roles.None)).Body;
        var next = first.Actions!.OfType<ExecuteAction>().Single();
        var second = ProjectHouse.Shown(Assert.IsType<Reply.UpdatedCard>(await House.PressAsync(next.Verb, next.Data!, Roles.None)));

        Assert.Contains("1–8 of 10", ProjectHouse.Shown(new Reply.Card(first, "")), StringComparison.Ordinal);
        Assert.Contains("9–10 of 10", second, StringComparison.Ordinal);
        Assert.Contains("You have more projects", second, StringComparison.Ordinal);
    }

    private async Task<List<string>> HintsAsync(Person person) =>
        await House.Store.QueryAsync(person.Partition, "item-", "item-~").Select(row => row.Key).ToListAsync();
}
