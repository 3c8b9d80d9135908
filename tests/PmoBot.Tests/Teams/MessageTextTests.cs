using PmoBot.ActivityProtocol;
using PmoBot.Teams;

namespace PmoBot.Tests.Teams;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("<p>Vendor <b>slips</b></p>", "Vendor slips")]
    [InlineData("<div>one</div><div>two<br>three</div>four", "one\ntwo\nthree\nfour")]
    [InlineData("<p>a&nbsp; b\r\n\r\n c</p>\n\n<p>&nbsp;</p>", "a b c")]
    [InlineData("<p><at id=\"0\">Daniel Okafor</at>, look: 1 &lt; 2 &amp; 3</p>", "Daniel Okafor, look: 1 < 2 & 3")]
    [InlineData("<ul><li>one</li><li>two</li></ul>", "one\ntwo")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr></table>", "a b")]
    [InlineData("fine <emoji id=\"smile\" alt=\"🙂\" title=\"Smile\"></emoji><img itemtype=\"http://schema.skype.com/Emoji\" alt=\"🚀\">", "fine 🙂🚀")]
    [InlineData("<img alt=\"image\" src=\"https://x\">seen", "seen")]
    [InlineData("<attachment id=\"1\"></attachment>", "")]
    [InlineData("<script>alert(1)</script><style>p{}</style>safe<svg onload=alert(1)><text>no</text></svg>", "safe")]
    [InlineData("<img src=x onerror=\"alert(1)\">a<!-- b --><a href=\"javascript:x\">c</a>", "ac")]
    [InlineData("<p>unclosed <b>and <i>deep", "unclosed and deep")]
    [InlineData("<plaintext></p>&amp;", "</p>&amp;")]
    [InlineData("<frameset><frame src=x></frameset>", "")]
    [InlineData("&#xD800;&#0;x", "��x")]
    [InlineData("שלום <b>עולם</b> مرحبا", "שלום עולם مرحبا")]
    [InlineData("", "")]
    public void A_message_in_HTML_is_what_one_reads(string html, string text) => Assert.Equal(text, Read(html));

    [Fact]
    public void A_plain_message_keeps_its_brackets() =>
        Assert.Equal("a <b> c\nd", MessageText.Of(new MessageBody { ContentType = "text", Content = " a <b>  c\r\n\n d " }));

    [Fact]
    public void A_message_without_a_body_says_nothing() => Assert.Equal("", MessageText.Of(null) + MessageText.Of(new MessageBody()));

    [Theory]
    [InlineData("<b>")]
    [InlineData("<div>")]
    [InlineData("<p><b>")]
    [InlineData("<table><td>")]
    [InlineData("<a><p>")]
    public void However_deep_and_long_it_is_it_is_read(string again)
    {
        var text = Read($"start {string.Concat(Enumerable.Repeat(again, 60_000))} end");

        Assert.StartsWith("start", text, StringComparison.Ordinal);
    }

    private static string Read(string html) => MessageText.Of(new MessageBody { ContentType = MessageBody.Html, Content = html });
}
