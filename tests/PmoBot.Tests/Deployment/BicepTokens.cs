namespace PmoBot.Tests.Deployment;

internal enum BicepKind { Word, Text, Mark, LineEnd }

/// <summary>A word (a number too), a text without its quotes, or a mark. <see cref="Names"/>: what a text interpolates.</summary>
internal sealed record BicepToken(BicepKind Kind, string Text, int Line)
{
    public IReadOnlyList<BicepToken> Names { get; init; } = [];

    public bool Is(string mark) => Kind is BicepKind.Mark or BicepKind.Word && Text == mark;
}

/// <summary>Cuts a Bicep file into tokens: comments and blanks go, and every bracket must have its partner.</summary>
internal static class BicepTokens
{
    private const string Opening = "([{";
    private const string Closing = ")]}";

    /// <exception cref="FormatException">A bracket, a text or a comment has no end, or a mark is none of Bicep's.</exception>
    public static IReadOnlyList<BicepToken> Read(string source)
    {
        var (tokens, at, line) = (new List<BicepToken>(), 0, 1);
        var open = new Stack<(char Bracket, int Line)>();
        while (at < source.Length)
        {
            var sign = source[at];
            if (sign == '\n')
            {
                tokens.Add(new(BicepKind.LineEnd, "", line++));
                at++;
            }
            else if (char.IsWhiteSpace(sign))
            {
                at++;
            }
            else if (source.AsSpan(at).StartsWith("//"))
            {
                at = source.IndexOf('\n', at) is >= 0 and var end ? end : source.Length;
            }
            else if (sign == '\'')
            {
                var text = TextAt(source, at, line);
                tokens.Add(text.Token);
                at = text.End;
            }
            else if (char.IsAsciiLetterOrDigit(sign) || sign == '_')
            {
                var end = at;
                while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '_'))
                    end++;
                tokens.Add(new(BicepKind.Word, source[at..end], line));
                at = end;
            }
            else
            {
                Match(sign, line, open);
                tokens.Add(new(BicepKind.Mark, sign.ToString(), line));
                at++;
            }
        }

        return open.TryPeek(out var left) ? throw new FormatException($"'{left.Bracket}' of line {left.Line} is never closed.") : tokens;
    }

    private static void Match(char sign, int line, Stack<(char Bracket, int Line)> open)
    {
        if (Opening.Contains(sign, StringComparison.Ordinal))
            open.Push((sign, line));
        else if (Closing.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var which && (!open.TryPop(out var left) || Opening.IndexOf(left.Bracket, StringComparison.Ordinal) != which))
            throw new FormatException($"'{sign}' in line {line} closes nothing.");
        else if (!"()[]{}=:,.?!<>|&@+-*/%#".Contains(sign, StringComparison.Ordinal))
            throw new FormatException($"'{sign}' in line {line} is not of Bicep.");
    }

    private static (BicepToken Token, int End) TextAt(string source, int start, int line)
    {
        var names = new List<BicepToken>();
        for (var at = start + 1; at < source.Length && source[at] != '\n'; at++)
        {
            if (source[at] == '\\')
            {
                at++;
            }
            else if (source[at] == '\'')
            {
                return (new(BicepKind.Text, source[(start + 1)..at], line) { Names = names }, at + 1);
            }
            else if (source.AsSpan(at).StartsWith("${"))
            {
                var end = source.IndexOf('}', at) is >= 0 and var found ? found : throw new FormatException($"What line {line} fills in has no end.");
                names.AddRange(Read(source[(at + 2)..end]));
                at = end;
            }
        }

        throw new FormatException($"The text in line {line} has no end.");
    }
}
