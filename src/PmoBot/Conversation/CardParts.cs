using PmoBot.AdaptiveCards;

namespace PmoBot.Conversation;

/// <summary>What the product's cards have in common: small context first, then the one large line, then the rest.</summary>
internal static class CardParts
{
    /// <summary>The chip's width: the longest word of a colour with its shape and trend, never broken.</summary>
    private const string ChipWidth = "112px";

    public static TextBlock Context(CardText text) =>
        new(text) { Wrap = true, Size = TextSize.Small, IsSubtle = true, Spacing = Spacing.None };

    public static TextBlock Title(CardText text) => new(text)
    {
        Wrap = true,
        Size = TextSize.Large,
        Weight = TextWeight.Bolder,
        Spacing = Spacing.None,
        Style = TextBlockStyle.Heading,
    };

    public static TextBlock Small(CardText text) => new(text) { Wrap = true, Size = TextSize.Small, Spacing = Spacing.Small };

    public static TextBlock Paragraph(CardText text) => new(text) { Wrap = true };

    /// <summary>Something that is wrong or must be seen before all else: a word and a ground, never a colour alone.</summary>
    public static Container Notice(ContainerStyle style, params IReadOnlyList<CardText> lines) =>
        new([.. lines.Select((line, index) => new TextBlock(line)
        {
            Wrap = true,
            Size = TextSize.Small,
            Spacing = index == 0 ? Spacing.None : Spacing.Small,
        })])
        { Style = style, Spacing = Spacing.Medium };

    /// <summary>What stands left, and a coloured chip with a word in it right.</summary>
    public static ColumnSet WithChip(IReadOnlyList<Element> left, string words, ContainerStyle style) => new(
    [
        new Column(left) { Width = "stretch", VerticalContentAlignment = VerticalAlignment.Center },
        new Column(
        [
            new Container([new TextBlock(words)
            {
                Weight = TextWeight.Bolder,
                Size = TextSize.Small,
                HorizontalAlignment = HorizontalAlignment.Center,
            }]) { Style = style },
        ])
        { Width = ChipWidth, VerticalContentAlignment = VerticalAlignment.Center },
    ]);

    /// <summary>How many stand where: two in a row, for four would be cut on a phone. What there is none of has no colour that draws the eye.</summary>
    /// <param name="chips">In words with their shape, and what stands under these, if anything.</param>
    public static IEnumerable<ColumnSet> Chips(IReadOnlyList<(string Words, int Count, ContainerStyle Style, string? Under)> chips) => chips.Chunk(2).Select((row, at) => new ColumnSet(
    [
        .. row.Select(chip => new Column(
        [
            new TextBlock(chip.Words) { Wrap = true, Weight = TextWeight.Bolder, HorizontalAlignment = HorizontalAlignment.Center },
            .. chip.Under is { } under ? [Context(under) with { HorizontalAlignment = HorizontalAlignment.Center }] : Array.Empty<Element>(),
        ])
        { Width = "stretch", Spacing = Spacing.Small, Style = chip.Count > 0 ? chip.Style : ContainerStyle.Emphasis }),
    ])
    { Spacing = at == 0 ? Spacing.Medium : Spacing.Small });

    /// <summary>
    /// What stands above the fields, with whatever notice there is. In one place, as each field is: a client that knows
    /// an input by its position shows it another's choices once something above it came or went.
    /// </summary>
    public static Container Head(params IEnumerable<Element> parts) => new([.. parts]);

    /// <summary>A field, and under it what the server found wrong with it, in one place.</summary>
    /// <param name="more">What belongs to it, at times.</param>
    public static IEnumerable<Element> Field(Input input, IReadOnlyList<FieldError> errors, params IEnumerable<Element> more) =>
    [
        new Container(
        [
            input,
            .. errors.Where(error => error.Field == input.Id)
                .Select(error => new TextBlock($"⚠ {error.Message}")
                {
                    Wrap = true,
                    Size = TextSize.Small,
                    Color = TextColor.Attention,
                    Spacing = Spacing.None,
                }),
            .. more,
        ]),
    ];

    /// <summary>A field with the button that acts on it alone, on one line.</summary>
    public static ColumnSet WithButton(Input input, ExecuteAction button) => WithButton([input], button);

    public static ColumnSet WithButton(IReadOnlyList<Element> left, ExecuteAction button) => new(
    [
        new Column(left) { Width = "stretch" },
        new Column([new ActionSet([button])]) { Width = "auto", VerticalContentAlignment = VerticalAlignment.Bottom },
    ]);

    public static ExecuteAction Button(string title, CardAddress address) =>
        new ExecuteAction(title, address.Verb) { Data = address.Data }.OrSubmit();

    /// <summary>The one button that is meant to be pressed.</summary>
    public static ExecuteAction MainButton(string title, CardAddress address) =>
        new ExecuteAction(title, address.Verb) { Data = address.Data, Style = ActionStyle.Positive }.OrSubmit();
}
