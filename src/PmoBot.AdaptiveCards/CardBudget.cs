namespace PmoBot.AdaptiveCards;

/// <summary>How long a card may be, and how a list is cut to fit.</summary>
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
    /// <exception cref="CardTooBigException">Too long with no row at all.</exception>
    public static AdaptiveCard Fit<T>(IReadOnlyList<T> rows, Func<IReadOnlyList<T>, int, AdaptiveCard> draw)
    {
        var whole = draw(rows, 0);
        if (Fits(whole))
            return whole;

        var (best, shown, tooMany) = (draw([], rows.Count), 0, rows.Count);
        while (tooMany - shown > 1)
        {
            var middle = shown + (tooMany - shown) / 2;
            var card = draw([.. rows.Take(middle)], rows.Count - middle);
            if (Fits(card))
                (best, shown) = (card, middle);
            else
                tooMany = middle;
        }

        Check(CardJson.Write(best));
        return best;
    }

    internal static byte[] Check(byte[] json) =>
        json.Length <= MaxBytes ? json : throw new CardTooBigException(json.Length);

    private static bool Fits(AdaptiveCard card) => CardJson.Write(card).Length <= MaxBytes;
}

/// <summary>A bug: the card should have been cut by <see cref="CardBudget.Fit"/> or its inputs be shorter.</summary>
public sealed class CardTooBigException(int bytes)
    : InvalidOperationException($"The card is {bytes} bytes long, {bytes - CardBudget.MaxBytes} over the {CardBudget.MaxBytes} allowed.")
{
    public int Bytes => bytes;
}
