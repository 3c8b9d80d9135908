using System.Text.Json.Nodes;
using PmoBot.ActivityProtocol;
using PmoBot.Features.Projects;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>What Teams says of channels and teams, kept where something is about them.</summary>
public sealed class PlaceTests : IAsyncLifetime
{
    private const string Channel = "19:c@thread.tacv2";
    private const string Team = "19:team@thread.tacv2";
    private const string Group = "5d0b5a1e-0000-4000-8000-000000000001";

    private TalkingProgram _program = null!;   // set before every test

    private TeamsSpeaker Here => _program.InChannel(TalkingProgram.Camille);

    public async Task InitializeAsync()
    {
        _program = await TalkingProgram.StartAsync();
        await _program.BeginAsync("APOLLO");
    }

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [Fact]
    public async Task A_channel_that_nothing_is_about_leaves_no_trace()
    {
        await SayAsync("help", "Steering");
        await _program.SendAsync(Here.Event("channelRenamed", Team, Channel, "Board"));
        await _program.SendAsync(Here.Event("teamArchived", Team, name: "Programme"));

        Assert.Null(await FindAsync());
        Assert.Empty(await _program.Store.PartitionAsync($"team-{Team}"));
    }

    [Fact]
    public async Task A_turn_in_a_linked_channel_learns_its_names_and_writes_only_what_is_news()
    {
        await SayAsync("link APOLLO", null);
        await SayAsync("help", "Steering");
        var learnt = await RowsAsync();

        await SayAsync("help", "Steering");
        await SayAsync("help", null);
        var again = await RowsAsync();
        await SayAsync("help", "Board", Group);

        Assert.Equal(learnt, again);
        var known = (await FindAsync())!;
        Assert.Equal(("Board", Team, Group, PlaceState.There), (known.Seen.Name, known.Seen.TeamId, known.Seen.GroupId, known.State));
    }

