using PmoBot.ActivityProtocol;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.ActivityProtocol;

/// <summary>Where the bot's own token goes, and where it never goes.</summary>
public sealed class TokensOutTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly HttpClient _http = ConnectorHttp.Create();
    private LoopbackIdentity _identity = null!;   // set by InitializeAsync, as is the next
    private LoopbackConnector _peer = null!;

    public async Task InitializeAsync()
    {
        _identity = await LoopbackIdentity.StartAsync(_time);
        _peer = await LoopbackConnector.StartAsync(_time, _identity);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _peer.DisposeAsync();
        await _identity.DisposeAsync();
    }

    [Fact]
    public async Task One_token_serves_until_shortly_before_it_ends()
    {
        var client = Client(named: true);

        await SendAsync(client);
        _time.Advance(TimeSpan.FromMinutes(54));
        await SendAsync(client);
        _time.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(client);

        var used = _peer.Requests.Select(it => it.Authorization).ToArray();
        Assert.Equal(3, _peer.All.Count);
        Assert.Equal(used[0], used[1]);
        Assert.NotEqual(used[1], used[2]);
    }

    [Fact]
    public async Task A_token_in_hand_outlasts_an_outage_of_Entra_until_it_ends()
    {
        var client = Client(named: true);
        await SendAsync(client);
        _identity.IsDown = true;

        _time.Advance(TimeSpan.FromMinutes(57));
        var within = await SendAsync(client);
        _time.Advance(TimeSpan.FromMinutes(4));
        var beyond = await SendAsync(client);

        Assert.IsType<ConnectorResult<ResourceResponse>.Ok>(within);
        Assert.IsType<ConnectorResult<ResourceResponse>.NotDone>(beyond);
    }

    [Fact]
    public async Task A_token_that_was_withdrawn_before_its_time_is_replaced_once()
    {
        var client = Client(named: true);
        await SendAsync(client);
        _identity.Rotate();

        var result = await SendAsync(client);
        await SendAsync(client);

        Assert.IsType<ConnectorResult<ResourceResponse>.Ok>(result);
        Assert.Equal(4, _peer.Requests.Count);
        Assert.Equal(2, _peer.Requests.Select(it => it.Authorization).Distinct().Count());
    }

    [Fact]
    public async Task A_bot_that_is_refused_with_a_fresh_token_too_is_refused()
    {
        _peer.FaultFor = _ => new LoopbackFault.Answer(401);

        var result = await SendAsync(Client(named: true).WithRetries());

        Assert.Equal(401, Assert.IsType<ConnectorResult<ResourceResponse>.Refused>(result).Refusal.Status);
        Assert.Equal(2, _peer.Requests.Count);
    }

    [Fact]
    public async Task A_hundred_first_calls_ask_for_one_token()
    {
        var client = Client(named: true);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SendAsync(client)));

        Assert.Equal(100, _peer.All.Count);
        Assert.Single(_peer.Requests.Select(it => it.Authorization).Distinct());
    }

    [Fact]
    public async Task A_stored_reference_with_a_hostile_host_is_not_called_and_no_token_is_made_for_it()
    {
        await using var hostile = await LoopbackConnector.StartAsync(_time);
        var tokens = new ConnectorTokens(_identity.Credential(_http), _time);
        var client = new ConnectorClient(_http, new ServiceUrlPolicy(loopback: false), _time, tokens);
        var stored = new ConversationReference(hostile.ServiceUrl, "a:1x");

        var result = await client.WithRetries().SendAsync(stored.ServiceUrl, stored.ConversationId, Text, default);

        Assert.True(Assert.IsType<ConnectorResult<ResourceResponse>.Refused>(result).Refusal.IsUntrusted);
        Assert.Empty(hostile.Requests);
    }

    [Fact]
    public async Task In_Development_a_loopback_peer_that_no_setting_names_is_called_without_a_token()
    {
        await using var unnamed = await LoopbackConnector.StartAsync(_time);
        var client = Client(named: true);

        await client.SendAsync(unnamed.ServiceUrl, "a:1x", Text, default);

        Assert.Null(Assert.Single(unnamed.Requests).Authorization);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await LoopbackConnector.StartAsync(_time);
        _peer.Next(new LoopbackFault.Redirect(elsewhere.ServiceUrl));

        var result = await SendAsync(Client(named: true));

        Assert.IsType<ConnectorResult<ResourceResponse>.Refused>(result);
        Assert.Empty(elsewhere.Requests);
    }

    private static Activity Text => new() { Type = ActivityTypes.Message, Text = "x" };

    private ConnectorClient Client(bool named) => new(
        _http,
        new ServiceUrlPolicy(loopback: true, named ? [new Uri(_peer.ServiceUrl)] : []),
        _time,
        new ConnectorTokens(_identity.Credential(_http), _time));

    private Task<ConnectorResult<ResourceResponse>> SendAsync(ConnectorClient client) => client.SendAsync(_peer.ServiceUrl, "a:1x", Text, default);
}
