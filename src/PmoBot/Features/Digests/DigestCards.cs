using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Digests;

/// <summary>A digest as it is read.</summary>
internal static partial class DigestCards
{
    /// <summary>Characters of a line: what does not fit stands on the project's own card.</summary>
    public const int LongestLine = 160;

    private const int LongestName = 80;

    /// <param name="send">Of a preview: nothing is kept of it, so it cannot be shown again.</param>
    public static AdaptiveCard Edition(DigestEdition edition, DigestReader reader, DigestTexts texts, string? notice = null, CardAction? send = null) =>
        CardBudget.Fit([.. Enumerable.Range(1, TopLines.Most)], (lines, _) => new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Speak = texts.Headline(edition),
            Body =
            [
                .. notice is not null ? [CardParts.Notice(ContainerStyle.Emphasis, notice)] : Array.Empty<Element>(),
                CardParts.Context(texts.About(edition)),
                CardParts.Title(texts.Title(edition)),
                .. edition.IsLate ? [CardParts.Context(texts.Late(edition))] : Array.Empty<Element>(),
                .. Chips(edition.Counts, texts),
                .. edition.Blocks.SelectMany(block => Block(block, edition, lines.Count, texts)),
                CardParts.Context(send is null ? $"{texts.AsOf(edition)} {texts.ShownAgain(edition)}" : texts.AsOf(edition)) with { Spacing = Spacing.Medium },
                .. reader.Channel is not null && edition.Blocks.Any(block => Left(block, lines.Count) > 0) ? [CardParts.Context(texts.TheRest(edition))] : Array.Empty<Element>(),
                .. reader.MayReadTrail && reader.Channel is null && edition.Anchor is not null ? [CardParts.Context(texts.AnchorsOf(edition))] : Array.Empty<Element>(),
            ],
            Actions = [.. send is not null ? [send] : Array.Empty<CardAction>(), .. reader.Channel is { } channel ? [new OpenUrlAction(texts.OpenBot, channel.ChatWithBot)] : Leads(edition, texts)],
        }, asString: true);

    private static IEnumerable<CardAction> Leads(DigestEdition edition, DigestTexts texts)
    {
        yield return CardParts.Button(texts.OpenSubject(edition), TurnRouter.Run(texts.SubjectCommand(edition)));
        if (edition.Blocks.Any(block => block.Part == DigestPart.Decisions))
            yield return CardParts.Button(texts.Approvals, TurnRouter.Run(texts.Language.In("approvals", "validations")));
    }

    private static IEnumerable<ColumnSet> Chips(IReadOnlyList<DigestCount> counts, DigestTexts texts) =>
        CardParts.Chips([.. counts.Select(count => ($"{count.Shape} {count.Count} {texts.CountOf(count)}", count.Count, StyleOf(count.Shape), (string?)null))]);

    private static ContainerStyle StyleOf(string shape) => shape switch
    {
        "●" => ContainerStyle.Good,
        "▲" => ContainerStyle.Warning,
        "■" => ContainerStyle.Attention,
        _ => ContainerStyle.Emphasis,
    };

    private static IEnumerable<Element> Block(DigestBlock block, DigestEdition edition, int most, DigestTexts texts)
    {
        if (block.Part == DigestPart.Coverage)
        {
            yield return CardParts.Context(InWords(block.Lines[0], texts.Language));
            yield break;
        }

        yield return new TextBlock(texts.Part(block, edition)) { Wrap = true, Weight = TextWeight.Bolder, Spacing = Spacing.Medium, Style = TextBlockStyle.Heading };
        foreach (var line in block.Lines.Take(most))
            yield return new TextBlock(InWords(line, texts.Language)) { Wrap = true, Spacing = Spacing.Small };
        if (Left(block, most) is > 0 and var left)
            yield return CardParts.Context(texts.AndMore(left));
    }

    private static int Left(DigestBlock block, int most) =>
        block.Lines.Count == 0 || block.Part is DigestPart.Exposure or DigestPart.GoodNews or DigestPart.Coverage ? 0 : block.Total - Math.Min(most, block.Lines.Count);

    private static CardText InWords(DigestLine line, Language language)
    {
        var (shape, text) = (line.Shape is null ? "" : $"{line.Shape} ", line.Text.In(language).CutAt(LongestLine));
        return line.Subject is { } subject ? CardText.Markdown($"{shape}**{subject}** {text}") : CardText.Markdown($"{shape}{text}");
    }
}
