namespace PmoBot.Tests.Deployment;

/// <summary>What stands behind a name: an object, an array, or an expression, which is kept as its tokens.</summary>
internal abstract record BicepValue
{
    internal sealed record Object(IReadOnlyDictionary<string, BicepValue> Named) : BicepValue;

    internal sealed record Array(IReadOnlyList<BicepValue> Listed) : BicepValue;

    internal sealed record Expression(IReadOnlyList<BicepToken> Written) : BicepValue;

    public BicepValue this[string field] => Fields[field];

    public IReadOnlyList<BicepValue> Items => ((Array)this).Listed;

    public IReadOnlyDictionary<string, BicepValue> Fields => ((Object)this).Named;

    public IReadOnlyList<BicepToken> Tokens => ((Expression)this).Written;

    /// <summary>A text, a number or a name that stands alone.</summary>
    public string Text => Tokens is [var only] ? only.Text : throw new FormatException($"Line {Tokens[0].Line} is not one text.");

    public static BicepValue Read(IReadOnlyList<BicepToken> tokens)
    {
        var at = 0;
        return Read(tokens, ref at);
    }

    private static BicepValue Read(IReadOnlyList<BicepToken> tokens, ref int at)
    {
        if (tokens[at].Is("{"))
            return ReadObject(tokens, ref at);
        if (tokens[at].Is("[") && !tokens[at + 1].Is("for"))
            return ReadArray(tokens, ref at);

        var (expression, depth) = (new List<BicepToken>(), 0);
        for (; at < tokens.Count; at++)
        {
            var token = tokens[at];
            var closes = token.Is("}") || token.Is("]") || token.Is(")");
            if (depth == 0 && (closes || token.Is(",") || token.Kind == BicepKind.LineEnd))
                break;
            depth += closes ? -1 : token.Is("{") || token.Is("[") || token.Is("(") ? 1 : 0;
            if (token.Kind != BicepKind.LineEnd)
                expression.Add(token);
        }

        return new Expression(expression);
    }

    private static Object ReadObject(IReadOnlyList<BicepToken> tokens, ref int at)
    {
        var fields = new Dictionary<string, BicepValue>(StringComparer.Ordinal);
        for (at = Next(tokens, at + 1); !tokens[at].Is("}"); at = Next(tokens, at))
        {
            var name = tokens[at];
            if (name.Kind == BicepKind.Mark || !tokens[at + 1].Is(":"))
                throw new FormatException($"Line {name.Line}: a field has a name and a colon.");
            at += 2;
            fields.Add(name.Text, Read(tokens, ref at));
        }

        at++;
        return new(fields);
    }

    private static Array ReadArray(IReadOnlyList<BicepToken> tokens, ref int at)
    {
        var items = new List<BicepValue>();
        for (at = Next(tokens, at + 1); !tokens[at].Is("]"); at = Next(tokens, at))
            items.Add(Read(tokens, ref at));
        at++;
        return new(items);
    }

    private static int Next(IReadOnlyList<BicepToken> tokens, int at)
    {
        while (tokens[at].Kind == BicepKind.LineEnd || tokens[at].Is(","))
            at++;
        return at;
    }
}
