using System.Text.Json;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>The answer to an invoke: its status is the HTTP status, its body the HTTP body (null: empty).</summary>
public sealed record InvokeResponse(int Status, byte[]? Body)
{
    public static InvokeResponse Empty { get; } = new(200, null);

    /// <summary>400: no invoke that the bot knows. The fault is the sender's, so no 5xx says that the bot is broken.</summary>
    public static InvokeResponse NotUnderstood { get; } = new(400, null);

    /// <summary>412: of a sign-in that did not succeed.</summary>
    public static InvokeResponse PreconditionFailed { get; } = new(412, null);

    /// <param name="answer">Of <c>signin/tokenExchange</c>.</param>
    public static InvokeResponse From(TokenExchangeFailure answer) =>
        new(412, JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Default.TokenExchangeFailure));

    /// <param name="answer">Of <c>adaptiveCard/action</c>: its own status goes inside, HTTP's is always 200.</param>
    public static InvokeResponse From(AdaptiveCardInvokeResponse answer) =>
        new(200, JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Default.AdaptiveCardInvokeResponse));

    /// <param name="answer">Of <c>composeExtension/query</c>.</param>
    public static InvokeResponse From(MessageExtensionResponse answer) =>
        new(200, JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Default.MessageExtensionResponse));

    /// <param name="answer">Of <c>task/fetch</c>, <c>task/submit</c>, <c>composeExtension/fetchTask</c> and <c>/submitAction</c>.</param>
    public static InvokeResponse From(TaskModuleResponse answer) =>
        new(200, JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Default.TaskModuleResponse));
}
