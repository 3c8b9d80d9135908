using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;

namespace PmoBot.Graph;

/// <summary>
/// One request to Graph: built by Microsoft's library, sent once by a client of ours that neither retries nor follows a
/// redirect, and judged here.
/// </summary>
internal sealed class GraphWire : IDisposable
{
    // A card goes as a string: the library's own escapes would make six bytes of each quote and of each letter with an accent.
    private static readonly JsonSerializationWriterFactory Plain = new(new KiotaJsonSerializationContext(
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    private static readonly TimeSpan Unnamed = TimeSpan.FromSeconds(5);

    private readonly Uri _baseUrl;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <param name="timeout">For one attempt, answer included. The default leaves a delivery its claim's 20 seconds.</param>
    public GraphWire(Uri baseUrl, TimeProvider time, TimeSpan? timeout = null)
    {
        (_baseUrl, _time) = (baseUrl, time);
        var handler = new SocketsHttpHandler
        {
            // A redirect would carry the token to a host that nobody named.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _http = new HttpClient(handler) { Timeout = timeout ?? TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = 4 * 1024 * 1024 };
        Requests = new GraphServiceClient(
            new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), serializationWriterFactory: Plain, httpClient: _http),
            baseUrl.AbsoluteUri.TrimEnd('/'));
    }

    /// <summary>Builds requests; they are sent by <see cref="CallAsync"/> alone.</summary>
    public GraphServiceClient Requests { get; }

    public Uri Address(string path) => new(_baseUrl.AbsoluteUri.TrimEnd('/') + path);

    /// <summary>As a batch names it: without the version.</summary>
    public string PathOf(Uri address) => address.PathAndQuery[_baseUrl.AbsolutePath.TrimEnd('/').Length..];

    /// <summary>Whether an address that an answer named may see a token.</summary>
    public bool IsOurs(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && Uri.Compare(
        uri, _baseUrl, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <param name="operation">Its name, for whoever measures.</param>
    /// <param name="token">Whose: a person's, or the bot's own; null: none.</param>
    public async Task<GraphAnswer<T>> CallAsync<T>(
        string operation, RequestInformation information, string? token, ParsableFactory<T> factory, CancellationToken cancel)
        where T : IParsable, new()
    {
        using var request = await NativeAsync(information);
        return await SendAsync(operation, request, token, response => ReadAsync(response, factory), cancel);
    }

    /// <summary>What the library built, before it is anybody's.</summary>
    public async Task<HttpRequestMessage> NativeAsync(RequestInformation information) =>
        (await Requests.RequestAdapter.ConvertToNativeRequestAsync<HttpRequestMessage>(information, CancellationToken.None))!;

    /// <summary>Never throws for what happens on the way; a cancellation is an answer too, for it may have happened by then.</summary>
    public async Task<GraphAnswer<T>> SendAsync<T>(
        string operation, HttpRequestMessage request, string? token, Func<HttpResponseMessage, Task<GraphAnswer<T>>> read, CancellationToken cancel)
    {
        var told = GraphCall.Begin(operation);
        var answer = await ExchangeAsync(request, token, read, cancel);
        told.End(answer.GetType().Name);
        return answer;
    }

    /// <summary>An answer of its own, or one inside a batch.</summary>
    public async Task<GraphAnswer<T>> JudgeAsync<T>(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            429 => new GraphAnswer<T>.Throttled(RetryAfter(response)),
            412 => new GraphAnswer<T>.NotDone("412"),
            >= 500 or 408 => new GraphAnswer<T>.Unknown($"{status}"),
            _ => new GraphAnswer<T>.Refused(GraphRefusal.Read(status, await response.Content.ReadAsByteArrayAsync())),
        };
    }

    /// <summary>What a success says; one that cannot be read happened all the same, in a way that nobody knows.</summary>
    public static async Task<GraphAnswer<T>> ReadAsync<T>(HttpResponseMessage response, ParsableFactory<T> factory) where T : IParsable, new()
    {
        var text = await response.Content.ReadAsStringAsync();
        if (text.Length == 0)
            return new GraphAnswer<T>.Ok(new T());
        try
        {
            return new GraphAnswer<T>.Ok(await KiotaJsonSerializer.DeserializeAsync(text, factory) ?? new T());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return new GraphAnswer<T>.Unknown("unreadable answer");
        }
    }

    public void Dispose()
    {
        Requests.Dispose();
        _http.Dispose();
    }

    private async Task<GraphAnswer<T>> ExchangeAsync<T>(
        HttpRequestMessage request, string? token, Func<HttpResponseMessage, Task<GraphAnswer<T>>> read, CancellationToken cancel)
    {
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await _http.SendAsync(request, cancel);
            return response.IsSuccessStatusCode ? await read(response) : await JudgeAsync<T>(response);
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError
                is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                ? new GraphAnswer<T>.NotDone($"no connection: {e.HttpRequestError}")
                : new GraphAnswer<T>.Unknown($"connection lost: {e.HttpRequestError}");
        }
        catch (OperationCanceledException)
        {
            return new GraphAnswer<T>.Unknown(cancel.IsCancellationRequested ? "cancelled" : "time-out");
        }
    }

    private TimeSpan RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - _time.GetUtcNow() : null;
        return wait is null ? Unnamed : wait > TimeSpan.Zero ? wait.Value : TimeSpan.Zero;
    }
}
