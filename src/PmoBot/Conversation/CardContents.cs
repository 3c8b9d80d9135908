using PmoBot.AdaptiveCards;
using PmoBot.Delivery;

namespace PmoBot.Conversation;

internal static class CardContents
{
    /// <summary>A card for whoever reads the language it is in, and the line that notifications show for it.</summary>
    public static CardContent Of(AdaptiveCard card, string summary) => new(card.ToUtf8Json(), SomebodyGone.In(summary, card.Lang));
}
