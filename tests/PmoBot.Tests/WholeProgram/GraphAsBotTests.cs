using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>What the bot asks of Graph as itself, by the whole program: who is away, and a line in the feed of whoever is waited for.</summary>
public sealed class GraphAsBotTests : IAsyncLifetime
{
    private static readonly Person Pmo = TalkingProgram.Camille;
    private static readonly Person Ana = new("33333333-0000-4000-8000-000000000001", "Ana Lima");
    private static readonly Person Bo = new("33333333-0000-4000-8000-000000000002", "Bo Berg");

    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private LoopbackConnector _teams = null!;   // set before every test
    private LoopbackGraph _graph = null!;
    private RealProgram _program = null!;
    private HttpClient _bot = null!;

    public async Task InitializeAsync()
    {
        _teams = await LoopbackConnector.StartAsync(MachineTime.Real);
        _graph = await LoopbackGraph.StartAsync(MachineTime.Real);
        _graph.AppToken = null;
        await _store.BeginAsync("APOLLO", Instant.FromUtc(2026, 11, 18, 9, 0), plain => plain with { Manager = Ana, EscalationPath = [new EscalationLevel([Bo], All: false)] });
        _program = await RealProgram.StartAsync(
        [
            .. _store.Settings, .. RealProgram.Impatient, new("Clock__Start", "2026-11-18T09:00:00Z"),
            new("Graph__Enabled", "true"), new("Graph__ConnectionName", "graph"), new("Graph__BaseUrl", _graph.BaseUrl.AbsoluteUri),
        ]);
        _bot = await _program.Http;
        foreach (var person in new[] { Pmo, Ana, Bo })
            await _bot.SendAsync(InChat(person).Words("help"));
        await _store.SettledAsync();
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _graph.DisposeAsync();
        await _teams.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task Whoever_a_case_waits_for_finds_it_in_their_feed_in_their_language()
    {
        _graph.AppPermissions.Add("TeamsActivity.Send");
        _graph.AddUser(new GraphUser(Bo.ObjectId, Bo.Name));
        await _bot.SendAsync(InChat(Bo).Words("langue fr"));

        await RaiseAsync();
        await AskedAsync(Bo);
        await _graph.WaitForAsync(graph => graph.Notices.Count > 0 ? graph : null);
        await _store.SettledAsync(later: 1);   // the time of the case has not come

        var (user, body) = Assert.Single(_graph.Notices);
        Assert.Equal((Bo.ObjectId, "systemDefault"), (user, (string?)body["activityType"]));
        Assert.Contains("APOLLO", (string)body["templateParameters"]![0]!["value"]!, StringComparison.Ordinal);
        Assert.Contains("décision", Regex.Unescape(body.ToJsonString()), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_approver_with_automatic_replies_is_known_to_be_away()
    {
        _graph.AppPermissions.Add("MailboxSettings.Read");
        _graph.AddUser(new GraphUser(Bo.ObjectId, Bo.Name)
        {
            Mailbox = (JsonObject)JsonNode.Parse("""
                {
                  "timeZone": "Romance Standard Time",
                  "automaticRepliesSetting": {
                    "status": "scheduled", "externalAudience": "all",
                    "scheduledStartDateTime": { "dateTime": "2026-11-16T00:00:00.0000000", "timeZone": "UTC" },
                    "scheduledEndDateTime": { "dateTime": "2026-11-30T08:00:00.0000000", "timeZone": "UTC" }
                  }
                }
                """)!,
        });

        await RaiseAsync();
        await AskedAsync(Bo);   // for whom nobody stands in
        await _store.SettledAsync(later: 3);   // the case's time, the end of the absence, and the mailbox the next morning

        var profile = ProfileStore.Read(await _store.Rows.FindAsync(ProfileStore.AddressOf(Bo.ObjectId)))!;
        // Back in the morning of the 30th.
        Assert.Equal((new LocalDate(2026, 11, 29), true), (profile.AbsentUntil, profile.IsAwayByMailbox));
    }

    [Fact]
    public async Task Where_nothing_is_permitted_everything_goes_on_without()
    {
        await RaiseAsync();
        await AskedAsync(Bo);
        await _store.SettledAsync(later: 1);

        Assert.Empty(_graph.Notices);
        Assert.Contains(_graph.Requests, request => request.Path.EndsWith("/sendActivityNotification", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await _store.PartitionAsync("tenant", "dead-"));
    }

    private TeamsSpeaker InChat(Person person) => new(_teams.ServiceUrl, $"a:1{person.ObjectId}") { ObjectId = person.ObjectId, Name = person.Name };

    private Task RaiseAsync() => _bot.SendAsync(InChat(Ana).Press(
        RaiseEscalation.RaiseVerb, null,
        ("project", "APOLLO"), ("draft", "d1"), ("wanted", "Order the racks?"), ("optionA", "Second supplier"), ("optionB", "Wait"), ("inChannel", "false")));

    private Task<SentActivity> AskedAsync(Person person) => _teams.WaitForAsync(
        message => message.ConversationId == InChat(person).Conversation && EscalationScene.Shows(message, "Order the racks?"));
}
