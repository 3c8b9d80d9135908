using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Support;

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
    public async Task Where_Teams_does_not_tell_who_is_in_a_channel_the_directory_does()
    {
        var directory = new ScriptedDirectory();
        using var house = new ProjectHouse(also: directory.AddTo) { Said = channel => new TeamChannel(channel, "19:team@thread.tacv2") { GroupId = "g" } };
        await house.CreateAsync("APOLLO", "Digital");
        house.Roster.Outsiders = null;

        var silent = ProjectHouse.Shown(await house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId));
        directory.Members[new ChannelAddress("g", ProjectHouse.ChannelId)] =
        [
            new(new Person("1", "Hana Home"), MemberOrigin.Home), new(new Person("2", "Gus Guest"), MemberOrigin.Guest), new(new Person("3", "Otto Other"), MemberOrigin.OtherTenant),
        ];
        var told = ProjectHouse.Shown(await house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId));

        Assert.DoesNotContain("Gus Guest", silent, StringComparison.Ordinal);
        Assert.Contains("Gus Guest (guest)", told, StringComparison.Ordinal);
        Assert.Contains("Otto Other", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Hana Home", told, StringComparison.Ordinal);
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

    [Fact]
    public async Task Whoever_links_reads_who_comes_from_outside_by_name_or_by_count()
    {
        await _house.CreateAsync("APOLLO", "Digital");

        var nobody = ProjectHouse.Shown(await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId));
        _house.Roster.Outsiders = [new Outsider("Gus Guest", IsGuest: true), new Outsider("Ottilie Other", IsGuest: false)];
        var named = ProjectHouse.Shown(await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId));
        _house.Roster.Outsiders = [.. Enumerable.Range(0, 11).Select(at => new Outsider($"Guest {at}", at > 0))];
        var counted = ProjectHouse.Shown(await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId));
        _house.Roster.Outsiders = null;
        var unknown = ProjectHouse.Shown(await _house.SayAsync("link APOLLO", channel: ProjectHouse.ChannelId));

        var texts = ProjectTexts.For(Language.English);
        Assert.Contains(texts.NoOutsiders, nobody, StringComparison.Ordinal);
        Assert.Contains("Gus Guest (guest), Ottilie Other (another organisation)", named, StringComparison.Ordinal);
        Assert.Contains(texts.OutsidersCounted(10, 1), counted, StringComparison.Ordinal);
        Assert.DoesNotContain("Guest 3", counted, StringComparison.Ordinal);
        Assert.Contains(texts.OutsidersUnknown, unknown, StringComparison.Ordinal);
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
