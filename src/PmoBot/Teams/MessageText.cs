using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PmoBot.ActivityProtocol;
using PmoBot.AdaptiveCards;

namespace PmoBot.Teams;

/// <summary>What a message says: its HTML as plain text, paragraphs as lines, mentions as the names in them.</summary>
internal static class MessageText
{
    // Far more than a form takes of it. How long the parser works grows faster than what it reads.
    private const int MostHtml = 16 * 1024;

    private static readonly HashSet<string> Lines = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "noembed", "noframes", "iframe", "object", "svg", "math", "select", "textarea", "title", "xmp",
    };

    public static string Of(MessageBody? body) => body?.Content switch
    {
        null => "",
        { } html when body.ContentType == MessageBody.Html => Tidy(Read(html.CutAt(MostHtml))),
        { } plain => Tidy(plain),
    };

    // By hand from node to node: a hostile message is nested deeper than any stack.
    private static string Read(string html)
    {
        var text = new StringBuilder();
        INode root = new HtmlParser().ParseDocument(html).DocumentElement;
        var node = root;
        while (true)
        {
            Enter(node, text);
            if (node.FirstChild is { } child && !Unseen.Contains(node.NodeName))
            {
                node = child;
                continue;
            }

            while (node != root && node.NextSibling is null)
                Leave(node = node.Parent!, text);
            if (node == root)
                return text.ToString();
            node = node.NextSibling!;
        }
    }

    private static void Enter(INode node, StringBuilder text)
    {
        if (node is IText words)
            text.Append(words.Data.ReplaceLineEndings(" "));
        else if (Lines.Contains(node.NodeName))
            text.Append('\n');
        else if (node.NodeName is "TD" or "TH")
            text.Append(' ');
        // Teams writes an emoji as an image whose other text it is; of a picture that is a word for nobody.
        else if (node is IElement { NodeName: "IMG" or "EMOJI" } image && image.GetAttribute("alt") is { } alt && !alt.Any(char.IsLetterOrDigit))
            text.Append(alt);
    }

    private static void Leave(INode node, StringBuilder text)
    {
        if (Lines.Contains(node.NodeName))
            text.Append('\n');
    }

    private static string Tidy(string text) => string.Join('\n', text.Split('\n')
        .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        .Where(line => line.Length > 0));
}
