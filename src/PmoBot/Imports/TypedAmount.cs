using System.Globalization;

namespace PmoBot.Imports;

/// <summary>
/// An amount with a decimal comma or point, whatever the reader's language: files travel. Of two different marks the
/// last is the decimal one; one mark before three digits could be either, and is not taken.
/// </summary>
internal static class TypedAmount
{
    private const int LongestText = 24;

    public static (decimal? Value, string? Wrong) Parse(string text, ImportTexts texts)
    {
        var digits = new string([.. text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('\'' or '’'))]);
        if (digits.Length > LongestText || digits.Any(letter => letter is not (>= '0' and <= '9' or ',' or '.')))
            return (null, texts.NotAnAmount(text));

        var last = digits.LastIndexOfAny([',', '.']);
        if (last < 0)
            return Number(digits, "");
        var (whole, fraction) = (digits[..last], digits[(last + 1)..]);
        var marks = whole.Count(letter => letter is ',' or '.');
        var same = marks > 0 && whole.Contains(digits[last], StringComparison.Ordinal);
        if (marks == 0 && fraction.Length == 3 && whole.Length is >= 1 and <= 3 && whole != "0")
            return (null, texts.AmbiguousAmount(text));
        if (marks == 0)
            return Number(whole, fraction);
        return same ? Number(Ungrouped(digits), "") : Number(Ungrouped(whole), fraction);

        (decimal?, string?) Number(string? before, string after) =>
            before is { Length: > 0 } && decimal.TryParse($"{before}.{after}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? (number, null)
                : (null, texts.NotAnAmount(text));
    }

    // Groups of three by one and the same mark, or it was no grouping.
    private static string? Ungrouped(string digits)
    {
        var mark = digits[digits.IndexOfAny([',', '.'])];
        var groups = digits.Split(mark);
        return groups[0].Length is >= 1 and <= 3
            && groups.Skip(1).All(group => group.Length == 3 && group.All(char.IsAsciiDigit))
            && groups[0].All(char.IsAsciiDigit)
            ? string.Concat(groups)
            : null;
    }
}
