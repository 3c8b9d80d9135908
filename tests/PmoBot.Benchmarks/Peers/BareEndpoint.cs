using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using PmoBot.Tests.Support;

namespace PmoBot.Benchmarks.Peers;

/// <summary>The HTTP work of a turn and nothing else: read the activity, post one reply to its Connector, answer.</summary>
internal static class BareEndpoint
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <param name="port">Where it listens.</param>
    /// <param name="metadata">Where the signing keys are announced; null: no token is asked for.</param>
    public static async Task RunAsync(int port, string? metadata)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var host = builder.Build();
        if (metadata is not null)
            host.Use(await TokenCheckAsync(metadata));
        host.MapPost("/api/messages", (Delegate)AnswerAsync);
        await host.StartAsync();
        await Console.Out.WriteLineAsync("listening");
        await host.WaitForShutdownAsync();
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request)
    {
        using var activity = await JsonDocument.ParseAsync(request.Body);
        var root = activity.RootElement;
        var conversation = root.GetProperty("conversation").GetProperty("id").GetString()!;
        var address = $"{root.GetProperty("serviceUrl").GetString()}v3/conversations/{Uri.EscapeDataString(conversation)}/activities";
        using var content = new ByteArrayContent("""{"type":"message","text":"A short text.","textFormat":"plain"}"""u8.ToArray());
        content.Headers.ContentType = Json;
        using var answer = await Http.PostAsync(new Uri(address), content);
        answer.EnsureSuccessStatusCode();
        return Results.Ok();
    }

    private static async Task<Func<HttpContext, RequestDelegate, Task>> TokenCheckAsync(string metadata)
    {
        using var http = new HttpClient();
        var found = await OpenIdConnectConfigurationRetriever.GetAsync(
            metadata, new HttpDocumentRetriever(http) { RequireHttps = false }, CancellationToken.None);
        var handler = new JsonWebTokenHandler();
        var parameters = new TokenValidationParameters
        {
            ValidIssuer = LoopbackIdentity.Issuer,
            ValidAudience = LoopbackIdentity.AppId,
            IssuerSigningKeys = found.SigningKeys,
        };
        return async (http, next) =>
        {
            var token = http.Request.Headers.Authorization.ToString()["Bearer ".Length..];
            if ((await handler.ValidateTokenAsync(token, parameters)).IsValid)
                await next(http);
            else
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        };
    }
}
