using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Audit;

internal static class AuditCards
{
    private const int LongestName = 60;
    private const int LongestWhat = 300;

    /// <summary>A line an entry, the newest first: who did what, and when. Those that read the same are one.</summary>
    public static AdaptiveCard Trail(AuditPage page, AuditTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Context(page.Count),
            CardParts.Title(page.Title),
            .. Together(page.Lines).Select(line => Row(line.Line, line.Times, texts)),
        ],
        Actions = page.Older is { } older ? [CardParts.Button(texts.Older, older)] : null,
    };

    private static List<(AuditPage.Line Line, int Times)> Together(IReadOnlyList<AuditPage.Line> lines)
    {
        var together = new List<(AuditPage.Line Line, int Times)>();
        foreach (var line in lines)
        {
            if (together is [.., (var last, var times)] && last == line)
                together[^1] = (line, times + 1);
            else
                together.Add((line, 1));
        }

        return together;
    }

    private static Container Row(AuditPage.Line line, int times, AuditTexts texts) => new(
    [
        new TextBlock(CardText.Markdown($"**{line.Who.CutAt(LongestName)}** {line.What.CutAt(LongestWhat)}")) { Wrap = true },
        CardParts.Context(times == 1 ? line.When : $"{line.When} · {texts.Times(times)}"),
    ])
    { Separator = true, Spacing = Spacing.Small };
}
