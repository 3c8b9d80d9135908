using FsCheck;
using FsCheck.Fluent;
using PmoBot.AdaptiveCards;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.AdaptiveCards;

public sealed class CardTextTests
{
    private static readonly string[] Fragments =
    [
        "*", "**", "_", "__", "[", "]", "](", "(", ")", "!", "`", "```", "~", "~~", "~~~", "\\", "|", ":", "-", "+", "#", "=", ">", "<", "&", "{",
        "# ", "- ", "+ ", "* ", "1. ", "2) ", "> ", "---", "- - -", "===", "|-|-|", "\n", "\r\n", "\n\n", " ", "    ", "\t", "\0",
        "<b>", "</b>", "<at>Ann</at>", "<!--", "<script>", "<https://evil.example>", "&lt;", "&#42;", "&copy;",
        "http://evil.example", "https://evil.example/a_b?c=d&amp=*", "www.evil.example", "mailto:a@evil.example", "[x](http://evil.example)",
        "[x]: http://evil.example", "![x](http://evil.example)", "{{DATE(2026-11-22T06:08:39Z, SHORT)}}", "{{TIME(2026-11-22T06:08:39Z)}}",
        "a", "word", "snake_case", "é", "日本", "🙂", "5", "1.5", "R&D", "C:\\temp", "\\\\server\\share",
    ];

    private static readonly Gen<string> Typed = Gen.Elements(Fragments).ArrayOf().Select(string.Concat)
        .Where(text => !string.IsNullOrWhiteSpace(text.Replace('\0', ' ')));

    [Fact]
    public void Whatever_is_typed_is_shown_as_typed_and_formats_nothing()
    {
        var texts = Gen.ArrayOf(Typed, 250).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3).WithStartSize(5).WithEndSize(30), Prop.ForAll(texts, typed =>
        {
            var drawn = MicrosoftCards.ParseAsync(typed.Select(Card)).GetAwaiter().GetResult();

            foreach (var (text, card) in typed.Zip(drawn))
            {
                AssertShown(text, card.Blocks[0], ["p"]);
                AssertShown($"{text}(x)", card.Blocks[1], ["p"]);
                AssertShown(text, card.Blocks[2], ["p"]);
                AssertShown(text.ReplaceLineEndings(" "), card.Blocks[3], ["p", "a"]);
                AssertShown(text.ReplaceLineEndings(" "), card.Blocks[4], ["span"]);
            }
        }));
    }

    [Theory]
    [InlineData("plain, with 1.5 M€ (R&D) at C:\\temp: a_b #3 5 < 6 -7 ~8!", "plain, with 1.5 M€ (R&D) at C:\\temp: a_b #3 5 < 6 -7 ~8!")]
    [InlineData("*a* _b_", @"\*a\* \_b\_")]
    [InlineData("[x](http://evil.example)", @"[x\](http\://evil.example)")]
    [InlineData("<at>Ann</at>", @"\<at>Ann\</at>")]
    [InlineData("- a\n1. b\n# c", "-\u00A0a\n\n1.\u00A0b\n\n#\u00A0c")]
    [InlineData("first\r\n\r\n   second", "first\n\nsecond")]
    [InlineData("---", @"\---")]
    [InlineData("\\*", @"\\\*")]
    public void Only_what_a_client_would_read_as_a_format_is_escaped(string typed, string wire)
    {
        CardText text = typed;

        Assert.Equal(wire, text.Wire);
    }

    [Fact]
    public void Literal_parts_are_markdown_and_holes_are_not()
    {
        var text = CardText.Markdown($"**{"A*B"}** {"[x]"}({3}) {CardText.Link("a]b", new Uri("https://pmo.example/(1)"))}");

        Assert.Equal(@"**A\*B** [x\](3) [a\]b](https://pmo.example/%281%29)", text.Wire);
    }

    [Fact]
    public void A_missing_text_is_an_empty_one()
    {
        CardText text = (string?)null;

        Assert.Equal("", text.Wire);
    }

    private static AdaptiveCard Card(string typed) => new()
    {
        Body =
        [
            new TextBlock(typed),
            new TextBlock(CardText.Markdown($"{typed}(x)")),
            new TextBlock(CardText.Markdown($"{typed}")),
            new TextBlock(CardText.Link(typed, new Uri("https://pmo.example"))),
            new RichTextBlock([new TextRun(typed.ReplaceLineEndings(" "))]),
        ],
    };

    private static void AssertShown(string typed, DrawnText drawn, string[] allowed)
    {
        Assert.Equal(Lines(typed), Lines(drawn.Text));
        Assert.Empty(drawn.Tags.Except(allowed, StringComparer.Ordinal));
    }

    // White space is the browser's, and so is the invisible joiner in a function's braces.
    private static string[] Lines(string text) =>
    [
        .. text.Replace("\u2060", "", StringComparison.Ordinal).Replace('\uFFFD', ' ').ReplaceLineEndings("\n").Split('\n')
            .Select(line => string.Join(' ', line.Replace('\0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0),
    ];
}
