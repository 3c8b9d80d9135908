using System.Text.Json.Nodes;
using PmoBot.ActivityProtocol;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.ActivityProtocol;

public sealed class UserTokenClientTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly HttpClient _http = ConnectorHttp.Create();
    private LoopbackTokenService _service = null!;   // set by InitializeAsync, as is the next
    private UserTokenClient _client = null!;

    public async Task InitializeAsync()
    {
        _service = await LoopbackTokenService.StartAsync();
        _client = new UserTokenClient(_http, new ServiceUrlPolicy(loopback: true), _time, null, _service.Url);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_person_signs_in_by_exchange_and_out_again()
    {
        var none = await GetAsync();
        var consent = await _client.ExchangeAsync("29:ada", "graph", "msteams", "without consent", default);
        var exchanged = await _client.ExchangeAsync("29:ada", "graph", "msteams", LoopbackTokenService.Exchangeable, default);
        var held = await GetAsync();
        var signedOut = await _client.SignOutAsync("29:ada", "graph", "msteams", default);
        var noneAgain = await GetAsync();

        Assert.True(Assert.IsType<ConnectorResult<TokenResponse>.Refused>(none).Refusal.IsGone);
        Assert.Equal(400, Assert.IsType<ConnectorResult<TokenResponse>.Refused>(consent).Refusal.Status);
        Assert.IsType<ConnectorResult<TokenResponse>.Ok>(exchanged);
        Assert.Equal("token of 29:ada for graph", Assert.IsType<ConnectorResult<TokenResponse>.Ok>(held).Value.Token);
        Assert.IsType<ConnectorResult<TokenResponse>.Ok>(signedOut);
        Assert.IsType<ConnectorResult<TokenResponse>.Refused>(noneAgain);
    }

    [Fact]
    public async Task A_magic_code_signs_in()
    {
        var result = await _client.GetTokenAsync("29:ada", "graph", "msteams", LoopbackTokenService.Code, default);

        Assert.IsType<ConnectorResult<TokenResponse>.Ok>(result);
    }

    [Fact]
    public async Task The_sign_in_resource_is_asked_for_with_the_documented_state()
    {
        var reference = new ConversationReference("https://smba.trafficmanager.net/emea/", "a:1x")
        {
            ActivityId = "17",
            ChannelId = "msteams",
            User = new ChannelAccount { Id = "29:ada" },
            Bot = new ChannelAccount { Id = "28:bot" },
        };

        var result = await _client.GetSignInResourceAsync("graph", reference, "the-app", default);

        var resource = Assert.IsType<ConnectorResult<SignInResource>.Ok>(result).Value;
        Assert.Equal("api://botid-the-app", resource.TokenExchangeResource!.Uri);
        Assert.NotNull(resource.TokenPostResource!.SasUrl);
        var state = JsonNode.Parse(_service.LastState!)!;
        Assert.Equal("a:1x", (string?)state["Conversation"]!["Conversation"]!["id"]);
        Assert.Equal("https://smba.trafficmanager.net/emea/", (string?)state["Conversation"]!["ServiceUrl"]);
    }

    [Fact]
    public void A_token_is_not_spelt_out_in_a_log() =>
        Assert.DoesNotContain("secret", new TokenResponse { Token = "secret", ConnectionName = "graph" }.ToString(), StringComparison.Ordinal);

    private Task<ConnectorResult<TokenResponse>> GetAsync() => _client.GetTokenAsync("29:ada", "graph", "msteams", null, default);
}
