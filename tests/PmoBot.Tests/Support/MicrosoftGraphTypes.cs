using System.Text.Json;
using System.Text.Json.Nodes;

namespace PmoBot.Tests.Support;

/// <summary>What the TypeScript compiler says of request bodies, by the types that Microsoft publishes: one Node process for a batch.</summary>
internal static class MicrosoftGraphTypes
{
    /// <param name="sent">Each with its type, such as <c>Graph.ChatMessage</c>.</param>
    /// <returns>For each, in order, the compiler's objections.</returns>
    internal static async Task<IReadOnlyList<IReadOnlyList<string>>> CheckAsync(params (string Type, JsonNode Body)[] sent)
    {
        var bodies = new JsonArray([.. sent.Select(one => new JsonObject { ["type"] = one.Type, ["body"] = one.Body.DeepClone() })]);
        return JsonSerializer.Deserialize<string[][]>(await NpmTools.PipeAsync("check-graph-types.mjs", bodies.ToJsonString()))!;
    }
}
