using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

/// <summary>
/// Text where a client reads markdown. A string is shown as it was typed; formats are asked for by name:
/// <c>CardText.Markdown($"**{code}** {name}")</c>, whose literal parts are markdown and whose holes are shown as typed.
/// </summary>
[JsonConverter(typeof(CardTextConverter))]
public sealed record CardText
{
    private CardText(string wire) => Wire = wire;

    /// <summary>The markdown that goes out.</summary>
    public string Wire { get; }

    /// <summary>As typed; line breaks become paragraphs.</summary>
    public static implicit operator CardText(string? typed) => FromString(typed);

    public static CardText FromString(string? typed) => new(MarkdownEscape.Text(typed ?? ""));

    public static CardText Markdown(MarkdownInterpolation text) => new(text.ToString());

    /// <param name="title">Shown as typed.</param>
    /// <param name="url">Absolute.</param>
    public static CardText Link(string title, Uri url)
    {
        // Phones end the link at the first parenthesis.
        var target = url.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return new($"[{MarkdownEscape.LinkTitle(title)}]({target})");
    }

    // Teams finds the mention by comparing this text with the entity's before it reads markdown, so a name is thinned,
    // not escaped.
    internal static CardText At(string name) =>
        new($"<at>{string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '\'' or '.' or ','))}</at>");

    public override string ToString() => Wire;

    internal static CardText Verbatim(string plain) => new(WithoutFunctions(plain));

    /// <summary>
    /// Plain text knows no backslash, yet clients still look for {{DATE(…)}} in it: an invisible word joiner parts the braces.
    /// </summary>
    internal static string WithoutFunctions(string plain) => plain
        .Replace("{{DATE(", "{\u2060{DATE(", StringComparison.OrdinalIgnoreCase)
        .Replace("{{TIME(", "{\u2060{TIME(", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Literal parts are markdown; holes are shown as typed. Numbers and dates come formatted for the reader.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkdownInterpolation(int literalLength, int formattedCount)
{
    private readonly StringBuilder _wire = new(literalLength + formattedCount * 16);

    public void AppendLiteral(string value) => _wire.Append(value);

    public void AppendFormatted(string? value) => _wire.Append(MarkdownEscape.Part(value ?? ""));

    public void AppendFormatted(CardText value) => _wire.Append(value.Wire);

    public void AppendFormatted(int value) => _wire.Append(CultureInfo.InvariantCulture, $"{value}");

    public override string ToString() => _wire.ToString();
}

internal sealed class CardTextConverter : JsonConverter<CardText>
{
    public override CardText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cards are written, never read.");

    public override void Write(Utf8JsonWriter writer, CardText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(FrenchSigns.In(value.Wire));
}
