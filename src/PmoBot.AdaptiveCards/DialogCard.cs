using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PmoBot.AdaptiveCards;

/// <summary>
/// A card inside a Teams dialog, which knows no Action.Execute: there every one of them is an Action.Submit that carries its
/// verb in its data, wherever in the card it stands.
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
/// </summary>
public static class DialogCard
{
    /// <exception cref="CardTooBigException">Longer than <see cref="CardBudget.MaxBytes"/>.</exception>
    public static byte[] ToDialogUtf8Json(this AdaptiveCard card)
    {
        // A dialog shows what was asked for a moment ago: nothing there is refreshed.
        var root = JsonNode.Parse((card.Refresh is null ? card : card with { Refresh = null }).Json)!;
        Turn(root);
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(bytes, CardWriter.Options))
            root.WriteTo(writer);
        return CardBudget.Check(bytes.WrittenSpan.ToArray());
    }

    private static void Turn(JsonNode? node)
    {
        if (node is JsonObject { } part && part["type"]?.GetValueKind() == JsonValueKind.String && (string?)part["type"] == "Action.Execute")
            ToSubmit(part);
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject it => it.Select(property => property.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (var child in children)
            Turn(child);
    }

    private static void ToSubmit(JsonObject action)
    {
        var data = action["data"]?.AsObject() ?? [];
        data[SubmitAction.VerbKey] = (string?)action["verb"];
        action["type"] = "Action.Submit";
        action["data"] = data;
        action.Remove("verb");
        action.Remove("fallback");
    }
}
