using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Tests.Features.Projects;

public sealed class LinkChannelTests : IDisposable
{
    private static readonly Roles DigitalPmo = new([new Grant(Role.Pmo, "digital")]);
    private readonly ProjectHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_link_stands_in_the_trail_of_the_project_that_it_shows()
    {
        await _house.CreateAsync("APOLLO", "Digital");

        await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);
        await _house.DeliverAsync();

        var entry = Assert.Single(await _house.AuditAsync("APOLLO"));
        Assert.Equal("projects.link", entry.Columns.Text("action"));
        Assert.Equal(ChannelLinks.PartitionOf(ProjectHouse.ChannelId), entry.Columns.Text("subject"));
    }

    [Fact]
    public async Task A_link_that_is_recorded_twice_stands_in_the_trail_once()
    {
        await _house.CreateAsync("APOLLO", "Digital");
        await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);
        var partition = ChannelLinks.PartitionOf(ProjectHouse.ChannelId);
        var key = (await _house.Store.QueryAsync(partition, "delivery-", TableKey.EndOf("delivery-")).SingleAsync()).Key;
        var delivery = await _house.Store.FindDeliveryAsync(partition, key["delivery-".Length..]);
        var audit = _house.Get<IEnumerable<IDeliveryHandler>>().OfType<AuditLink>().Single();

        await audit.ActAsync(delivery!, CancellationToken.None);
        await audit.ActAsync(delivery!, CancellationToken.None);

        Assert.Single(await _house.AuditAsync("APOLLO"));
    }

    [Fact]
    public async Task A_channel_is_not_taken_from_a_project_of_another_PMO()
    {
        await _house.CreateAsync("SECRET", "Finance");
        await _house.CreateAsync("APOLLO", "Digital");
        await _house.SayAsync("link SECRET", channel: ProjectHouse.ChannelId);

        var reply = await _house.SayAsync("link APOLLO", DigitalPmo, ProjectHouse.ChannelId);

        Assert.Equal(ProjectTexts.For(Language.English).LinkIsAnothers, Assert.IsType<Reply.Text>(reply).Words);
        Assert.Equal("SECRET", await LinkedAsync());
    }

    [Fact]
    public async Task A_channel_moves_between_projects_of_ones_own()
    {
        await _house.CreateAsync("HERMES", "Digital");
        await _house.CreateAsync("APOLLO", "Digital");
        await _house.SayAsync("link HERMES", DigitalPmo, ProjectHouse.ChannelId);

        await _house.SayAsync("link APOLLO", DigitalPmo, ProjectHouse.ChannelId);

        await _house.DeliverAsync();
        Assert.Equal("APOLLO", await LinkedAsync());
        Assert.Equal(["projects.link", "projects.unlink"], (await ActionsAsync("HERMES")).Order(StringComparer.Ordinal));
        Assert.Equal(["projects.link"], await ActionsAsync("APOLLO"));
    }

    [Fact]
    public async Task A_link_ends_by_the_PMO_of_its_project_alone()
    {
        await _house.CreateAsync("SECRET", "Finance");
        await _house.SayAsync("link SECRET", channel: ProjectHouse.ChannelId);

        await _house.SayAsync("unlink SECRET", DigitalPmo, ProjectHouse.ChannelId);
        Assert.Equal("SECRET", await LinkedAsync());

        await _house.SayAsync("délier SECRET", new Roles([new Grant(Role.Pmo, "finance")]), ProjectHouse.ChannelId);
        Assert.Null(await LinkedAsync());
    }

    [Theory]
    [InlineData("unlink")]
    [InlineData("unlink HERMES")]
    public async Task A_link_ends_only_when_its_project_is_named(string words)
    {
        await _house.CreateAsync("APOLLO", "Digital");
        await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);

        await _house.SayAsync(words, channel: ProjectHouse.ChannelId);

        Assert.Equal("APOLLO", await LinkedAsync());
    }

    [Theory]
    [InlineData("project edit")]
    [InlineData("project people")]
    [InlineData("projet modifier")]
    public async Task In_its_channel_a_project_needs_no_code_for_its_forms(string words)
    {
        await LinkApolloAsync();

        Assert.IsType<Reply.Form>(await _house.SayAsync(words, channel: ProjectHouse.ChannelId));
    }

    [Fact]
    public async Task Nor_for_its_history_which_comes_to_the_asker_alone()
    {
        await LinkApolloAsync();

        var reply = Assert.IsType<Reply.Personally>(await _house.SayAsync("project history", channel: ProjectHouse.ChannelId));

        Assert.Contains("APOLLO", ProjectHouse.Shown(reply), StringComparison.Ordinal);
    }

    private async Task LinkApolloAsync()
    {
        await _house.CreateAsync("APOLLO", "Digital", it => it with { Manager = ProjectHouse.Daniel }, recorded: true);
        await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId);
    }

    private ValueTask<string?> LinkedAsync() => _house.Get<ChannelLinks>().FindAsync(ProjectHouse.ChannelId, CancellationToken.None);

    private async Task<IEnumerable<string?>> ActionsAsync(string code) =>
        (await _house.AuditAsync(code)).Select(entry => entry.Columns.Text("action"));
}
