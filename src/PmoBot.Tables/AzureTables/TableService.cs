using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PmoBot.Tables.AzureTables;

/// <summary>
/// The requests that the store makes, each as the service documents it. What may be repeated the pipeline repeats; a
/// transaction never: only who knows the commit id can tell whether a lost one happened.
/// </summary>
internal sealed class TableService(Uri endpoint, string table, HttpPipelinePolicy authorization)
{
    // A claim's work must end within 20 s, so a try of a write may not take all of it.
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(5);

    // The service takes 5 s for a page at most. The Bot Service waits 10 to 15 s, so that a second try is in time.
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(6);

    private readonly HttpPipeline _repeated = Pipeline(authorization, retries: 3, ReadTimeout);
    private readonly HttpPipeline _once = Pipeline(authorization, retries: 0, WriteTimeout);

    public Uri Table { get; } = new(endpoint, table);

    /// <summary>The row, or null. Both keys escaped.</summary>
    public async Task<StoredRow?> FindAsync(string partition, string row, CancellationToken cancel)
    {
        using var response = await ReadAsync(Trip.Find, $"{Table}(PartitionKey='{partition}',RowKey='{row}')", cancel);
        if (response.Status == 404)
            return null;

        using var json = Parse(response);
        return EntityJson.Read(json.RootElement);
    }

    /// <summary>The next page and the query that goes on with it, null at the end. An empty page may go on.</summary>
    public async Task<(IReadOnlyList<TableRow> Rows, string? Next)> PageAsync(string operation, string query, string? next, CancellationToken cancel)
    {
        using var response = await ReadAsync(operation, $"{Table}()?{query}{next}", cancel);
        if (response.Status == 404)
            return ([], null);   // no table yet

        using var json = Parse(response);
        var rows = json.RootElement.GetProperty("value").EnumerateArray().Select(entity => EntityJson.Read(entity).Row).ToList();
        return (rows, Continuation(response));
    }

    public async Task<Response> CreateTableAsync()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal) { ["TableName"] = table });
        return await SendAsync(_repeated, Trip.Create, RequestMethod.Post, new Uri(endpoint, "Tables"), "application/json", body, default);
    }

    /// <summary>Its trip is told of by the caller, who reads in the answer what became of it.</summary>
    public Task<Response> SendAsync(ReadOnlyMemory<byte> batch, string contentType) =>
        SendAsync(_once, null, RequestMethod.Post, new Uri(endpoint, "$batch"), contentType, batch, default);

    private async Task<Response> ReadAsync(string operation, string uri, CancellationToken cancel)
    {
        try
        {
            var response = await SendAsync(_repeated, operation, RequestMethod.Get, new Uri(uri), null, default, cancel);
            return response.Status is 200 or 404
                ? response
                : throw new TableStoreException($"Table Storage answered {response.Status} {ServiceError.Read(response.Content.ToString()).Code}.");
        }
        catch (Exception failure) when (failure is not TableStoreException && !cancel.IsCancellationRequested)
        {
            throw new TableStoreException("Table Storage cannot be read.", failure);
        }
    }

    private static async Task<Response> SendAsync(
        HttpPipeline pipeline, string? operation, RequestMethod method, Uri uri, string? contentType, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        using var message = pipeline.CreateMessage();
        if (operation is not null && Trip.IsTold)
            message.SetProperty(TripPolicy.Operation, operation);
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(uri);
        request.Headers.Add("x-ms-version", "2020-12-06");
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("Accept", "application/json;odata=minimalmetadata");
        if (contentType is not null)
        {
            request.Headers.Add("Content-Type", contentType);
            request.Content = RequestContent.Create(body);
        }

        await pipeline.SendAsync(message, cancel);
        return message.Response;   // buffered, so it outlives its message
    }

    private static JsonDocument Parse(Response response) => JsonDocument.Parse(response.Content.ToMemory());

    private static string? Continuation(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition))
            return null;

        var next = $"&NextPartitionKey={Uri.EscapeDataString(partition)}";
        return response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row)
            ? $"{next}&NextRowKey={Uri.EscapeDataString(row)}"
            : next;
    }

    private static HttpPipeline Pipeline(HttpPipelinePolicy authorization, int retries, TimeSpan timeout)
    {
        var options = new Options();
        options.Retry.MaxRetries = retries;
        options.Retry.NetworkTimeout = timeout;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        return HttpPipelineBuilder.Build(options, [], [authorization, new TripPolicy()], new ResponseClassifier());
    }

    private sealed class Options : ClientOptions;
}
