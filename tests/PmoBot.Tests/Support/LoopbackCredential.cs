using System.Text.Json.Nodes;
using Azure.Core;

namespace PmoBot.Tests.Support;

/// <summary>Client credentials over plain http, which Azure.Identity rightly will not do.</summary>
internal sealed class LoopbackCredential(HttpClient http, Uri login, string secret, TimeProvider time) : TokenCredential
{
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", LoopbackIdentity.AppId),
            new("client_secret", secret), new("scope", requestContext.Scopes[0]),
        ]);
        using var response = await http.PostAsync(new Uri(login, $"/{LoopbackIdentity.TenantId}/oauth2/v2.0/token"), content, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
        return new AccessToken((string)answer["access_token"]!, time.GetUtcNow().AddSeconds((int)answer["expires_in"]!));
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The client asks asynchronously.");
}
