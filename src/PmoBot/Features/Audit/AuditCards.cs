using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Audit;

internal static class AuditCards
{
    private const int LongestName = 60;
    private const int LongestWhat = 300;

    /// <summary>A line an entry, the newest first: who did what, and when.</summary>
    public static AdaptiveCard Trail(AuditPage page, AuditTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(page.Count),
            CardParts.Title(page.Title),
            .. page.Lines.Select(Row),
        ],
        Actions = page.Older is { } older ? [CardParts.Button(texts.Older, older)] : null,
    };

    private static Container Row(AuditPage.Line line) => new(
    [
        new TextBlock(CardText.Markdown($"**{line.Who.CutAt(LongestName)}** {line.What.CutAt(LongestWhat)}")) { Wrap = true },
        CardParts.Context(line.When),
    ])
    { Separator = true, Spacing = Spacing.Small };
}
