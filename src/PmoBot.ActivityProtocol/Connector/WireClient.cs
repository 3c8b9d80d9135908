using System.Text.Json.Serialization.Metadata;

namespace PmoBot.ActivityProtocol;

internal sealed class WireClient(HttpClient http, ServiceUrlPolicy policy, TimeProvider time, ConnectorTokens? tokens)
{
    public WireClient WithRetries() => new(http, policy, time, tokens);

    public Task<ConnectorResult<T>> CallAsync<T>(
        HttpMethod method, string serviceUrl, string path, byte[]? body, JsonTypeInfo<T> type, CancellationToken cancel)
        where T : class => throw new NotSupportedException();
}
