using PmoBot.AdaptiveCards;

namespace PmoBot.Conversation;

/// <summary>
/// A use case that finds what somebody may post as a card while they write a message. Whoever reads the conversation will
/// read the card: the turn's place says whether that is this person alone.
/// </summary>
internal interface ISearch
{
    /// <summary>As in the app's manifest: a literal that never changes.</summary>
    string CommandId { get; }

    Task<SearchAnswer> SearchAsync(Turn turn, SearchQuery query, CancellationToken cancel);
}

/// <param name="Text">As typed so far; empty before the first letter.</param>
/// <param name="Skip">Hits before those that are asked for.</param>
/// <param name="Count">How many are asked for.</param>
internal sealed record SearchQuery(string Text, int Skip, int Count)
{
    /// <summary>What Teams shows at a time.</summary>
    public const int MostHits = 25;

    /// <summary>What a client asked for, within reason.</summary>
    public static SearchQuery Of(string text, int? skip, int? count) =>
        new(text, Math.Max(0, skip ?? 0), Math.Clamp(count ?? MostHits, 1, MostHits));
}

internal abstract record SearchAnswer
{
    internal sealed record Hits(IReadOnlyList<SearchHit> Page) : SearchAnswer;

    /// <summary>There is nothing to post, and why.</summary>
    internal sealed record Nothing(string Words) : SearchAnswer;
}

/// <param name="Card">What is posted.</param>
/// <param name="Title">Of its line in the list, as typed.</param>
/// <param name="Line">Below it: words of ours alone, for Teams reads HTML there.</param>
internal sealed record SearchHit(AdaptiveCard Card, string Title, string Line);
