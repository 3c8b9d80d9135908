using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PmoBot.Tests.Support;

/// <summary>The Bot Framework Token Service on a free port: it keeps people's tokens, and wants consent for an exchange.</summary>
internal sealed class LoopbackTokenService : IAsyncDisposable
{
    public const string Exchangeable = "a token that may be exchanged";
    public const string Code = "123456";

    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private WebApplication _host = null!;   // set by StartAsync, the only way to make one

    public string Url { get; private set; } = "";

    /// <summary>The state of the last sign-in resource asked for, decoded.</summary>
    public string? LastState { get; private set; }

    public static async Task<LoopbackTokenService> StartAsync(int port = 0)
    {
        var service = new LoopbackTokenService();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var host = service._host = builder.Build();
        host.MapGet("/api/usertoken/GetToken", service.GetAsync);
        host.MapPost("/api/usertoken/exchange", service.ExchangeAsync);
        host.MapDelete("/api/usertoken/SignOut", http =>
        {
            service._tokens.TryRemove(Key(http), out _);
            return Task.CompletedTask;
        });
        host.MapGet("/api/botsignin/GetSignInResource", service.SignInAsync);
        await host.StartAsync();
        service.Url = host.Urls.First();
        return service;
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private Task GetAsync(HttpContext http)
    {
        if (http.Request.Query["code"] == Code)
            Keep(http);
        return AnswerAsync(http, 404);
    }

    private async Task ExchangeAsync(HttpContext http)
    {
        var body = await JsonNode.ParseAsync(http.Request.Body);
        if ((string?)body!["token"] == Exchangeable)
            Keep(http);
        await AnswerAsync(http, 400);
    }

    private Task SignInAsync(HttpContext http)
    {
        LastState = Encoding.UTF8.GetString(Convert.FromBase64String(http.Request.Query["state"].ToString()));
        var appId = (string?)JsonNode.Parse(LastState)!["MsAppId"];
        var answer = new JsonObject { ["signInLink"] = Url + "/signin", ["tokenPostResource"] = new JsonObject { ["sasUrl"] = Url + "/post" } };
        if (appId is not null)
            answer["tokenExchangeResource"] = new JsonObject { ["id"] = "1", ["uri"] = "api://botid-" + appId, ["providerId"] = "p" };
        return http.Response.WriteAsync(answer.ToJsonString());
    }

    private void Keep(HttpContext http) => _tokens[Key(http)] = $"token of {http.Request.Query["userId"]} for {http.Request.Query["connectionName"]}";

    private Task AnswerAsync(HttpContext http, int otherwise)
    {
        if (!_tokens.TryGetValue(Key(http), out var token))
        {
            http.Response.StatusCode = otherwise;
            return Task.CompletedTask;
        }

        return http.Response.WriteAsync(new JsonObject
        {
            ["connectionName"] = http.Request.Query["connectionName"].ToString(),
            ["token"] = token,
            ["expiration"] = "2026-03-02T09:00:00Z",
        }.ToJsonString());
    }

    private static string Key(HttpContext http) =>
        $"{http.Request.Query["userId"]}|{http.Request.Query["connectionName"]}|{http.Request.Query["channelId"]}";
}
