using System.Text.Json.Nodes;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.People;
using PmoBot.Tables;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>Signing in from the chat, as clients do it, over HTTP: the program against a Token Service that keeps its rules.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Connection = "graph";
    private const string GoodToken = LoopbackTokenService.Exchangeable;
    private static readonly Person Rita = new("99999999-0000-4000-8000-000000000000", "Rita Reader");
    private static readonly PublisherTexts Texts = PublisherTexts.For(Language.English);
    private static readonly ConversationTexts Spoken = ConversationTexts.For(Language.English);

    private LoopbackTokenService _service = null!;   // set before every test
    private TalkingProgram _program = null!;

    private TeamsSpeaker Chat => _program.InChat(TalkingProgram.Camille);

    public async Task InitializeAsync()
    {
        _service = await LoopbackTokenService.StartAsync();
        _program = await TalkingProgram.StartAsync(
            new("Graph__Enabled", "true"), new("Graph__ConnectionName", Connection), new("Bot__TokenServiceUrl", _service.Url),
            new("Bot__TenantId", LoopbackIdentity.TenantId));
        await _program.SayAsync(Chat, "help");
    }

    public async Task DisposeAsync()
    {
        await _program.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task The_card_that_asks_to_sign_in_is_what_Teams_expects()
    {
        var asked = await AskAsync();

        Assert.Equal("application/vnd.microsoft.card.oauth", (string?)asked["contentType"]);
        var card = asked["content"]!;
        Assert.Equal((Connection, "signin", _service.Url + "/signin"), ((string?)card["connectionName"], (string?)card["buttons"]![0]!["type"], (string?)card["buttons"]![0]!["value"]));
        Assert.Equal("api://botid-bot", (string?)card["tokenExchangeResource"]!["uri"]);
        Assert.NotNull(card["tokenPostResource"]!["sasUrl"]);
        var state = JsonNode.Parse(_service.LastState!)!;
        Assert.Equal((Connection, "bot"), ((string?)state["ConnectionName"], (string?)state["MsAppId"]));
        Assert.Equal(Chat.Conversation, (string?)state["Conversation"]!["Conversation"]!["id"]);
        Assert.Equal($"29:{Chat.ObjectId}", (string?)state["Conversation"]!["User"]!["id"]);
    }

    [Fact]
    public async Task Three_clients_that_sign_in_at_once_are_one_exchange_and_one_message()
    {
        await AskAsync();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _service.Until = held.Task;

        var clients = Enumerable.Range(0, 3).Select(_ => _program.SendAsync(Chat.Exchange("x1", Connection, GoodToken))).ToList();
        held.SetResult();
        var answers = await Task.WhenAll(clients);
        var late = await _program.SendAsync(Chat.Exchange("x1", Connection, GoodToken));
        await _program.Store.SettledAsync();

        Assert.All([.. answers, late], answer => Assert.Equal((200, ""), (answer.Status, answer.Body)));
        Assert.Single(_service.Calls, "exchange");
        Assert.Single(Told(Texts.SignedIn));
        Assert.Equal(PublisherState.SignedIn, (await PublisherAsync())!.State);
        Assert.IsType<UserToken.Found>(await TokenAsync());
    }

    [Fact]
    public async Task Two_replicas_that_hear_of_one_sign_in_tell_it_once()
    {
        await using var other = Replica();
        using var second = other.CreateClient();
        await AskAsync();

        var answers = await Task.WhenAll(
            _program.SendAsync(Chat.Exchange("x1", Connection, GoodToken)), second.SendAsync(Chat.Exchange("x1", Connection, GoodToken)));
        await _program.Store.SettledAsync();

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Single(Told(Texts.SignedIn));
        Assert.Single(await TrailAsync(), AuditPublisher.SignedInAction);
    }

    [Fact]
    public async Task Who_has_to_consent_goes_on_by_the_button_and_the_code()
    {
        await AskAsync();

        var refused = await _program.SendAsync(Chat.Exchange("x1", Connection, "a token that wants consent"));
        var signedIn = await _program.SendAsync(Chat.Verify(LoopbackTokenService.Code));
        await _program.Store.SettledAsync();

        Assert.Equal(412, refused.Status);
        var why = JsonNode.Parse(refused.Body)!;
        Assert.Equal(("x1", Connection, "consent is needed"), ((string?)why["id"], (string?)why["connectionName"], (string?)why["failureDetail"]));
        Assert.Equal(200, signedIn.Status);
        Assert.Single(Told(Texts.SignedIn));
        Assert.Equal([$"29:{Chat.ObjectId}"], _service.SignedIn);
    }

    [Fact]
    public async Task The_same_verification_brought_again_is_one_sign_in()
    {
        await AskAsync();
        var verify = Chat.Verify(LoopbackTokenService.Code);

        var first = await _program.SendAsync(verify.DeepClone().AsObject());
        _service.GoodCode = "spent";
        var again = await _program.SendAsync(verify);

        Assert.Equal((200, 200), (first.Status, again.Status));
    }

    [Fact]
    public async Task A_wrong_code_and_one_that_is_too_old_sign_nobody_in_and_are_told()
    {
        await AskAsync();

        var wrong = await _program.SendAsync(Chat.Verify("000000"));
        _service.GoodCode = "654321";
        var old = await _program.SendAsync(Chat.Verify(LoopbackTokenService.Code));

        Assert.Equal((412, 412), (wrong.Status, old.Status));
        Assert.Equal(2, _program.Teams.Sent(Chat.Conversation).Count(sent => sent.Activity.Text == Spoken.SignInCodeWrong));
        Assert.Equal(PublisherState.Asked, (await PublisherAsync())!.State);
    }

    [Theory]
    [InlineData("CancelledByUser")]
    [InlineData("UserCancelledSignIn")]
    public async Task A_window_that_was_closed_and_a_failure_of_the_client_are_nobodys_fault(string state)
    {
        var before = _program.Teams.All.Count;

        var closed = await _program.SendAsync(Chat.Verify(state));
        var failed = await _program.SendAsync(Chat.SignInFailed());

        Assert.Equal((200, 200), (closed.Status, failed.Status));
        Assert.Equal(before, _program.Teams.All.Count);
        Assert.Empty(_service.Calls);
    }

    [Fact]
    public async Task A_sign_in_that_ran_out_is_asked_for_once_and_comes_back()
    {
        await SignInAsync("x1");
        _service.Expire();

        var shown = await _program.SayAsync(Chat, "digest publisher");
        await WantedAsync();
        await WantedAsync();

        Assert.Contains(Texts.WantedMeans, shown, StringComparison.Ordinal);
        Assert.IsType<UserToken.None>(await TokenAsync());
        var asking = Assert.Single(Told(Texts.Wanted).Skip(1));   // the first is the page
        Assert.Contains(SignIn.SignInVerb, Card(asking), StringComparison.Ordinal);

        await SignInAsync("x2");
        Assert.Equal(Texts.SignedIn, asking.Activity.Summary);
        _service.Expire();
        await WantedAsync();
        Assert.Equal(
        [
            AuditPublisher.AskedAction, AuditPublisher.SignedInAction, AuditPublisher.WantedAction, AuditPublisher.SignedInAction, AuditPublisher.WantedAction,
        ], await TrailAsync());
    }

    [Fact]
    public async Task A_token_that_Microsoft_keeps_but_takes_no_more_gives_way_to_another()
    {
        await SignInAsync("x1");
        await WantedAsync();

        await _program.SendAsync(Chat.Press(SignIn.SignInVerb, null));

        Assert.Empty(_service.SignedIn);
        Assert.Contains("card.oauth", _program.Last(Chat), StringComparison.Ordinal);
        await SignInAsync("x2");
        Assert.Equal(PublisherState.SignedIn, (await PublisherAsync())!.State);
    }

    [Fact]
    public async Task Who_signs_out_leaves_no_token_and_is_not_asked_again()
    {
        await SignInAsync("x1");

        var answer = await _program.SendAsync(Chat.Press(SignOut.SignOutVerb, null));
        await WantedAsync();

        Assert.Contains(Texts.NotSignedIn, answer.Body, StringComparison.Ordinal);
        Assert.Empty(_service.SignedIn);
        Assert.Equal(PublisherState.SignedOut, (await PublisherAsync())!.State);
        Assert.Equal([AuditPublisher.AskedAction, AuditPublisher.SignedInAction, AuditPublisher.SignedOutAction], await TrailAsync());
        Assert.Empty(Told(Texts.Wanted));
    }

    [Fact]
    public async Task An_old_card_that_a_device_shows_again_signs_nobody_in_who_has_signed_out()
    {
        await SignInAsync("x1");
        await _program.SendAsync(Chat.Press(SignOut.SignOutVerb, null));
        await using var restarted = Replica();
        using var again = restarted.CreateClient();

        await _program.SendAsync(Chat.Exchange("x1", Connection, GoodToken));
        await again.SendAsync(Chat.Exchange("x1", Connection, GoodToken));
        await _program.Store.SettledAsync();

        Assert.Empty(_service.SignedIn);
        Assert.Equal(PublisherState.SignedOut, (await PublisherAsync())!.State);
        Assert.Single(Told(Texts.SignedIn));
    }

    [Fact]
    public async Task Who_signs_in_anew_after_a_sign_out_is_told_anew()
    {
        await SignInAsync("x1");
        await _program.SendAsync(Chat.Press(SignOut.SignOutVerb, null));
        await SignInAsync("x2");

        Assert.Equal(2, Told(Texts.SignedIn).Count);
        Assert.Equal([$"29:{Chat.ObjectId}"], _service.SignedIn);
    }

    [Theory]
    [InlineData("another")]
    [InlineData("GRAPH")]
    public async Task An_exchange_for_another_connection_is_not_made(string connection)
    {
        var answer = await _program.SendAsync(Chat.Exchange("x1", connection, GoodToken));

        Assert.Equal(412, answer.Status);
        Assert.DoesNotContain("exchange", _service.Calls);
    }

    [Fact]
    public async Task An_exchange_is_for_whoever_the_activity_names_and_never_by_its_data()
    {
        await AskAsync();
        var forged = Chat.Exchange("x1", Connection, GoodToken);
        forged["value"]!["userId"] = $"29:{Rita.ObjectId}";

        await _program.SendAsync(forged);

        Assert.Equal([$"29:{Chat.ObjectId}"], _service.SignedIn);
    }

    [Fact]
    public async Task Who_may_not_run_digests_leaves_no_token_behind()
    {
        var rita = _program.InChat(Rita);
        var page = await _program.SayAsync(rita, "digest publisher");
        var press = await _program.SendAsync(rita.Press(SignIn.SignInVerb, null));

        await _program.SendAsync(rita.Exchange("x1", Connection, GoodToken));

        Assert.Contains("Digests are set up by", page, StringComparison.Ordinal);
        Assert.Contains("Digests are set up by", press.Body, StringComparison.Ordinal);
        Assert.Empty(_service.SignedIn);
        Assert.Null(await _program.Get<Publishers>().FindAsync(Rita.ObjectId, CancellationToken.None));
    }

    [Fact]
    public async Task A_service_that_is_down_is_told_and_can_be_tried_again()
    {
        _service.FailsWith = 502;
        var press = await _program.SendAsync(Chat.Press(SignIn.SignInVerb, null));
        var exchange = await _program.SendAsync(Chat.Exchange("x1", Connection, GoodToken));
        var verify = await _program.SendAsync(Chat.Verify(LoopbackTokenService.Code));

        Assert.Contains(Spoken.SignInDown, press.Body, StringComparison.Ordinal);
        Assert.Equal((412, 412), (exchange.Status, verify.Status));
        Assert.Equal(Spoken.SignInDown, _program.Teams.Sent(Chat.Conversation)[^1].Activity.Text);
        Assert.IsType<UserToken.NotNow>(await TokenAsync());

        _service.FailsWith = null;
        await SignInAsync("x1");
        _service.FailsWith = 503;
        var signOut = await _program.SendAsync(Chat.Press(SignOut.SignOutVerb, null));
        var page = await _program.SayAsync(Chat, "digest publisher");

        Assert.Contains(Spoken.SignInDown, signOut.Body, StringComparison.Ordinal);
        Assert.Contains(Texts.Unsure, page, StringComparison.Ordinal);
        Assert.Equal(PublisherState.SignedIn, (await PublisherAsync())!.State);
    }

    [Fact]
    public async Task A_service_that_fails_between_the_press_and_the_card_is_told_in_the_chat()
    {
        var calls = 0;
        _service.FailsWhen = () => ++calls == 2 ? 500 : null;

        await _program.SendAsync(Chat.Press(SignIn.SignInVerb, null));

        Assert.Equal(Spoken.SignInDown, _program.Teams.Sent(Chat.Conversation)[^1].Activity.Text);
    }

    [Fact]
    public async Task In_a_channel_signing_in_goes_to_the_persons_own_chat()
    {
        var channel = _program.InChannel(TalkingProgram.Camille);

        var page = await _program.SayAsync(channel, "digest publisher");
        var press = await _program.SendAsync(channel.Press(SignIn.SignInVerb, null));

        Assert.Contains(Spoken.SentToYou, page, StringComparison.Ordinal);
        Assert.Contains(Spoken.SentToYou, press.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("card.oauth", _program.All(channel), StringComparison.Ordinal);
        Assert.Contains("card.oauth", _program.Last(Chat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_of_another_tenant_signs_in()
    {
        var stranger = Chat with { TenantId = Guid.NewGuid().ToString("D") };

        var exchange = await _program.SendAsync(stranger.Exchange("x1", Connection, GoodToken));
        var verify = await _program.SendAsync(stranger.Verify(LoopbackTokenService.Code));

        Assert.Equal((403, 403), (exchange.Status, verify.Status));
        Assert.Empty(_service.Calls);
    }

    [Fact]
    public async Task No_token_and_no_code_is_kept_or_shown()
    {
        await AskAsync();
        await _program.SendAsync(Chat.Exchange("x1", Connection, GoodToken));
        await _program.SendAsync(Chat.Verify(LoopbackTokenService.Code));
        await _program.Store.SettledAsync();

        var token = Assert.IsType<UserToken.Found>(await TokenAsync()).Token;
        string[] secrets = [GoodToken, LoopbackTokenService.Code, token];
        var rows = new List<string>();
        foreach (var partition in new[] { TalkingProgram.Camille.Partition, "tenant", "directory" })
            rows.AddRange((await _program.Store.PartitionAsync(partition)).SelectMany(row => row.Columns.Select(column => $"{column.Value}")));
        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, value => secrets.Any(secret => value.Contains(secret, StringComparison.Ordinal)));
        Assert.DoesNotContain(secrets, secret => _program.All(Chat).Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sign_in_that_somebody_wrote_into_the_rows_is_found_by_the_trail()
    {
        await SignInAsync("x1");
        await _program.SendAsync(Chat.Press(SignOut.SignOutVerb, null));
        await _program.Store.SettledAsync();
        var whole = await RealProgram.RunVerbAsync(_program.Store.Settings, "audit", "verify");

        var row = (await _program.Store.Rows.FindAsync(TalkingProgram.Camille.Partition, Publisher.Row))!;
        var forged = Publisher.Read(row.Columns) with { State = PublisherState.SignedIn };
        await _program.Store.Rows.CommitAsync(TalkingProgram.Camille.Partition, [new Write.Replace(Publisher.Row, forged.ToColumns(), row.ETag)]);
        var changed = await RealProgram.RunVerbAsync(_program.Store.Settings, "audit", "verify");

        Assert.Equal(0, whole.Code);
        Assert.NotEqual(0, changed.Code);
        Assert.Contains(changed.Lines, line => line.Contains(forged.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task My_data_says_that_somebody_signed_in()
    {
        await SignInAsync("x1");

        Assert.Contains(Texts.KeptWhy[..40], await _program.SayAsync(Chat, "my data"), StringComparison.Ordinal);
        Assert.Contains(Texts.State(PublisherState.SignedIn), _program.Last(Chat), StringComparison.Ordinal);
    }

    /// <summary>Another process on the same storage, or the next one.</summary>
    private HostedProgram Replica() => new(
    [
        .. _program.Store.Settings, .. RealProgram.Impatient,
        new("Graph__Enabled", "true"), new("Graph__ConnectionName", Connection), new("Bot__TokenServiceUrl", _service.Url),
    ], _program.Clock);

    private async Task<JsonNode> AskAsync()
    {
        Assert.Contains(SignIn.SignInVerb, await _program.SayAsync(Chat, "digest publisher"), StringComparison.Ordinal);
        await _program.SendAsync(Chat.Press(SignIn.SignInVerb, null));
        return JsonNode.Parse(_program.Last(Chat))!["attachments"]![0]!;
    }

    private async Task SignInAsync(string exchange)
    {
        await _program.SendAsync(Chat.Press(SignIn.SignInVerb, null));
        Assert.Equal(200, (await _program.SendAsync(Chat.Exchange(exchange, Connection, GoodToken))).Status);
        await _program.Store.SettledAsync();
    }

    /// <summary>As a delivery says whose post was refused for want of a sign-in.</summary>
    private async Task WantedAsync()
    {
        Assert.IsType<Outcome<Publisher?>.Settled>(await _program.Get<Publishers>().WantedAsync(Chat.ObjectId, "401"));
        await _program.Store.SettledAsync();
    }

    private Task<UserToken> TokenAsync() => _program.Get<IUserTokens>().FindAsync(Chat.ObjectId, CancellationToken.None);

    private Task<Publisher?> PublisherAsync() => _program.Get<Publishers>().FindAsync(Chat.ObjectId, CancellationToken.None);

    private List<SentActivity> Told(string summary) => [.. _program.Teams.All.Where(sent => sent.Versions[0].Summary == summary)];

    private async Task<List<string>> TrailAsync() =>
        [.. (await _program.Store.PartitionAsync(TenantAudit.Partition, AuditTrail.RowPrefix)).Select(row => row.Columns.Text("action")!).Where(action => action.StartsWith("digests.", StringComparison.Ordinal))];

    private static string Card(SentActivity sent) => JsonNode.Parse(sent.Versions[0].ToUtf8Json())!["attachments"]![0]!["content"]!.ToJsonString();
}
