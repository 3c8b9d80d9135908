using System.Text.Json.Nodes;
using NodaTime;
using PmoBot.Delivery;
using PmoBot.Graph;
using PmoBot.People;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Graph;

public sealed class GraphDirectoryTests : IAsyncLifetime, IDisposable
{
    private const string Home = "99999999-8888-7777-6666-555555555555";

    private static readonly ChannelAddress Channel = new("team", "19:steering@thread.tacv2");

    private readonly ManualTime _time = new();
    private readonly HttpClient _http = new();
    private LoopbackIdentity _identity = null!;   // set before every test
    private LoopbackGraph _graph = null!;
    private GraphWire _wire = null!;
    private GraphAsBot _calls = null!;

    public async Task InitializeAsync()
    {
        _identity = await LoopbackIdentity.StartAsync(_time);
        _graph = await LoopbackGraph.StartAsync(_time, _identity);
        _graph.AppPermissions.UnionWith(["ChannelMember.Read.Group", "User.Read.All", "MailboxSettings.Read", "TeamsActivity.Send"]);
        _wire = new GraphWire(_graph.BaseUrl, _time);
        _calls = new GraphAsBot(_wire, _identity.Credential(_http), new Uri(_graph.BaseUrl, "/.default").AbsoluteUri, _time);
        Directory = new GraphDirectory(_calls, Home, new ManualClock { Now = Instant.FromUtc(2026, 11, 18, 9, 0) }, _time);
    }

    public async Task DisposeAsync()
    {
        await _graph.DisposeAsync();
        await _identity.DisposeAsync();
    }

    public void Dispose()
    {
        _wire.Dispose();
        _http.Dispose();
    }

    private GraphDirectory Directory { get; set; } = null!;

    [Fact]
    public async Task Guests_and_people_of_other_organisations_are_told_from_our_own()
    {
        _graph.AddTeam(Channel.Team, Channel.Channel).Members.AddRange(
        [
            new("ada", "Ada", ["owner"], Home), new("bob", "Bob", [], Home.ToUpperInvariant()),
            new("guest", "Gilles", ["guest"], Home), new("other", "Olga", [], "another tenant"), new("unnamed", "", [], Home),
        ]);

        var members = Assert.IsType<Looked<IReadOnlyList<ChannelMember>>.Found>(await MembersAsync()).Value;

        Assert.Equal(
            [
                new(new Person("ada", "Ada"), MemberOrigin.Home), new(new Person("bob", "Bob"), MemberOrigin.Home),
                new(new Person("guest", "Gilles"), MemberOrigin.Guest), new(new Person("other", "Olga"), MemberOrigin.OtherTenant),
                new ChannelMember(Person.Unnamed("unnamed"), MemberOrigin.Home),
            ],
            members);
    }

    [Fact]
    public async Task A_large_team_is_read_to_its_last_page()
    {
        _graph.AddTeam(Channel.Team, Channel.Channel).Members.AddRange(Enumerable.Range(0, 250).Select(i => new GraphMember($"p{i}", $"P {i}", [], Home)));

        var members = Assert.IsType<Looked<IReadOnlyList<ChannelMember>>.Found>(await MembersAsync()).Value;

        Assert.Equal((250, 3), (members.Count, _graph.Requests.Count));
    }

    [Fact]
    public async Task A_list_that_may_have_been_cut_proves_no_absence_of_guests()
    {
        var all = new JsonArray([.. Enumerable.Range(0, 999).Select(i => new JsonObject { ["@odata.type"] = "#microsoft.graph.aadUserConversationMember", ["userId"] = $"p{i}" })]);
        _graph.Next(new LoopbackFault.Answer(200, Body: new JsonObject { ["value"] = all }.ToJsonString()));

        Assert.IsType<Looked<IReadOnlyList<ChannelMember>>.NotNow>(await MembersAsync());
    }

