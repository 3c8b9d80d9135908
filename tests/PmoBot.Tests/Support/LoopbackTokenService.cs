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
    private readonly ConcurrentQueue<string> _calls = new();
    private WebApplication _host = null!;   // set by StartAsync, the only way to make one

    public string Url { get; private set; } = "";

    /// <summary>Every call, in order, as its last part: GetToken, exchange, SignOut, GetSignInResource.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>The code that is good now; another one is not, or not any more.</summary>
    public string GoodCode { get; set; } = Code;

    /// <summary>Every call is answered so, before it has any effect.</summary>
    public int? FailsWith { get; set; }

    /// <summary>Asked before every call: its answer, if it is to fail.</summary>
    public Func<int?>? FailsWhen { get; set; }

    /// <summary>Told of every call as it comes in.</summary>
    public Action? Reached { get; set; }

    /// <summary>Every call waits for this first.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    /// <summary>What it has for whom (`29:…`) who never signed in here; null: nothing.</summary>
    public Func<string, string?> TokenFor { get; set; } = _ => null;

    /// <summary>Whose token is kept: `29:…`.</summary>
    public IReadOnlyList<string> SignedIn => [.. _tokens.Keys.Select(key => key.Split('|')[0])];

    /// <summary>The state of the last sign-in resource asked for, decoded.</summary>
    public string? LastState { get; private set; }

    public static async Task<LoopbackTokenService> StartAsync(int port = 0)
    {
        var service = new LoopbackTokenService();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var host = service._host = builder.Build();
        host.Use(service.FailAsync);
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

    /// <summary>All tokens ran out, or were withdrawn.</summary>
    public void Expire() => _tokens.Clear();

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private async Task FailAsync(HttpContext http, RequestDelegate next)
    {
        _calls.Enqueue(http.Request.Path.Value!.Split('/')[^1]);
        Reached?.Invoke();
        await Until.WaitAsync(http.RequestAborted);
        if ((FailsWhen?.Invoke() ?? FailsWith) is { } status)
            http.Response.StatusCode = status;
        else
            await next(http);
    }

    private Task GetAsync(HttpContext http)
    {
        if (http.Request.Query["code"].ToString() is { Length: > 0 } code)
        {
            if (code != GoodCode)
            {
                http.Response.StatusCode = 404;
                return Task.CompletedTask;
            }

            Keep(http);
        }

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
        if ((_tokens.TryGetValue(Key(http), out var kept) ? kept : TokenFor(http.Request.Query["userId"].ToString())) is not { } token)
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
