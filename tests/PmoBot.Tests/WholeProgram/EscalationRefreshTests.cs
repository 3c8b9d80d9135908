using NodaTime;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>The card of a case in a channel, as each reader's Teams shows it: the client runs the card's `refresh` over HTTP.</summary>
public sealed class EscalationRefreshTests : IAsyncLifetime
{
    private const string Channel = "19:apollo@thread.tacv2";

    private static readonly Person Pmo = TalkingProgram.Camille;
    private static readonly Person Ana = new("33333333-0000-4000-8000-000000000001", "Ana Lima");
    private static readonly Person Bo = new("33333333-0000-4000-8000-000000000002", "Bo Berg");
    private static readonly Person Dee = new("33333333-0000-4000-8000-000000000004", "Dee Diaz");
    private static readonly Person Guest = new("33333333-0000-4000-8000-000000000005", "Eve Ek");

    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private LoopbackConnector _teams = null!;   // set before every test
    private RealProgram _program = null!;
    private HttpClient _bot = null!;

    public async Task InitializeAsync()
    {
        _teams = await LoopbackConnector.StartAsync(MachineTime.Real);
        await _store.BeginAsync("APOLLO", Instant.FromUtc(2026, 11, 18, 9, 0), plain => plain with { Manager = Ana, Members = [Dee], EscalationPath = [new EscalationLevel([Bo], All: false)] });
        _program = await RealProgram.StartAsync([.. _store.Settings, .. RealProgram.Impatient, new("Clock__Start", "2026-11-18T09:00:00Z")]);
        _bot = await _program.Http;
        foreach (var person in new[] { Pmo, Ana, Bo, Dee, Guest })
            await _bot.SendAsync(InChat(person).Words("help"));
        await _bot.SendAsync((InChat(Pmo) with { Conversation = Channel, Type = "channel" }).Words("link APOLLO"));
        await _bot.SendAsync(InChat(Ana).Press(SubmitStatus.SubmitVerb, null, ("draft", "s1"), ("project", "APOLLO"), ("overall", "green"), ("news", "Fine")));
        await _store.SettledAsync();
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _teams.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task Each_reader_sees_their_own_view_and_after_the_decision_the_outcome()
    {
        await _bot.SendAsync(InChat(Bo).Words("langue fr"));
        var posted = await RaiseAsync();

        // By itself the client asks for those whom the card names; the others see what was posted, and may ask.
        Assert.Equal(["Décider", "Rejeter", "Demander des précisions", "Déléguer", "Historique"], TeamsViewer.ButtonsOf(await Teams(Bo).SeesAsync(posted)));
        Assert.Equal(["Withdraw", "History"], TeamsViewer.ButtonsOf(await Teams(Ana).SeesAsync(posted)));
        Assert.Empty(TeamsViewer.ButtonsOf(await Teams(Dee).SeesAsync(posted)));
        Assert.Equal(["History"], TeamsViewer.ButtonsOf(await Teams(Dee).RefreshesAsync(posted)));
        Assert.Empty(TeamsViewer.ButtonsOf(await Teams(Guest).SeesAsync(posted)));
        Assert.Empty(TeamsViewer.ButtonsOf(await Teams(Guest).RefreshesAsync(posted)));
        foreach (var (person, reads) in new[] { (Bo, true), (Ana, true), (Dee, true), (Guest, false) })
            Assert.Equal(reads, (await Teams(person).RefreshesAsync(posted)).ToJsonString().Contains("\"FactSet\"", StringComparison.Ordinal));

        Assert.Contains("Approuv", (await Teams(Bo).PressesAsync(posted, "Décider", ("option", "A"))).ToJsonString(), StringComparison.Ordinal);
        await _store.SettledAsync(later: 1);
        foreach (var person in new[] { Ana, Dee, Guest })
            Assert.Contains("Approved, A", (await Teams(person).SeesAsync(posted)).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["Historique"], TeamsViewer.ButtonsOf(await Teams(Bo).RefreshesAsync(posted)));
    }

    [Fact]
    public async Task To_look_changes_nothing()
    {
        var posted = await RaiseAsync();
        var before = await RowsAsync();

        foreach (var person in new[] { Bo, Ana, Dee, Guest, Bo, Bo })
        {
            await Teams(person).SeesAsync(posted);
            await Teams(person).RefreshesAsync(posted);
        }

        await _store.SettledAsync(later: 1);
        Assert.Equal(before, await RowsAsync());
        Assert.Single(_teams.All, message => message.Id == posted.Id && message.Versions.Count == 1);

        async Task<IEnumerable<string>> RowsAsync() =>
            (await Task.WhenAll(new[] { "project-APOLLO", Bo.Partition, Ana.Partition }.Select(async owner => await _store.PartitionAsync(owner))))
                .SelectMany(rows => rows).Where(row => !row.Key.StartsWith("turn-", StringComparison.Ordinal)).Select(row => $"{row.Partition} {row.Key} {row.ETag}").ToList();
    }

    [Fact]
    public async Task A_case_that_was_looked_up_goes_on_showing_what_becomes_of_it()
    {
        await RaiseAsync();
        await _bot.SendAsync(InChat(Dee).Words("APOLLO E-1"));
        await _store.SettledAsync(later: 1);
        var lookedUp = _teams.Sent(InChat(Dee).Conversation)[^1];
        Assert.False(EscalationScene.Shows(lookedUp, "Approved, A"));

        await _bot.SendAsync(InChat(Bo).Press(DecideEscalation.DecideVerb, null, ("project", "APOLLO"), ("escalation", "E-1"), ("opening", "1"), ("option", "A")));
        await _store.SettledAsync(later: 1);

        Assert.True(EscalationScene.Shows(_teams.Sent(InChat(Dee).Conversation).Single(message => message.Id == lookedUp.Id), "Approved, A"));
    }

    private TeamsViewer Teams(Person person) => new(InChat(person), _teams, _bot);

    private TeamsSpeaker InChat(Person person) => new(_teams.ServiceUrl, $"a:1{person.ObjectId}") { ObjectId = person.ObjectId, Name = person.Name };

    private async Task<SentActivity> RaiseAsync()
    {
        await _bot.SendAsync(InChat(Ana).Press(
            RaiseEscalation.RaiseVerb, null,
            ("project", "APOLLO"), ("draft", "d1"), ("wanted", "Order the racks?"), ("optionA", "Second supplier"), ("optionB", "Wait"), ("inChannel", "true")));
        await _store.SettledAsync(later: 1);   // the time of the case, which has not come
        return Assert.Single(_teams.All, message => message.ConversationId.StartsWith(Channel, StringComparison.Ordinal) && EscalationScene.Shows(message, "Order the racks?"));
    }
}
