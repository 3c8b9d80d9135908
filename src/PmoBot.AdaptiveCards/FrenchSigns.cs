using System.Buffers;

namespace PmoBot.AdaptiveCards;

/// <summary>
/// In French a space stands before ; : ! ? » and after «, at which no line may break: on a phone the next one would begin
/// with the sign. It is made so where a text is shown, so that all of them are written, typed and compared with ordinary
/// spaces, and what people write in French is set as well as what the product says.
/// </summary>
public static class FrenchSigns
{
    private const char Unbroken = '\u00a0';
    private static readonly SearchValues<char> Signs = SearchValues.Create(";:!?»«");

    /// <param name="text">As it is shown. Other languages set no space there, so none has to be named.</param>
    public static string In(string text) => text.AsSpan().ContainsAny(Signs)
        ? string.Create(text.Length, text, static (shown, written) =>
        {
            written.CopyTo(shown);
            for (var at = 0; at < written.Length; at++)
            {
                if (written[at] == ' ' && (Before(written, at) is '«' || After(written, at) is ';' or ':' or '!' or '?' or '»'))
                    shown[at] = Unbroken;
            }
        })
        : text;

    private static char Before(string text, int at) => at > 0 ? text[at - 1] : default;

    private static char After(string text, int at) => at + 1 < text.Length ? text[at + 1] : default;
}
