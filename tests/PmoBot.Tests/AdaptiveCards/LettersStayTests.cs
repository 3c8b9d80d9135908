using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PmoBot.AdaptiveCards;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.AdaptiveCards;

public sealed class LettersStayTests
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = new LettersStay() };

    // Letters of all kinds, with what must be escaped and halves of pairs anywhere between.
    private static readonly Arbitrary<string> Texts = Gen.Elements("\"", "\\", "\n", "\t", "\u0001", "\ud83d", "\ude80", "🚀", "é", "\ue001", "plain words ")
        .Or(UnicodeText.UpTo(20)).ListOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Whatever_is_written_is_read_again_and_what_need_not_be_escaped_stands_as_it_is() => Prop.ForAll(Texts, text =>
    {
        var written = JsonSerializer.Serialize(text, Options);
        var well = string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) && rune.Value is < ' ' and not ('\n' or '\r' or '\t') ? " " : rune.ToString()));
        var letters = well.EnumerateRunes().Sum(rune => rune.Value is '"' or '\\' or '\n' or '\r' or '\t' ? 2 : rune.Utf8SequenceLength);
        return JsonSerializer.Deserialize<string>(written) == well
            // What is no letter of any script stands as the one for that, in whichever way.
            && (well.Contains('\ufffd') || Encoding.UTF8.GetByteCount(written) == letters + 2);
    }).QuickCheckThrowOnFailure();
}
