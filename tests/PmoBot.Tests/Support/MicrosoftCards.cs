using System.Text.Json;
using PmoBot.AdaptiveCards;

namespace PmoBot.Tests.Support;

/// <summary>What Microsoft's own renderer makes of our cards: one Node process for a whole batch.</summary>
internal static class MicrosoftCards
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    /// <summary>For each card, in order, what was parsed and drawn.</summary>
    internal static Task<IReadOnlyList<DrawnCard>> ParseAsync(IEnumerable<AdaptiveCard> cards) =>
        ParseAsync(cards.Select(card => JsonSerializer.Deserialize<JsonElement>(card.ToUtf8Json())));

    internal static async Task<IReadOnlyList<DrawnCard>> ParseAsync(IEnumerable<JsonElement> cards)
    {
        var drawn = await NpmTools.PipeAsync("validate-cards.mjs", JsonSerializer.Serialize(cards));
        return JsonSerializer.Deserialize<DrawnCard[]>(drawn, Wire)!;
    }
}

/// <param name="Objections">Validation events, but for Teams extensions that carry a fallback.</param>
/// <param name="Blocks">The text blocks in reading order.</param>
internal sealed record DrawnCard(IReadOnlyList<string> Objections, IReadOnlyList<DrawnText> Blocks);

/// <param name="Text">What a reader sees, a line for each paragraph.</param>
/// <param name="Tags">The HTML elements in it.</param>
internal sealed record DrawnText(string Text, IReadOnlyList<string> Tags);
