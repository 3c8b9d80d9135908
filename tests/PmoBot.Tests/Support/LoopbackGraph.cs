using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PmoBot.Tests.Support;

/// <summary>
/// Microsoft Graph on a free port of this machine: channels' messages and members, managers, mailboxes, the activity feed,
/// `$batch`. It holds its callers to the documented rules, and keeps what was posted.
/// </summary>
internal sealed partial class LoopbackGraph : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly LoopbackIdentity? _identity;
    private readonly Queue<LoopbackFault> _faults = [];
    private readonly List<LoopbackRequest> _requests = [];
    private WebApplication _host = null!;   // set by StartAsync, the only way to make one
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoopbackGraph(TimeProvider time, LoopbackIdentity? identity) => (_time, _identity) = (time, identity);

    /// <summary>With its version, as `Graph:BaseUrl` names it.</summary>
    public Uri BaseUrl { get; private set; } = null!;   // likewise

    /// <summary>Chooses a fault by request, before those of <see cref="Next"/>.</summary>
    public Func<LoopbackRequest, LoopbackFault?>? FaultFor { get; set; }

    /// <summary>Every request, in order.</summary>
    public IReadOnlyList<LoopbackRequest> Requests => Locked(() => _requests.ToArray());

    /// <param name="identity">Its tokens for this Graph are the bot's own; without one, those of <see cref="AppToken"/> are.</param>
    public static async Task<LoopbackGraph> StartAsync(TimeProvider time, LoopbackIdentity? identity = null, int port = 0)
    {
        var graph = new LoopbackGraph(time, identity);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var host = graph._host = builder.Build();
        host.Run(graph.AnswerAsync);
        await host.StartAsync();
        graph.BaseUrl = new Uri(host.Urls.First() + "/v1.0");
        return graph;
    }

    /// <summary>The next requests fail so, one fault each.</summary>
    public void Next(params LoopbackFault[] faults)
    {
        lock (_lock)
        {
            foreach (var fault in faults)
                _faults.Enqueue(fault);
        }
    }

    /// <summary>Whatever the look finds, looked for again after every request.</summary>
    /// <exception cref="TimeoutException">There was nothing in time (10 s by default).</exception>
    public async Task<T> WaitForAsync<T>(Func<LoopbackGraph, T?> look, TimeSpan? timeout = null) where T : class
    {
        using var end = new CancellationTokenSource(timeout ?? TimeSpan.FromSeconds(10));
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            if (look(this) is { } found)
                return found;

            try
            {
                await changed.WaitAsync(end.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"Nothing came; {Posts.Count} posts did.", e);
            }
        }
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    /// <summary>A request of its own, or one inside a batch.</summary>
    private sealed record Call(string Method, string Path, string? Token, string? ContentType, byte[] Body)
    {
        /// <summary>The parts of the path, unescaped, without the version and the query.</summary>
        public string[] Parts => [.. Path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
    }

    /// <summary>https://learn.microsoft.com/graph/errors#error-resource-type</summary>
    private sealed record Reply(int Status, JsonNode? Body, TimeSpan? RetryAfter = null)
    {
        public static Reply Error(int status, string code, string message, TimeSpan? retryAfter = null) => new(status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = message,
                ["innerError"] = new JsonObject { ["date"] = "2026-11-18T09:00:00", ["request-id"] = "0", ["client-request-id"] = "0" },
            },
        }, retryAfter);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer);
        var target = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var authorization = (string?)http.Request.Headers.Authorization;
        var path = target.StartsWith("/v1.0/", StringComparison.Ordinal) ? target["/v1.0".Length..] : "/unknown";
        var token = authorization?.StartsWith("Bearer ", StringComparison.Ordinal) == true ? authorization["Bearer ".Length..] : null;
        var call = new Call(http.Request.Method, path, token, http.Request.ContentType, buffer.ToArray());
        var request = new LoopbackRequest(call.Method, target, call.Parts is ["teams", _, "channels", var channel, ..] ? channel : null, authorization, call.Body);
        var fault = Locked(() =>
        {
            _requests.Add(request);
            return FaultFor?.Invoke(request) ?? (_faults.Count > 0 ? _faults.Dequeue() : null);
        });
        if (await DisturbedAsync(http, fault))
            return;

        var speaker = await SpeakerAsync(token);
        var reply = fault is LoopbackFault.Answer no
            ? Reply.Error(no.Status, "Scripted", "scripted", no.RetryAfter)
            : Locked(() => Handle(call, speaker));
        if (fault is LoopbackFault.AnswerAfter or LoopbackFault.CutAfter or LoopbackFault.HoldAfter && reply.Status == 201)
            Interlocked.Increment(ref _hidden);
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        if (fault is LoopbackFault.CutAfter)
        {
            http.Abort();
            return;
        }

        if (fault is LoopbackFault.HoldAfter slow)
            await slow.Until.WaitAsync(http.RequestAborted);
        await SayAsync(http, fault is LoopbackFault.AnswerAfter late ? Reply.Error(late.Status, "Scripted", "scripted") : reply, (fault as LoopbackFault.Answer)?.Body);
    }

    private static async Task<bool> DisturbedAsync(HttpContext http, LoopbackFault? fault)
    {
        switch (fault)
        {
            case LoopbackFault.Hold hold:
                await hold.Until.WaitAsync(http.RequestAborted);
                return false;
            case LoopbackFault.Redirect redirect:
                http.Response.Redirect(redirect.To, permanent: false, preserveMethod: true);
                return true;
            case LoopbackFault.CutBefore:
                http.Abort();
                return true;
            default:
                return false;
        }
    }

    private static async Task SayAsync(HttpContext http, Reply reply, string? body)
    {
        http.Response.StatusCode = reply.Status;
        if (reply.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = Seconds(wait);
        if ((body ?? reply.Body?.ToJsonString()) is not { Length: > 0 } text)
            return;
        http.Response.ContentType = "application/json; odata.metadata=minimal";
        await http.Response.WriteAsync(text);
    }

    private static string Seconds(TimeSpan wait) => ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
            return read();
    }
}
