using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Teams;

/// <summary>Words outside a card, set as a card sets its own.</summary>
internal static class ShownWords
{
    public static string ShownTo(this string words, Turn turn) => FrenchSigns.In(SomebodyGone.In(words, turn.Language.Tag()));
}