    [Fact]
    public async Task A_channel_that_is_renamed_goes_on_and_one_that_is_deleted_can_come_back()
    {
        await LinkAsync();

        await _program.SendAsync(Here.Event("channelRenamed", Team, Channel, "Board"));
        var renamed = (await FindAsync())!;
        await _program.SendAsync(Here.Event("channelDeleted", Team, Channel, "Board"));
        var deleted = (await FindAsync())!;
        await _program.SendAsync(Here.Event("channelRestored", Team, Channel, "Board"));

        Assert.Equal(("Board", PlaceState.There), (renamed.Seen.Name, renamed.State));
        Assert.Equal(("Board", PlaceState.Deleted), (deleted.Seen.Name, deleted.State));
        Assert.Equal(PlaceState.There, (await FindAsync())!.State);
        Assert.Contains("APOLLO", await SayAsync("project", "Board"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("teamArchived", "teamUnarchived", "Archived")]
    [InlineData("teamDeleted", "teamRestored", "Deleted")]
    public async Task What_becomes_of_a_team_becomes_of_all_its_channels(string gone, string back, string state)
    {
        await LinkAsync();
        await SayAsync("link APOLLO", "Other", channel: "19:other@thread.tacv2");
        await SayAsync("help", "Other", channel: "19:other@thread.tacv2");

        await _program.SendAsync(Here.Event(gone, Team, name: "Programme"));
        var states = new[] { (await FindAsync())!.State, (await FindAsync("19:other@thread.tacv2"))!.State };
        await _program.SendAsync(Here.Event(back, Team, name: "Programme"));

        Assert.Equal([state, state], states.Select(one => $"{one}"));
        Assert.Equal((PlaceState.There, "Programme"), ((await FindAsync())!.State, (await FindAsync())!.Seen.TeamName));
    }

    [Fact]
    public async Task A_team_says_its_new_name_for_all_its_channels()
    {
        await LinkAsync();

        await _program.SendAsync(Here.Event("teamRenamed", Team, name: "Programme of 2027"));

        Assert.Equal("Programme of 2027", (await FindAsync())!.Seen.TeamName);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_team_that_the_bot_was_removed_from_is_known_as_such_until_it_is_back(bool byInstallation)
    {
        await LinkAsync();

        await _program.SendAsync(Bot(removed: true));
        var removed = (await FindAsync())!.State;
        await _program.SendAsync(Bot(removed: false));

        Assert.Equal(PlaceState.Removed, removed);
        Assert.Equal(PlaceState.There, (await FindAsync())!.State);

        JsonObject Bot(bool removed)
        {
            var said = Here.Event(removed ? "teamMemberRemoved" : "teamMemberAdded", Team);
            if (byInstallation)
            {
                said["type"] = "installationUpdate";
                said["action"] = removed ? "remove" : "add";
            }
            else
            {
                said[removed ? "membersRemoved" : "membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" });
            }

            return said;
        }
    }

    [Fact]
    public async Task Somebody_else_who_leaves_the_team_changes_nothing()
    {
        await LinkAsync();
        var said = Here.Event("teamMemberRemoved", Team);
        said["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:somebody" });

        await _program.SendAsync(said);

        Assert.Equal(PlaceState.There, (await FindAsync())!.State);
    }

    [Fact]
    public async Task What_is_said_by_nobody_is_kept_too()
    {
        await LinkAsync();
        var said = Here.Event("channelDeleted", Team, Channel);
        said.Remove("from");

        await _program.SendAsync(said);

        Assert.Equal(PlaceState.Deleted, (await FindAsync())!.State);
    }

    [Fact]
    public async Task A_press_in_an_archived_team_does_not_bring_it_back_and_words_do()
    {
        await LinkAsync();
        await _program.SendAsync(Here.Event("teamArchived", Team));

        await _program.SendAsync(TeamsSpeaker.InTeam(Here.Press("conversation.run", "1", ("line", "help")), Team));
        var pressed = (await FindAsync())!.State;
        await SayAsync("help", null);

        Assert.Equal(PlaceState.Archived, pressed);
        Assert.Equal(PlaceState.There, (await FindAsync())!.State);
    }

    [Fact]
    public async Task The_group_of_a_team_is_asked_for_once()
    {
        await LinkAsync();
        _program.Teams.AddTeam(new TeamInfo { Id = Team, AadGroupId = Group, Name = "Programme" });
        var conversation = (await _program.ProfileAsync(TalkingProgram.Camille)).Chat! with { ConversationId = Channel };
        var places = _program.Get<Places>();

        var first = await places.WithGroupAsync((await FindAsync())!, conversation, CancellationToken.None);
        var second = await places.WithGroupAsync((await FindAsync())!, conversation, CancellationToken.None);

        Assert.Equal((Group, Group, "Programme"), (first.Seen.GroupId, second.Seen.GroupId, second.Seen.TeamName));
        Assert.Single(_program.Teams.Requests, request => request.Path.StartsWith("/v3/teams/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_name_of_a_channel_that_no_activity_tells_is_asked_for_and_kept()
    {
        _program.Teams.AddTeam(new TeamInfo { Id = Team, Name = "Programme" }, new ChannelInfo { Id = Team }, new ChannelInfo { Id = Channel, Name = "Apollo" });

        await SayAsync("link APOLLO", null);
        await SayAsync("help", null);
        await SayAsync("help", null);

        Assert.Equal("Apollo", (await FindAsync())!.Seen.Name);
        Assert.Single(_program.Teams.Requests, request => request.Path.EndsWith("/conversations", StringComparison.Ordinal) && request.Path.StartsWith("/v3/teams/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_PMO_who_links_a_channel_is_told_who_comes_from_outside()
    {
        _program.Teams.AddConversation(Channel, new ChannelAccount { Id = "29:g", Name = "Gus Guest", UserRole = "guest" });

        Assert.Contains("Gus Guest (guest)", await SayAsync("link APOLLO", null), StringComparison.Ordinal);
    }

    private async Task LinkAsync()
    {
        await _program.SayAsync(_program.InChat(TalkingProgram.Camille), "help");
        await SayAsync("link APOLLO", "Steering");
        await SayAsync("help", "Steering");
    }

    private async Task<string> SayAsync(string words, string? name, string? group = null, string channel = Channel)
    {
        var here = Here with { Conversation = channel };
        await _program.SendAsync(TeamsSpeaker.InTeam(here.Words(words), Team, name, group));
        return _program.Last(here);
    }

    private Task<KnownPlace?> FindAsync(string channel = Channel) => _program.Get<Places>().FindAsync(channel, CancellationToken.None);

    private async Task<List<string>> RowsAsync() =>
        [.. (await _program.Store.PartitionAsync($"team-{Team}")).Concat(await _program.Store.PartitionAsync(ChannelLinks.PartitionOf(Channel), "place")).Select(row => $"{row.Key} {row.ETag}")];
}
