using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PmoBot.Tests.Support;

/// <summary>
/// The channel's signing keys and Entra's token endpoint, on a free port of this machine. What it mints is good until
/// a test spoils it.
/// </summary>
internal sealed class LoopbackIdentity : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string TenantId = "99999999-8888-7777-6666-555555555555";
    public const string Secret = "a secret of this machine";
    public const string Issuer = "https://api.botframework.com";

    private const string Connector = "https://api.botframework.com";
    private const string AnyScope = "/.default";

    private readonly TimeProvider _time;
    private readonly List<LoopbackKey> _published = [];
    private WebApplication _host = null!;   // set by StartAsync, the only way to make one
    private int _tokens;

    private LoopbackIdentity(TimeProvider time) => _time = time;

    public Uri Url { get; private set; } = null!;   // likewise

    public Uri Metadata => new(Url, "/v1/.well-known/openidconfiguration");

    /// <summary>The key that signs now.</summary>
    public LoopbackKey Key { get; private set; } = new("key-1", "msteams");

    public int MetadataReads { get; private set; }

    /// <summary>While true, every request is answered 503.</summary>
    public bool IsDown { get; set; }

    /// <summary>How long a cache on the way has kept every answer.</summary>
    public TimeSpan Cached { get; set; }

    /// <summary>Every request waits for this first: a slow peer, as slow as the test wants.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    /// <param name="certificate">With one it speaks https, as the library that gets tokens demands.</param>
    public static async Task<LoopbackIdentity> StartAsync(TimeProvider time, int port = 0, X509Certificate2? certificate = null)
    {
        var identity = new LoopbackIdentity(time);
        identity._published.Add(identity.Key);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        var host = identity._host = builder.Build();
        host.Use(async (http, next) =>
        {
            await identity.Until;
            if (identity.Cached > TimeSpan.Zero)
            {
                http.Response.GetTypedHeaders().Date = identity._time.GetUtcNow() - identity.Cached;
                http.Response.Headers.Age = $"{identity.Cached.TotalSeconds}";
            }

            await (identity.IsDown ? Down(http) : next(http));
        });
        host.MapGet("/v1/.well-known/openidconfiguration", http => http.Response.WriteAsync(identity.Configuration()));
        host.MapGet("/v1/.well-known/keys", http => http.Response.WriteAsync(identity.KeysJson()));
        host.MapPost("/{tenant}/oauth2/v2.0/token", identity.IssueAsync);
        await host.StartAsync();
        identity.Url = new Uri(host.Urls.First());
        return identity;
    }

    /// <summary>Signs with a new key from now on, and publishes it unless told otherwise.</summary>
    public LoopbackKey Rotate(bool publish = true, bool withdrawOld = true, params string[] endorsements)
    {
        Key = new LoopbackKey($"key-{_published.Count + 1}-{Guid.NewGuid():N}", endorsements is [] ? ["msteams"] : endorsements);
        if (withdrawOld)
            _published.Clear();
        if (publish)
            _published.Add(Key);
        return Key;
    }

    /// <summary>A second key that is published beside the one that signs.</summary>
    public LoopbackKey Publish(LoopbackKey key)
    {
        _published.Add(key);
        return key;
    }

    /// <summary>An Authorization header as the channel sends it, for an activity from this service URL.</summary>
    public string Bearer(string serviceUrl, Action<LoopbackToken>? spoil = null) => "Bearer " + Mint(serviceUrl, spoil);

    public string Mint(string serviceUrl, Action<LoopbackToken>? spoil = null)
    {
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        var token = new LoopbackToken(Key);
        token.Payload["iss"] = Issuer;
        token.Payload["aud"] = AppId;
        token.Payload["serviceurl"] = serviceUrl;
        token.Payload["nbf"] = now - 60;
        token.Payload["exp"] = now + 3600;
        spoil?.Invoke(token);
        return token.ToString();
    }

    /// <summary>The bot's own token, as a Connector is to check it: from here, for the Connector, not over.</summary>
    public Task<bool> IsBotTokenAsync(string? authorization) => IsTokenForAsync(authorization, Connector);

    /// <summary>The bot's own token for another service, which its scope named.</summary>
    public async Task<bool> IsTokenForAsync(string? authorization, string audience)
    {
        if (authorization?.StartsWith("Bearer ", StringComparison.Ordinal) != true)
            return false;

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(authorization["Bearer ".Length..], new TokenValidationParameters
        {
            ValidIssuer = Url.AbsoluteUri,
            ValidAudience = audience,
            IssuerSigningKey = new RsaSecurityKey(Key.Rsa),
            LifetimeValidator = (_, expires, _, _) => expires > _time.GetUtcNow().UtcDateTime,
        });
        return result.IsValid;
    }

    /// <summary>Gets tokens from here by client id and secret.</summary>
    public TokenCredential Credential(HttpClient http, string secret = Secret) => new LoopbackCredential(http, Url, secret, _time);

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private string Configuration()
    {
        MetadataReads++;
        return new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = new Uri(Url, "/v1/.well-known/keys").AbsoluteUri }.ToJsonString();
    }

    private string KeysJson() => new JsonObject { ["keys"] = new JsonArray([.. _published.Select(key => key.ToJson())]) }.ToJsonString();

    private async Task IssueAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var asked = (form["grant_type"].ToString(), form["client_id"].ToString(), form["client_secret"].ToString());
        var scope = form["scope"].ToString();
        if (asked != ("client_credentials", AppId, Secret) || !(scope == Connector + AnyScope || IsOfThisMachine(scope)) || (string?)http.GetRouteValue("tenant") != TenantId)
        {
            http.Response.StatusCode = 401;
            await http.Response.WriteAsync("""{"error":"invalid_client"}""");
            return;
        }

        var token = Mint("", it =>
        {
            it.Payload["iss"] = Url.AbsoluteUri;
            it.Payload["aud"] = scope[..^AnyScope.Length];
            it.Payload["jti"] = $"{Interlocked.Increment(ref _tokens)}";
        });
        await http.Response.WriteAsync(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = token }.ToJsonString());
    }

    private static bool IsOfThisMachine(string scope) =>
        scope.EndsWith(AnyScope, StringComparison.Ordinal) && Uri.TryCreate(scope, UriKind.Absolute, out var address) && address.IsLoopback;

    private static Task Down(HttpContext http)
    {
        http.Response.StatusCode = 503;
        return Task.CompletedTask;
    }
}
