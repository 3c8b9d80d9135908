using System.Text;

namespace PmoBot.AdaptiveCards;

internal static class MarkdownEscape
{
    internal static string Escape(string typed)
    {
        var wire = new StringBuilder(typed.Length + 8);
        foreach (var c in typed)
        {
            if ("\\`*_{}[]()<>#+-.!|~&".Contains(c, StringComparison.Ordinal))
                wire.Append('\\');
            wire.Append(c);
        }

        return wire.ToString();
    }
}
