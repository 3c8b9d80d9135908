using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;

namespace PmoBot.ActivityProtocol;

/// <summary>One HTTP call to a judged address, and what its answer, or the lack of one, means.</summary>
internal sealed class WireClient(
    HttpClient http, ServiceUrlPolicy policy, TimeProvider time, ConnectorTokens? tokens, ResiliencePipeline? retries = null)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public WireClient WithRetries() => new(http, policy, time, tokens, Retries.InATurn(time));

    /// <param name="operation">Its name, for whoever measures.</param>
    public async Task<ConnectorResult<T>> CallAsync<T>(
        string operation, HttpMethod method, string serviceUrl, string path, byte[]? body, JsonTypeInfo<T> type, CancellationToken cancel)
        where T : class, new()
    {
        var trust = policy.Judge(serviceUrl);
        if (trust == ServiceUrlTrust.None)
            return new ConnectorResult<T>.Refused(new(0, Refusal.UntrustedCode, null, null));

        var call = new Call<T>(operation, method, new Uri(serviceUrl.TrimEnd('/') + path), body, type, trust == ServiceUrlTrust.WithToken);
        var first = await AttemptAsync(call, cancel);
        return retries is null || !((IAttempt)first).IsWorthRetrying ? first : await RetryAsync(retries, call, first, cancel);
    }

    // Nearly every call ends with its first attempt; the pipeline is for the others.
    private async Task<ConnectorResult<T>> RetryAsync<T>(ResiliencePipeline pipeline, Call<T> call, ConnectorResult<T> first, CancellationToken cancel)
        where T : class, new()
    {
        var attempts = 0;
        return await pipeline.ExecuteAsync(
            async token => attempts++ == 0 ? first : await AttemptAsync(call, token), cancel);
    }

    private Task<ConnectorResult<T>> AttemptAsync<T>(Call<T> call, CancellationToken cancel) where T : class, new() =>
        call.WithToken && tokens is not null ? AttemptAsync(call, tokens, cancel) : SendAsync(call, null, cancel);

    private async Task<ConnectorResult<T>> AttemptAsync<T>(Call<T> call, ConnectorTokens tokens, CancellationToken cancel, bool again = false)
        where T : class, new()
    {
        AuthenticationHeaderValue token;
        try
        {
            token = await tokens.GetAsync(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Each kind of credential throws its own kinds of exception; all of them mean that nothing was sent.
            return new ConnectorResult<T>.NotDone($"no token: {e.GetType().Name}");
        }

        var result = await SendAsync(call, token, cancel);
        if (again || result is not ConnectorResult<T>.Refused { Refusal.Status: 401 })
            return result;

        // A token can be withdrawn before its time. Only when a fresh one is refused too, the bot itself is.
        tokens.Refused(token);
        return await AttemptAsync(call, tokens, cancel, again: true);
    }

    private async Task<ConnectorResult<T>> SendAsync<T>(Call<T> call, AuthenticationHeaderValue? token, CancellationToken cancel)
        where T : class, new()
    {
        var told = ConnectorCall.Begin(call.Operation);
        var result = ConnectorCall.Abandoned;
        try
        {
            var answer = await ExchangeAsync(call, token, cancel);
            result = answer.GetType().Name;
            return answer;
        }
        finally
        {
            told.End(result);
        }
    }

    private async Task<ConnectorResult<T>> ExchangeAsync<T>(Call<T> call, AuthenticationHeaderValue? token, CancellationToken cancel)
        where T : class, new()
    {
        using var request = new HttpRequestMessage(call.Method, call.Address) { Headers = { Authorization = token } };
        if (call.Body is not null)
            request.Content = new ByteArrayContent(call.Body) { Headers = { ContentType = Json } };

        try
        {
            using var response = await http.SendAsync(request, cancel);
            return Judge(response, await response.Content.ReadAsByteArrayAsync(cancel), call.Type);
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError
                is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                ? new ConnectorResult<T>.NotDone($"no connection: {e.HttpRequestError}")
                : new ConnectorResult<T>.Unknown($"connection lost: {e.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ConnectorResult<T>.Unknown("time-out");
        }
    }

    private ConnectorResult<T> Judge<T>(HttpResponseMessage response, byte[] body, JsonTypeInfo<T> type) where T : class, new()
    {
        switch ((int)response.StatusCode)
        {
            case >= 200 and < 300:
                return Read(body, type) is { } value ? new ConnectorResult<T>.Ok(value) : new ConnectorResult<T>.Unknown("unreadable answer");
            case 429:
                return new ConnectorResult<T>.Throttled(RetryAfter(response));
            case 412:
                return new ConnectorResult<T>.NotDone("412: another operation was going on");
            case >= 500 or 408:
                return new ConnectorResult<T>.Unknown($"{(int)response.StatusCode}", (int)response.StatusCode, RetryAfter(response));
            default:
                return new ConnectorResult<T>.Refused(ErrorBody.Read((int)response.StatusCode, body));
        }
    }

    private static T? Read<T>(byte[] body, JsonTypeInfo<T> type) where T : class, new()
    {
        try
        {
            return body.Length == 0 ? new T() : JsonSerializer.Deserialize(body, type) ?? new T();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - time.GetUtcNow() : null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private sealed record Call<T>(string Operation, HttpMethod Method, Uri Address, byte[]? Body, JsonTypeInfo<T> Type, bool WithToken);
}
