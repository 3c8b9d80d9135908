using System.Text.Json;

namespace PmoBot.ActivityProtocol;

/// <summary>
/// The Connector's words for a refusal. They come as <c>{"error":{code,message}}</c>, with the sub-code beside them, or
/// as <c>{errorCode,message}</c> whose message is again JSON and holds the sub-code; so both are looked at.
/// </summary>
internal static class ErrorBody
{
    public static Refusal Read(int status, ReadOnlyMemory<byte> body)
    {
        if (Parse(body) is not { } root)
            return new Refusal(status, null, null, null);

        var error = root.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
        var message = Text(error, "message");
        var details = message is ['{', ..] ? Parse(System.Text.Encoding.UTF8.GetBytes(message)) : null;
        var subCode = Text(error, "subCode") ?? Text(root, "subCode") ?? (details is { } it ? Text(it, "subCode") : null);
        return new Refusal(status, Text(error, "code") ?? Text(error, "errorCode"), subCode, message);
    }

    private static JsonElement? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var root = JsonElement.Parse(json.Span);
            return root.ValueKind == JsonValueKind.Object ? root : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement from, string name) => !from.TryGetProperty(name, out var value)
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}
