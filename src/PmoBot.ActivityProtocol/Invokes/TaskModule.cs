using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PmoBot.ActivityProtocol.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// The value of a <c>task/fetch</c> or <c>task/submit</c>: what the button carries, or what was typed in the dialog.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
/// </summary>
public sealed record TaskModuleRequest
{
    public JsonElement? Data { get; init; }

    /// <summary>Null unless the value is an object.</summary>
    public static TaskModuleRequest? From(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } it ? it.Deserialize(WireJson.Default.TaskModuleRequest) : null;
}

/// <summary>What the dialog does next: shows a card, or closes with a message.</summary>
public sealed record TaskModuleResponse(TaskModuleStep Task)
{
    /// <param name="title">Of the dialog.</param>
    /// <param name="card">An Adaptive Card in UTF-8 JSON.</param>
    /// <param name="height">In pixels, or <c>small</c>, <c>medium</c>, <c>large</c>.</param>
    /// <param name="width">In pixels, or <c>small</c>, <c>medium</c>, <c>large</c>.</param>
    public static TaskModuleResponse Continue(string title, ReadOnlyMemory<byte> card, string height = "medium", string width = "medium") =>
        Step("continue", new TaskModuleCard(title, height, width, Attachment.AdaptiveCard(card)), WireJson.Default.TaskModuleCard);

    public static TaskModuleResponse Message(string text) => Step("message", text, WireJson.Default.String);

    private static TaskModuleResponse Step<T>(string type, T value, JsonTypeInfo<T> info) =>
        new(new TaskModuleStep(type, new(JsonSerializer.SerializeToUtf8Bytes(value, info))));
}

/// <summary><c>continue</c> or <c>message</c>, and its value.</summary>
public sealed record TaskModuleStep(string Type, JsonRawValue Value);

internal sealed record TaskModuleCard(string Title, string Height, string Width, Attachment Card);
