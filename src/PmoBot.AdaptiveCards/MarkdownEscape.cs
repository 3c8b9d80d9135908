using System.Text.RegularExpressions;

namespace PmoBot.AdaptiveCards;

/// <summary>
/// Makes typed text read as typed where clients read markdown. Teams on desktop and web reads CommonMark; its phone
/// clients read a subset and take away a backslash only before <c>* _ [ ] )</c>. So as little as possible is escaped,
/// by what surrounds it, and list markers get a no-break space instead: neither client takes that for a list.
/// </summary>
/// <remarks>
/// Bare addresses lose their link (<c>https\://</c>): a card speaks with the bot's authority, and a reader who wants
/// to follow one can copy it. On phones that backslash shows. Lines become paragraphs, since a single line feed is
/// a space in markdown; blank lines and indentation go.
/// </remarks>
internal static partial class MarkdownEscape
{
    /// <summary>The whole of a text.</summary>
    internal static string Text(string typed) => string.Join("\n\n", Whole(Lines(typed)));

    /// <summary>A part of a line, between others that may complete what it begins: spaces around it are kept.</summary>
    internal static string Part(string typed)
    {
        var lines = Lines(typed);
        var body = string.Join("\n\n", [.. Whole(lines[..^1]), OpenLine(lines[^1].TrimStart())]);
        return char.IsWhiteSpace(typed.FirstOrDefault()) ? $" {body}" : body;
    }

    /// <summary>The title of a link, in which a bracket would end it.</summary>
    internal static string LinkTitle(string typed) =>
        EscapedOrBracket().Replace(Part(typed), found => found.Length > 1 ? found.Value : $@"\{found}").ReplaceLineEndings(" ");

    // Every pattern looks at a handful of characters; the limit is for the reader of this line, never reached.
    private const int TimeoutMilliseconds = 1000;

    private static string[] Lines(string typed) =>
        Unprintable().Replace(typed.ReplaceLineEndings("\n"), " ").Split('\n');

    private static IEnumerable<string> Whole(IEnumerable<string> lines) =>
        lines.Select(line => line.Trim()).Where(line => line.Length > 0).Select(Line);

    // What follows is not known: nothing, or at worst an opening parenthesis.
    private static string OpenLine(string line) =>
        Marker().IsMatch(line) || Ruler().IsMatch(line) ? Line(line) : Line($"{line}(")[..^1];

    private static string Line(string line)
    {
        if (Ruler().IsMatch(line))
            return $@"\{line}";
        if (Marker().IsMatch(line))
            return $@"{line[..^1]}\{line[^1]}";
        return MarkerBeforeText().Replace(Inline().Replace(line, @"\$0"), "${marker}\u00A0");
    }

    [GeneratedRegex(
        """
          \*                                        # emphasis, lists, rulers
        | _ (?<! [A-Za-z0-9] _ (?= [A-Za-z0-9] ) )  # emphasis, but not within_a_word
        | `                                         # code
        | ~ (?= ~ ) | (?<= ~ ) ~                    # strikethrough, fences
        | \\ (?= [!-/:-@\[-`{-~] )                  # a backslash that would escape
        | \] (?= [(:] )                             # links, images, link definitions
        | < (?= [A-Za-z/!?] )                       # HTML, mentions, links in angle brackets
        | & (?= \# | [A-Za-z][A-Za-z0-9]{1,31}; ) # entities
        | ^ >                                       # quotations
        | : (?= // ) | (?<= \b www ) \. | (?<= \b mailto ) :  # bare addresses
        | (?<= \{ ) \{ (?= (DATE|TIME) \( )         # functions
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeoutMilliseconds)]
    private static partial Regex Inline();

    [GeneratedRegex("^(?<marker>#{1,6}|[-+]|[0-9]{1,9}[.)]) ", RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex MarkerBeforeText();

    [GeneratedRegex("^(#{1,6}|[-+]|[0-9]{1,9}[.)])\\z", RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex Marker();

    [GeneratedRegex("^-[- ]+\\z", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Ruler();

    [GeneratedRegex(@"\\.|[\[\]]", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex EscapedOrBracket();

    [GeneratedRegex(@"[\p{Cc}-[\n]]", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Unprintable();
}
