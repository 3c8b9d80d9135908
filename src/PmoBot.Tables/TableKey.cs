using System.Buffers;
using System.Text;

namespace PmoBot.Tables;

/// <summary>
/// Partition and row keys as they are stored. Plain characters (A–Z a–z 0–9 - _ .) stand for themselves; every other
/// UTF-8 byte is written as ~hh, so that a key survives Table Storage's forbidden characters and SQLite alike.
/// </summary>
public static class TableKey
{
    /// <summary>Escaped characters at most: Azurite's limit, half of Table Storage's own.</summary>
    public const int MaxLength = 512;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <exception cref="ArgumentException">Longer than <see cref="MaxLength"/> once escaped, or half a surrogate pair.</exception>
    public static string Escape(string key)
    {
        if (!key.AsSpan().ContainsAnyExcept(Plain))
            return Short(key);

        var escaped = new StringBuilder(key.Length + 16);
        foreach (var unit in new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(key))
        {
            if (unit < 128 && Plain.Contains((char)unit))
                escaped.Append((char)unit);
            else
                escaped.Append('~').Append(unit.ToString("x2", null));
        }

        return Short(escaped.ToString());
    }

    /// <summary>Whether it can be a key at all: what comes from outside need not be one.</summary>
    public static bool Fits(string key)
    {
        var length = 0;
        foreach (var rune in key.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return false;   // which half a surrogate pair is read as, and which nobody is called
            length += rune.IsAscii && Plain.Contains((char)rune.Value) ? 1 : 3 * rune.Utf8SequenceLength;
        }

        return length is > 0 and <= MaxLength;
    }

    public static string Unescape(string escaped)
    {
        if (!escaped.Contains('~', StringComparison.Ordinal))
            return escaped;

        var bytes = new List<byte>(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '~')
            {
                bytes.Add((byte)escaped[i]);
                continue;
            }

            bytes.Add(Convert.FromHexString(escaped.AsSpan(i + 1, 2))[0]);
            i += 2;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>The upper bound of a query for every row whose key starts with the prefix, "" for all rows.</summary>
    public static string EndOf(string prefix) => prefix + "\U0010FFFF";

    private static string Short(string key) => key.Length <= MaxLength
        ? key
        : throw new ArgumentException($"A key of {key.Length} escaped characters is longer than {MaxLength}.", nameof(key));
}
