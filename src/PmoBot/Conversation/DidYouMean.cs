namespace PmoBot.Conversation;

/// <summary>What may have been meant, and the button that goes on with all the words.</summary>
internal sealed record Suggestion(string Words, CardAddress Address);

/// <summary>Asks back what is meant by a name that was mistyped. Among what this person may read, or the question betrays what they may not.</summary>
internal static class DidYouMean
{
    /// <summary>Those whose name is one or two letters away from what was typed, the nearest first.</summary>
    public static IReadOnlyList<T> Near<T>(IEnumerable<T> among, string typed, Func<T, string> name)
    {
        var folded = FoldedText.Fold(typed);
        return [.. among.Select(one => (One: one, Name: FoldedText.Fold(name(one))))
            .Select(one => (one.One, Slips: FoldedText.Slips(folded, one.Name), Most: Math.Min(folded.Length, one.Name.Length) < 5 ? 1 : 2))
            .Where(near => near.Slips <= near.Most)
            .OrderBy(near => near.Slips).Select(near => near.One)];
    }

    /// <param name="sentence">That there is no such thing.</param>
    public static Reply Ask(Turn turn, string sentence, IReadOnlyList<Suggestion> suggestions)
    {
        var question = $"{sentence} {ConversationTexts.For(turn.Language).Suggested([.. suggestions.Select(suggestion => suggestion.Words)])}";
        var card = new Reply.Card(ConversationCards.DidYouMean(question, suggestions, turn.Language), question);
        return turn.Place.IsShared ? new Reply.Personally(card) : card;
    }

    /// <summary>A refusal, which asks back where something is near.</summary>
    public static Reply.Refused Instead(Turn turn, Refusal why, string sentence, IReadOnlyList<Suggestion> suggestions) =>
        new(why) { Instead = suggestions.Count == 0 ? null : Ask(turn, sentence, suggestions) };
}