    [Fact]
    public async Task A_next_page_on_another_host_is_not_asked_for_with_the_bots_token()
    {
        await using var elsewhere = await LoopbackGraph.StartAsync(_time);
        _graph.Next(new LoopbackFault.Answer(200, Body: $$"""{"value":[],"@odata.nextLink":"{{elsewhere.BaseUrl}}/teams/team/channels/c/allMembers"}"""));

        Assert.IsType<Looked<IReadOnlyList<ChannelMember>>.NotNow>(await MembersAsync());
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Managers_are_asked_for_in_twenties_each_with_an_answer_of_its_own()
    {
        _graph.AddUser(new GraphUser("boss", "Béatrice"));
        for (var i = 0; i < 45; i++)
            _graph.AddUser(new GraphUser($"p{i}", $"P {i}") { Manager = i % 2 == 0 ? "boss" : null });

        var managers = await Directory.ManagersAsync([.. Enumerable.Range(0, 45).Select(i => $"p{i}")], CancellationToken.None);

        Assert.Equal(45, managers.Count);
        Assert.Equal(new Looked<Person>.Found(new Person("boss", "Béatrice")), managers["p0"]);
        Assert.Equal(new Looked<Person>.None(), managers["p1"]);
        Assert.Equal([20, 20, 5], Batches.Select(batch => batch.Count));
        Assert.Equal("/users/p0/manager?$select=id,displayName", Uri.UnescapeDataString((string)Batches[0][0]!["url"]!));
        Assert.DoesNotContain(Batches[0][0]!["headers"]?.AsObject() ?? [], header => header.Key.Equals("authorization", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_contact_of_the_address_book_is_nobody_to_ask()
    {
        _graph.Next(new LoopbackFault.Answer(200, Body: """{"responses":[{"id":"0","status":200,"headers":{},"body":{"@odata.type":"#microsoft.graph.orgContact","id":"c","displayName":"C"}}]}"""));

        Assert.Equal(new Looked<Person>.None(), (await Directory.ManagersAsync(["ada"], CancellationToken.None))["ada"]);
    }

    [Fact]
    public async Task Of_a_batch_only_those_that_were_throttled_are_asked_for_again_after_their_rest()
    {
        _time.Skip = TimeSpan.FromSeconds(9);
        _graph.AddUser(new GraphUser("boss", "Béatrice"));
        _graph.AddUser(new GraphUser("ada", "Ada") { Manager = "boss" });
        _graph.AddUser(new GraphUser("bob", "Bob") { Manager = "boss" });
        var throttled = 2;
        _graph.FaultFor = request => request.Path.StartsWith("/users/bob", StringComparison.Ordinal) && throttled-- > 0
            ? new LoopbackFault.Answer(429, TimeSpan.FromSeconds(7))
            : null;

        var managers = await Directory.ManagersAsync(["ada", "bob"], CancellationToken.None);

        Assert.All(managers.Values, manager => Assert.IsType<Looked<Person>.Found>(manager));
        Assert.Equal([2, 1, 1], Batches.Select(batch => batch.Count));
    }

    [Fact]
    public async Task A_long_rest_is_not_waited_for_and_not_remembered()
    {
        _graph.AddUser(new GraphUser("boss", "Béatrice"));
        _graph.AddUser(new GraphUser("ada", "Ada") { Manager = "boss" });
        _graph.Next(new LoopbackFault.Answer(429, TimeSpan.FromMinutes(5)));

        var first = await Directory.ManagersAsync(["ada"], CancellationToken.None);
        var second = await Directory.ManagersAsync(["ada"], CancellationToken.None);

        Assert.Equal(new Looked<Person>.NotNow("429"), first["ada"]);
        Assert.IsType<Looked<Person>.Found>(second["ada"]);
    }

    [Fact]
    public async Task Without_a_permission_nothing_is_told_and_for_an_hour_nothing_is_asked()
    {
        _graph.AppPermissions.Clear();
        _graph.AddTeam(Channel.Team, Channel.Channel);

        for (var i = 0; i < 2; i++)
        {
            Assert.IsType<Looked<IReadOnlyList<ChannelMember>>.NotPermitted>(await MembersAsync());
            Assert.IsType<Looked<Person>.NotPermitted>((await Directory.ManagersAsync(["ada"], CancellationToken.None))["ada"]);
            Assert.IsType<Looked<Mailbox>.NotPermitted>(await MailboxAsync());
            _time.Advance(TimeSpan.FromMinutes(59));
        }

        Assert.Equal(3, _graph.Requests.Count);
        _time.Advance(TimeSpan.FromMinutes(2));
        await MembersAsync();
        Assert.Equal(4, _graph.Requests.Count);
    }

    [Fact]
    public async Task Without_a_token_or_while_Graph_is_down_it_is_not_told_now_and_nothing_breaks()
    {
        _graph.Next(new LoopbackFault.Answer(503), new LoopbackFault.CutBefore(), new LoopbackFault.Answer(200, Body: "{\"responses\":7}"));
        for (var i = 0; i < 3; i++)
            Assert.IsType<Looked<Mailbox>.NotNow>(await MailboxAsync());

        _identity.IsDown = true;

        Assert.Equal(new Looked<Mailbox>.NotNow("no token: HttpRequestException"), await MailboxAsync());
    }

    [Fact]
    public async Task An_answer_is_asked_for_once_an_hour()
    {
        _graph.AddUser(new GraphUser("ada", "Ada") { Mailbox = new JsonObject { ["timeZone"] = "Romance Standard Time" } });

        await MailboxAsync();
        await MailboxAsync();
        _time.Advance(TimeSpan.FromMinutes(61));
        await MailboxAsync();

        Assert.Equal(2, _graph.Requests.Count);
    }

    [Fact]
    public async Task A_mailbox_tells_its_zone_and_an_absence_by_whole_days()
    {
        _graph.AddUser(new GraphUser("ada", "Ada")
        {
            Mailbox = JsonNode.Parse("""
                {"timeZone":"Romance Standard Time","automaticRepliesSetting":{"status":"scheduled",
                 "scheduledStartDateTime":{"dateTime":"2026-11-20T17:00:00.0000000","timeZone":"UTC"},
                 "scheduledEndDateTime":{"dateTime":"2026-11-30T07:00:00.0000000","timeZone":"UTC"}}}
                """)!.AsObject(),
        });

        var mailbox = Assert.IsType<Looked<Mailbox>.Found>(await MailboxAsync()).Value;

        Assert.Equal(("Europe/Paris", new Absence(new LocalDate(2026, 11, 21), new LocalDate(2026, 11, 29))), (mailbox.Zone!.Id, mailbox.Absence));
    }

    [Fact]
    public async Task Whoever_has_no_mailbox_has_none() => Assert.Equal(new Looked<Mailbox>.None(), await MailboxAsync());

    [Fact]
    public async Task A_notice_stands_in_the_persons_activity_feed()
    {
        _graph.AddUser(new GraphUser("ada", "Ada"));

        var noticing = await NoticeAsync("ada");

        Assert.Equal(new Noticing.Noticed(), noticing);
        Assert.Equal("ada", Assert.Single(_graph.Notices).User);
        Assert.Empty(Assert.Single(await MicrosoftGraphTypes.CheckAsync(
            ("{ topic: Graph.TeamworkActivityTopic, activityType: string, previewText: Graph.ItemBody, templateParameters: Graph.KeyValuePair[] }",
                _graph.Notices[0].Body))));
    }

    [Fact]
    public async Task A_notice_that_did_not_come_about_is_told_and_not_repeated()
    {
        Assert.Equal(new Noticing.Refused("404 NotFound"), await NoticeAsync("nobody"));
        _graph.Next(new LoopbackFault.Answer(429, TimeSpan.FromSeconds(3)), new LoopbackFault.Answer(503));
        Assert.Equal(new Noticing.Throttled(TimeSpan.FromSeconds(3)), await NoticeAsync("ada"));
        Assert.IsType<Noticing.Unknown>(await NoticeAsync("ada"));
        _graph.AppPermissions.Clear();
        Assert.Equal(new Noticing.NotPermitted(), await NoticeAsync("ada"));

        Assert.Equal(4, _graph.Requests.Count);
    }

    private IReadOnlyList<JsonArray> Batches =>
        [.. _graph.Requests.Where(request => request.Path == "/v1.0/$batch").Select(request => JsonNode.Parse(request.Body)!["requests"]!.AsArray())];

    private Task<Looked<IReadOnlyList<ChannelMember>>> MembersAsync() => Directory.MembersAsync(Channel, CancellationToken.None);

    private async Task<Looked<Mailbox>> MailboxAsync() => (await Directory.MailboxesAsync(["ada"], CancellationToken.None))["ada"];

    private Task<Noticing> NoticeAsync(string person) => new GraphFeed(_calls).NoticeAsync(
        person, new FeedNotice("Decision E-4", "Waits for your decision", "Which supplier?", new Uri("https://teams.microsoft.com/l/chat/0/0?users=28:bot")), CancellationToken.None);
}
