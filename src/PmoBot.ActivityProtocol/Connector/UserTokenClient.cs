using System.Text;
using System.Text.Json;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// The Bot Framework Token Service, which keeps and renews the tokens of people who signed in:
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
/// A 404 (<see cref="Refusal.IsGone"/>) of <see cref="GetTokenAsync"/> means that the person has none, a 400 of
/// <see cref="ExchangeAsync"/> that they have to consent.
/// </summary>
/// <param name="baseUrl"><see cref="PublicUrl"/>, or its counterpart of a sovereign cloud.</param>
public sealed class UserTokenClient(
    HttpClient http, ServiceUrlPolicy policy, TimeProvider time, ConnectorTokens? tokens, string baseUrl = UserTokenClient.PublicUrl)
{
    public const string PublicUrl = "https://token.botframework.com";
    public const string UsGovernmentUrl = "https://api.botframework.azure.us";

    private readonly WireClient _wire = new(http, policy, time, tokens);

    /// <param name="userId"><c>29:…</c></param>
    /// <param name="connection">The OAuth connection's name in the bot's registration.</param>
    /// <param name="code">The magic code of a <c>signin/verifyState</c>.</param>
    public Task<ConnectorResult<TokenResponse>> GetTokenAsync(
        string userId, string connection, string channelId, string? code, CancellationToken cancel)
    {
        var path = "/api/usertoken/GetToken" + Query(userId, connection, channelId);
        if (code is not null)
            path += "&code=" + Uri.EscapeDataString(code);
        return _wire.CallAsync("GetToken", HttpMethod.Get, baseUrl, path, null, WireJson.Default.TokenResponse, cancel);
    }

    /// <summary>Where a person signs in. Without <paramref name="appId"/> no exchange resource comes back.</summary>
    public Task<ConnectorResult<SignInResource>> GetSignInResourceAsync(
        string connection, ConversationReference conversation, string appId, CancellationToken cancel)
    {
        var state = JsonSerializer.SerializeToUtf8Bytes(SignInState.Of(connection, conversation, appId), WireJson.Default.SignInState);
        var path = "/api/botsignin/GetSignInResource?state=" + Uri.EscapeDataString(Convert.ToBase64String(state));
        return _wire.CallAsync("GetSignInResource", HttpMethod.Get, baseUrl, path, null, WireJson.Default.SignInResource, cancel);
    }

    /// <param name="token">What the client sent with <c>signin/tokenExchange</c>.</param>
    public Task<ConnectorResult<TokenResponse>> ExchangeAsync(
        string userId, string connection, string channelId, string token, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new TokenResponse { Token = token }, WireJson.Default.TokenResponse);
        return _wire.CallAsync(
            "Exchange", HttpMethod.Post, baseUrl, "/api/usertoken/exchange" + Query(userId, connection, channelId), body, WireJson.Default.TokenResponse, cancel);
    }

    public Task<ConnectorResult<TokenResponse>> SignOutAsync(string userId, string connection, string channelId, CancellationToken cancel) =>
        _wire.CallAsync(
            "SignOut", HttpMethod.Delete, baseUrl, "/api/usertoken/SignOut" + Query(userId, connection, channelId), null, WireJson.Default.TokenResponse, cancel);

    private static string Query(string userId, string connection, string channelId) => new StringBuilder("?userId=")
        .Append(Uri.EscapeDataString(userId)).Append("&connectionName=").Append(Uri.EscapeDataString(connection))
        .Append("&channelId=").Append(Uri.EscapeDataString(channelId)).ToString();
}
