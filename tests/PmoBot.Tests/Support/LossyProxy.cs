using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PmoBot.Tests.Support;

internal enum Loss
{
    None,

    /// <summary>The connection is cut before the request goes on.</summary>
    Request,

    /// <summary>The request goes on and takes effect; the connection is cut instead of its answer.</summary>
    Answer,

    /// <summary>The request goes no further; its answer is 503.</summary>
    Busy,

    /// <summary>The request goes on and takes effect; its answer is 500 all the same.</summary>
    Failure,

    /// <summary>The request goes on and takes effect; no answer ever comes.</summary>
    Silence,
}

/// <summary>A loopback proxy that cuts connections where a test asks for it.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();
    private readonly Uri _target;

    private LossyProxy(WebApplication app, Uri target) => (_app, _target) = (app, target);

    /// <summary>What becomes of a request. Asked once for each, in order.</summary>
    internal Func<HttpRequest, Loss> Lose { get; set; } = _ => Loss.None;

    /// <summary>Is shown every request, its body too.</summary>
    internal Action<HttpRequest, byte[]> Sees { get; set; } = (_, _) => { };

    /// <summary>Runs after a request took effect and before its answer is cut.</summary>
    internal Func<Task> BeforeTheCut { get; set; } = () => Task.CompletedTask;

    internal Uri Endpoint => new(new Uri(_app.Urls.Single()), _target.AbsolutePath);

    internal static async Task<LossyProxy> StartAsync(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var proxy = new LossyProxy(builder.Build(), target);
        proxy._app.Run(proxy.ForwardAsync);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var loss = Lose(context.Request);
        using var buffered = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffered);
        Sees(context.Request, buffered.ToArray());
        if (loss == Loss.Request)
        {
            context.Abort();
            return;
        }

        if (loss == Loss.Busy)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var answer = await SendAsync(context.Request, buffered.ToArray());
        if (loss == Loss.Answer)
        {
            await BeforeTheCut();
            context.Abort();
            return;
        }

        if (loss == Loss.Failure)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        if (loss == Loss.Silence)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, MachineTime.Real, context.RequestAborted);
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
            context.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequest request, byte[] body)
    {
        var uri = new Uri(_target, request.Path.ToUriComponent() + request.QueryString);
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), uri);
        if (body.Length > 0)
            forwarded.Content = new ByteArrayContent(body);
        foreach (var (name, values) in request.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Connection")))
        {
            if (!forwarded.Headers.TryAddWithoutValidation(name, values.ToArray()))
                forwarded.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return await _client.SendAsync(forwarded);
    }
}
