using System.Text.Json;
using System.Text.Json.Serialization;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// The value of an <c>adaptiveCard/action</c>:
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
/// </summary>
public sealed record AdaptiveCardInvokeValue
{
    [JsonConverter(typeof(ObjectOrNothing<AdaptiveCardInvokeAction>))]
    public AdaptiveCardInvokeAction? Action { get; init; }

    /// <summary><c>manual</c>, <c>automatic</c> (a refresh), or absent: the Agents Playground drops it.</summary>
    public string? Trigger { get; init; }

    /// <summary>Null unless the value is an object with an action in it.</summary>
    public static AdaptiveCardInvokeValue? From(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } it && it.Deserialize(WireJson.Default.AdaptiveCardInvokeValue) is { Action: not null } read
            ? read
            : null;
}

public sealed record AdaptiveCardInvokeAction
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? Verb { get; init; }

    /// <summary>What the card carries, and what was typed.</summary>
    public JsonElement? Data { get; init; }
}

/// <summary>What the invoker sees in place of the card, or above it.</summary>
public sealed record AdaptiveCardInvokeResponse
{
    public required int StatusCode { get; init; }

    public required string Type { get; init; }

    public JsonRawValue? Value { get; init; }

    /// <summary>Replaces the card for the invoker alone.</summary>
    public static AdaptiveCardInvokeResponse Card(ReadOnlyMemory<byte> card) =>
        new() { StatusCode = 200, Type = ContentTypes.AdaptiveCard, Value = new(card) };

    public static AdaptiveCardInvokeResponse Message(string text) => new()
    {
        StatusCode = 200,
        Type = ContentTypes.Message,
        Value = new(JsonSerializer.SerializeToUtf8Bytes(text, WireJson.Default.String)),
    };

    /// <param name="statusCode">400 or 500.</param>
    /// <param name="code">A word for programs.</param>
    /// <param name="message">A sentence for the invoker.</param>
    public static AdaptiveCardInvokeResponse Error(int statusCode, string code, string message) => new()
    {
        StatusCode = statusCode,
        Type = ContentTypes.Error,
        Value = new(JsonSerializer.SerializeToUtf8Bytes(new InvokeError(code, message), WireJson.Default.InvokeError)),
    };
}

internal sealed record InvokeError(string Code, string Message);
