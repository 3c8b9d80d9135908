using Azure.Core;
using Azure.Core.Pipeline;

namespace PmoBot.Tables.AzureTables;

/// <summary>Tells of each try of a request: what is tried again has gone there again.</summary>
internal sealed class TripPolicy : HttpPipelinePolicy
{
    /// <summary>Under which a message says what it is for.</summary>
    public const string Operation = "PmoBot.Operation";

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var trip = Begin(message);
        var result = Trip.Failed;
        try
        {
            await ProcessNextAsync(message, pipeline);
            result = ResultOf(message.Response.Status);
        }
        finally
        {
            trip.End(result);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The store never waits in place.");

    private static OutgoingCalls.OutgoingCall Begin(HttpMessage message) =>
        message.TryGetProperty(Operation, out var operation) && operation is string name ? Trip.Begin(name) : default;

    // A row or table that is not there, or there already, is an answer. 503 is how Table Storage asks for less.
    private static string ResultOf(int status) => status switch
    {
        < 400 or 404 or 409 => Trip.Ok,
        429 or 503 => Trip.Throttled,
        _ => Trip.Failed,
    };
}
