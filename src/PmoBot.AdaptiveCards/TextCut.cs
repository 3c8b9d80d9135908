using System.Text.Json;

namespace PmoBot.AdaptiveCards;

/// <summary>Cuts what somebody wrote to what a card can afford; "…" stands for the rest, and is counted.</summary>
public static class TextCut
{
    private static readonly LettersStay Encoder = new();

    /// <param name="text">As typed.</param>
    /// <param name="letters">UTF-16 units; an emoji of two is never halved.</param>
    public static string CutAt(this string text, int letters)
    {
        if (text.Length <= letters)
            return text;
        var kept = Math.Max(0, letters - 1);
        return text[..(kept > 0 && char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept)] + "…";
    }

    /// <param name="text">As typed.</param>
    /// <param name="bytes">On the wire, where markdown and JSON escape what must be.</param>
    public static string CutToBytes(this string text, int bytes)
    {
        if (Bytes(text) <= bytes)
            return text;
        var (fits, tooMany) = (1, text.Length);
        while (tooMany - fits > 1)
        {
            var middle = fits + (tooMany - fits) / 2;
            if (Bytes(text.CutAt(middle)) <= bytes)
                fits = middle;
            else
                tooMany = middle;
        }

        return text.CutAt(fits);
    }

    private static int Bytes(string text) => JsonEncodedText.Encode(FrenchSigns.In(MarkdownEscape.Text(text)), Encoder).EncodedUtf8Bytes.Length;
}
