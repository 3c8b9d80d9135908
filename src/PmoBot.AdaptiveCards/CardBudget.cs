using System.Text.Encodings.Web;
using System.Text.Json;

namespace PmoBot.AdaptiveCards;

/// <summary>How long a card may be, and how a list or what somebody wrote is cut to fit.</summary>
public static class CardBudget
{
    /// <summary>
    /// Bytes in UTF-8. A bot's own message may be longer (about 100 KB), but a channel message through Graph is cut
    /// off near 28 KB, and any card may go either way.
    /// </summary>
    public const int MaxBytes = 28_000;

    /// <summary>
    /// The card with as many of the rows, from the first, as the budget allows. <paramref name="draw"/> is given
    /// those and how many are left out, for its "and N more".
    /// </summary>
    /// <param name="asString">It travels as a string in a message of Graph's, where each quote and each backslash takes one byte more.</param>
    /// <exception cref="CardTooBigException">Too long with no row at all.</exception>
    public static AdaptiveCard Fit<T>(IReadOnlyList<T> rows, Func<IReadOnlyList<T>, int, AdaptiveCard> draw, bool asString = false)
    {
        var whole = draw(rows, 0);
        return Fits(whole, asString) ? whole : Most(rows.Count, shown => draw([.. rows.Take(shown)], rows.Count - shown), asString);
    }

    /// <summary>
    /// The card whole or, where that is too long, with its texts cut: <paramref name="draw"/> is given at how many letters
    /// each, as many as the budget allows.
    /// </summary>
    /// <exception cref="CardTooBigException">Too long with no text at all.</exception>
    public static AdaptiveCard Cut(Func<int, AdaptiveCard> draw)
    {
        var whole = draw(int.MaxValue);
        return Fits(whole) ? whole : Most(MaxBytes, draw);
    }

    // The card of the greatest number below one that is too many.
    private static AdaptiveCard Most(int tooMany, Func<int, AdaptiveCard> draw, bool asString = false)
    {
        var (best, number) = (draw(0), 0);
        while (tooMany - number > 1)
        {
            var middle = number + (tooMany - number) / 2;
            var card = draw(middle);
            if (Fits(card, asString))
                (best, number) = (card, middle);
            else
                tooMany = middle;
        }

        Check(best.Json);
        return best;
    }

    internal static byte[] Check(byte[] json) =>
        json.Length <= MaxBytes ? json : throw new CardTooBigException(json.Length);

    /// <summary>Whether the card is short enough to be sent.</summary>
    public static bool Holds(AdaptiveCard card) => Fits(card);

    private static bool Fits(AdaptiveCard card, bool asString = false) => card.Json is var json
        && (asString ? JsonEncodedText.Encode(json, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.Length : json.Length) <= MaxBytes;
}

/// <summary>A bug: the card should have been cut by <see cref="CardBudget.Fit"/> or its inputs be shorter.</summary>
public sealed class CardTooBigException(int bytes)
    : InvalidOperationException($"The card is {bytes} bytes long, {bytes - CardBudget.MaxBytes} over the {CardBudget.MaxBytes} allowed.")
{
    public int Bytes => bytes;
}
