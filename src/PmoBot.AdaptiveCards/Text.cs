using System.Text.Json.Serialization;

namespace PmoBot.AdaptiveCards;

/// <summary>Text whose plain strings are shown as they were typed; formats come by <see cref="CardText.Markdown"/>.</summary>
public sealed record TextBlock(CardText Text) : Element
{
    internal override string Type => "TextBlock";

    public bool Wrap { get; init; }

    public int? MaxLines { get; init; }

    public TextSize? Size { get; init; }

    public TextWeight? Weight { get; init; }

    public TextColor? Color { get; init; }

    public bool IsSubtle { get; init; }

    public HorizontalAlignment? HorizontalAlignment { get; init; }

    /// <summary>Heading: what a screen reader jumps to.</summary>
    public TextBlockStyle? Style { get; init; }
}

/// <summary>Runs of text in which nothing is markdown.</summary>
public sealed record RichTextBlock(IReadOnlyList<TextRun> Inlines) : Element
{
    internal override string Type => "RichTextBlock";

    public HorizontalAlignment? HorizontalAlignment { get; init; }
}

public sealed record TextRun([property: JsonConverter(typeof(PlainTextConverter))] string Text)
{
    [JsonInclude, JsonPropertyOrder(-1)]
    internal string Type => "TextRun";

    public TextSize? Size { get; init; }

    public TextWeight? Weight { get; init; }

    public TextColor? Color { get; init; }

    public bool IsSubtle { get; init; }

    public bool Italic { get; init; }

    public bool Strikethrough { get; init; }

    public CardAction? SelectAction { get; init; }
}

public enum TextSize { Default, Small, Medium, Large, ExtraLarge }

public enum TextWeight { Default, Lighter, Bolder }

public enum TextColor { Default, Dark, Light, Accent, Good, Warning, Attention }

[JsonConverter(typeof(Lowered<TextBlockStyle>))]
public enum TextBlockStyle { Default, Heading }
