using System.Text;

namespace PmoBot.AdaptiveCards;

/// <summary>
/// The words in place of a name that nobody is to read any more. They are kept in both languages at once, since whoever
/// writes them knows no reader: a card shows those of its own language.
/// </summary>
public static class SomebodyGone
{
    /// <summary>Letters that no escape touches.</summary>
    public const string Name = English + Between + French;

    private const string English = "someone who left";
    private const string Between = " / ";
    private const string French = "une personne partie";

    /// <param name="lang">BCP 47.</param>
    public static string In(string text, string? lang) =>
        text.Contains(Name, StringComparison.Ordinal) && Words(lang) is { } words ? text.Replace(Name, words, StringComparison.Ordinal) : text;

    internal static byte[] In(byte[] json, string? lang) =>
        json.AsSpan().IndexOf("someone who left / "u8) >= 0 ? Encoding.UTF8.GetBytes(In(Encoding.UTF8.GetString(json), lang)) : json;

    private static string? Words(string? lang) => lang switch
    {
        "en" => English,
        "fr" => French,
        _ => null,
    };
}
