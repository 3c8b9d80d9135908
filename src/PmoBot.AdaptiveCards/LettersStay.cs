using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace PmoBot.AdaptiveCards;

/// <summary>Escapes what JSON demands and leaves every letter and emoji as it is.</summary>
/// <remarks>
/// The escaping of the framework's default guards JSON inside HTML; a card is JSON over HTTP, where é would cost six
/// bytes instead of two. The relaxed one still writes an emoji in twelve instead of four, and a letter of an icon font in
/// six instead of three, so that a form within its inputs' lengths could come back over the budget. A control, which no
/// client shows, would cost six as well: a space stands for it.
/// </remarks>
internal sealed unsafe class LettersStay : JavaScriptEncoder
{
    private static readonly JavaScriptEncoder Relaxed = UnsafeRelaxedJsonEscaping;
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(control => (char)control), '"', '\\']);

    public override int MaxOutputCharactersPerInputCharacter => Relaxed.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < ' ' or '"' or '\\';

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        Relaxed.TryEncodeUnicodeScalar(
            unicodeScalar is < ' ' and not ('\n' or '\r' or '\t') ? ' ' : unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    // Most texts have nothing to escape and no pair of surrogates: both are looked for many letters at a time.
    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var whole = new ReadOnlySpan<char>(text, textLength);
        var escaped = whole.IndexOfAny(Escaped);
        var pair = (escaped < 0 ? whole : whole[..escaped]).IndexOfAnyInRange('\uD800', '\uDFFF');
        if (pair < 0)
            return escaped;

        var rest = whole[pair..];
        while (Rune.DecodeFromUtf16(rest, out var rune, out var length) is OperationStatus.Done && !WillEncode(rune.Value))
            rest = rest[length..];
        return rest.IsEmpty ? -1 : textLength - rest.Length;
    }
}
