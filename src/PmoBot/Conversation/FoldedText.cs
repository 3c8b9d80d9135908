using System.Globalization;
using System.Text;

namespace PmoBot.Conversation;

/// <summary>Words as they are compared: lower case, without accents, one blank between them, apostrophes straight.</summary>
internal static class FoldedText
{
    private const int LongestPiece = 256;

    public static string Fold(string text)
    {
        var (folded, tidy) = (new StringBuilder(text.Length), Tidy(text));
        for (int at = 0, length; at < tidy.Length; at += length)
        {
            length = PieceAt(tidy, at);
            foreach (var letter in tidy.Substring(at, length).Normalize(NormalizationForm.FormD))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                    continue;
                if (!char.IsWhiteSpace(letter))
                    folded.Append(char.ToLowerInvariant(letter));
                else if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd(' ').Replace("œ", "oe", StringComparison.Ordinal).Replace('’', '\'');
    }

    /// <summary>A name as an id: what is kept of it folded, with one hyphen for all that stands between.</summary>
    public static string Id(string name, Func<char, bool> keeps) => string.Join('-', new string([.. Fold(name).Select(letter => keeps(letter) ? letter : '-')])
        .Split('-', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Letters that were changed, left out, added or swapped between two folded words; of one far longer, those that are too many.</summary>
    public static int Slips(string typed, string meant)
    {
        // Nobody meant it, and to compare letter by letter what somebody pasted, with every command there is, takes seconds.
        if (typed.Length > 2 * meant.Length + 2)
            return typed.Length - meant.Length;
        var before = new int[meant.Length + 1];
        var last = Enumerable.Range(0, meant.Length + 1).ToArray();
        for (var i = 1; i <= typed.Length; i++)
        {
            var now = new int[meant.Length + 1];
            now[0] = i;
            for (var j = 1; j <= meant.Length; j++)
            {
                var changed = typed[i - 1] == meant[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + changed);
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }

            (before, last) = (last, now);
        }

        return last[meant.Length];
    }

    // To put the accents upon one letter in order takes their square, and all of them go anyway: a few hundred are enough at once.
    private static int PieceAt(string text, int at)
    {
        var length = Math.Min(LongestPiece, text.Length - at);
        return at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]) ? length - 1 : length;
    }

    // Half a surrogate pair cannot be normalised; it can be typed by a hostile client only.
    private static string Tidy(string text) =>
        text.IsNormalized(NormalizationForm.FormD) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
