using System.Text;
using PmoBot.ActivityProtocol;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.ActivityProtocol;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    // Every character that a path part must not carry as it is.
    private const string Thread = "19:a1b2@thread.tacv2;messageid=17000=?&/é";

    private readonly HttpClient _http = ConnectorHttp.Create();
    private LoopbackConnector _peer = null!;   // set by InitializeAsync, as is the next
    private ConnectorClient _client = null!;

    public async Task InitializeAsync()
    {
        _peer = await LoopbackConnector.StartAsync(MachineTime.Real);
        _client = new ConnectorClient(_http, new ServiceUrlPolicy(loopback: true), MachineTime.Real);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _peer.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_sent_answered_changed_and_deleted()
    {
        var sent = Ok(await _client.SendAsync(_peer.ServiceUrl, Thread, Text("status ✓ é"), default));
        var reply = Ok(await _client.ReplyAsync(_peer.ServiceUrl, Thread, sent.Id!, Text("second"), default));
        Ok(await _client.UpdateAsync(_peer.ServiceUrl, Thread, sent.Id!, Text("changed"), default));
        Ok(await _client.DeleteAsync(_peer.ServiceUrl, Thread, reply.Id!, default));

        var message = Assert.Single(_peer.Sent(Thread));
        Assert.Equal(["status ✓ é", "changed"], message.Versions.Select(it => it.Text));
        Assert.Equal(sent.Id, _peer.All[1].Activity.ReplyToId);
        Assert.True(_peer.All[1].IsDeleted);
        Assert.All(_peer.Requests, it => Assert.Null(it.Authorization));
    }

    [Fact]
    public async Task A_personal_chat_is_made_once_and_a_thread_each_time()
    {
        var personal = ConversationParameters.Personal("28:bot", "29:ada", "tenant");
        var thread = ConversationParameters.Thread("19:c@thread.tacv2", Text("root"), "tenant");

        var first = Ok(await _client.CreateConversationAsync(_peer.ServiceUrl, personal, default));
        var again = Ok(await _client.CreateConversationAsync(_peer.ServiceUrl, personal, default));
        var started = Ok(await _client.CreateConversationAsync(_peer.ServiceUrl, thread, default));

        Assert.Equal(first, again);
        Assert.Null(first.ActivityId);
        Assert.Equal($"19:c@thread.tacv2;messageid={started.ActivityId}", started.Id);
        Assert.Equal("root", Assert.Single(_peer.Sent(started.Id!)).Activity.Text);
    }

    [Theory]
    [InlineData("""{"isGroup":false,"bot":{"id":"28:bot"},"members":[],"tenantId":"t"}""", 400)]
    [InlineData("""{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:ada"},{"id":"29:bob"}],"tenantId":"t"}""", 400)]
    [InlineData("""{"isGroup":false,"members":[{"id":"29:ada"}],"tenantId":"t"}""", 400)]
    [InlineData("""{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:bob"}],"tenantId":"t"}""", 403)]
    [InlineData("""{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"29:ada"}],"tenantId":"t"}""", 201)]
    public async Task The_loopback_Connector_makes_a_chat_for_one_member_who_has_the_app(string asked, int expected)
    {
        _peer.IsInstalledFor = member => member == "29:ada";
        using var http = new HttpClient { BaseAddress = new Uri(_peer.ServiceUrl) };
        using var body = new StringContent(asked);

        using var answer = await http.PostAsync(new Uri("v3/conversations", UriKind.Relative), body);

        Assert.Equal(expected, (int)answer.StatusCode);
        if (expected == 403)
            Assert.Contains("Bot is not installed in user", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_has_one_chat_by_whichever_name_and_making_it_counts_as_a_request_in_it()
    {
        _peer.LimitsRates = true;
        _peer.AddConversation("a:1", new ChannelAccount { Id = "29:ada", AadObjectId = "o1" });

        var byId = await _client.CreateConversationAsync(_peer.ServiceUrl, ConversationParameters.Personal("28:bot", "o1", "tenant"), default);
        for (var i = 0; i < 6; i++)
            Ok(await _client.CreateConversationAsync(_peer.ServiceUrl, ConversationParameters.Personal("28:bot", "29:ada", "tenant"), default));
        var eighth = await _client.SendAsync(_peer.ServiceUrl, "a:1", Text("hello"), default);

        Assert.Equal("a:1", Ok(byId).Id);
        Assert.IsType<ConnectorResult<ResourceResponse>.Throttled>(eighth);
    }

    [Fact]
    public async Task Members_come_page_by_page_each_once()
    {
        var people = Enumerable.Range(0, 120).Select(i => new ChannelAccount { Id = $"29:{i}", AadObjectId = $"o{i}" }).ToArray();
        _peer.AddConversation(Thread, people);

        var pages = new List<IReadOnlyList<ChannelAccount>?>();
        await foreach (var page in _client.MembersAsync(_peer.ServiceUrl, Thread, pageSize: 50))
            pages.Add(Ok(page).Members);
        var one = Ok(await _client.MemberAsync(_peer.ServiceUrl, Thread, "o7", default));

        Assert.Equal([50, 50, 20], pages.Select(it => it!.Count));
        Assert.Equal(people.Select(it => it.Id), pages.SelectMany(it => it!).Select(it => it.Id));
        Assert.Equal("29:7", one.Id);
    }

    [Fact]
    public async Task Members_end_at_the_first_page_that_fails()
    {
        _peer.AddConversation(Thread, [.. Enumerable.Range(0, 120).Select(i => new ChannelAccount { Id = $"29:{i}" })]);
        _peer.FaultFor = it => it.Path.Contains("continuationToken", StringComparison.Ordinal) ? new LoopbackFault.Answer(503) : null;

        var pages = new List<ConnectorResult<PagedMembers>>();
        await foreach (var page in _client.MembersAsync(_peer.ServiceUrl, Thread, pageSize: 50))
            pages.Add(page);

        Assert.IsType<ConnectorResult<PagedMembers>.Ok>(pages[0]);
        Assert.IsType<ConnectorResult<PagedMembers>.Unknown>(pages[1]);
        Assert.Equal(2, pages.Count);
    }

    [Fact]
    public async Task A_team_is_told_with_its_channels_of_which_General_has_no_name()
    {
        _peer.AddTeam(
            new TeamInfo { Id = "19:t@thread.tacv2", AadGroupId = "group", Name = "Portal" },
            new ChannelInfo { Id = "19:t@thread.tacv2" }, new ChannelInfo { Id = "19:c@thread.tacv2", Name = "Status" });

        var team = Ok(await _client.TeamAsync(_peer.ServiceUrl, "19:t@thread.tacv2", default));
        var channels = Ok(await _client.ChannelsAsync(_peer.ServiceUrl, "19:t@thread.tacv2", default));

        Assert.Equal("Portal", team.Name);
        Assert.Equal([null, "Status"], channels.Select(it => it.Name));
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        _peer.AddConversation("blocked").IsBlocked = true;
        _peer.AddConversation("left").IsLeft = true;
        _peer.AddConversation("gone").IsGone = true;

        var blocked = Refused(await _client.SendAsync(_peer.ServiceUrl, "blocked", Text("x"), default));
        var left = Refused(await _client.SendAsync(_peer.ServiceUrl, "left", Text("x"), default));
        var gone = Refused(await _client.SendAsync(_peer.ServiceUrl, "gone", Text("x"), default));
        var large = Refused(await _client.SendAsync(_peer.ServiceUrl, Thread, Text(new string('x', 110_000)), default));

        Assert.Equal((403, "MessageWritesBlocked", true), (blocked.Status, blocked.SubCode, blocked.IsUnreachable));
        Assert.Equal((403, "BotNotInConversationRoster", true), (left.Status, left.Code, left.IsUnreachable));
        Assert.True(gone is { IsGone: true, IsUnreachable: true });
        Assert.Equal((413, "MessageSizeTooBig", false), (large.Status, large.Code, large.IsUnreachable));
    }

    [Theory]
    [InlineData("""{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"x\"}"}""", "209", "MessageWritesBlocked")]
    [InlineData("""{"error":{"code":5,"message":[]}}""", "5", null)]
    [InlineData("""{"error":"no"}""", null, null)]
    [InlineData("[]", null, null)]
    [InlineData("<html>", null, null)]
    [InlineData("", null, null)]
    public async Task A_refusal_is_read_however_it_is_worded(string body, string? code, string? subCode)
    {
        _peer.Next(new LoopbackFault.Answer(403, Body: body));

        var refusal = Refused(await _client.SendAsync(_peer.ServiceUrl, Thread, Text("x"), default));

        Assert.Equal((code, subCode), (refusal.Code, refusal.SubCode));
    }

    [Fact]
    public async Task What_may_have_happened_is_told_apart_from_what_did_not()
    {
        _peer.Next(
            new LoopbackFault.AnswerAfter(502), new LoopbackFault.Answer(503), new LoopbackFault.Answer(504), new LoopbackFault.Answer(500),
            new LoopbackFault.CutAfter(), new LoopbackFault.CutBefore(),
            new LoopbackFault.Answer(429, TimeSpan.FromSeconds(7)), new LoopbackFault.Answer(412), new LoopbackFault.Answer(302));

        var results = new List<ConnectorResult<ResourceResponse>>();
        for (var i = 0; i < 9; i++)
            results.Add(await _client.SendAsync(_peer.ServiceUrl, Thread, Text("x"), default));

        Assert.All(results[..6], it => Assert.IsType<ConnectorResult<ResourceResponse>.Unknown>(it));
        Assert.Equal(new ConnectorResult<ResourceResponse>.Throttled(TimeSpan.FromSeconds(7)), results[6]);
        Assert.IsType<ConnectorResult<ResourceResponse>.NotDone>(results[7]);
        Assert.Equal(302, Refused(results[8]).Status);
    }

    [Fact]
    public async Task A_peer_that_is_not_there_did_nothing()
    {
        await _peer.DisposeAsync();

        Assert.IsType<ConnectorResult<ResourceResponse>.NotDone>(await _client.SendAsync(_peer.ServiceUrl, Thread, Text("x"), default));
    }

    [Fact]
    public async Task A_peer_that_is_too_slow_may_have_done_it()
    {
        using var http = ConnectorHttp.Create(TimeSpan.FromMilliseconds(200));
        var held = new TaskCompletionSource();
        _peer.Next(new LoopbackFault.Hold(held.Task));

        var result = await new ConnectorClient(http, new ServiceUrlPolicy(loopback: true), MachineTime.Real)
            .SendAsync(_peer.ServiceUrl, Thread, Text("x"), default);

        Assert.Equal(new ConnectorResult<ResourceResponse>.Unknown("time-out"), result);
        held.SetResult();
    }

    [Fact]
    public async Task The_caller_s_own_cancellation_is_no_outcome()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.SendAsync(_peer.ServiceUrl, Thread, Text("x"), cancelled.Token));
    }

    [Fact]
    public async Task A_card_goes_out_byte_for_byte()
    {
        var card = Encoding.UTF8.GetBytes("""{"type":"AdaptiveCard","body":[{"text":"Évêché 🚀 <b> & +"}]}""");
        var activity = new Activity { Type = ActivityTypes.Message, Attachments = [Attachment.AdaptiveCard(card)] };

        Ok(await _client.SendAsync(_peer.ServiceUrl, Thread, activity, default));

        Assert.Contains(Encoding.UTF8.GetString(card), Encoding.UTF8.GetString(_peer.Requests[0].Body), StringComparison.Ordinal);
    }

    private static Activity Text(string text) => new() { Type = ActivityTypes.Message, Text = text };

    private static T Ok<T>(ConnectorResult<T> result) => Assert.IsType<ConnectorResult<T>.Ok>(result).Value;

    private static Refusal Refused<T>(ConnectorResult<T> result) => Assert.IsType<ConnectorResult<T>.Refused>(result).Refusal;
}
