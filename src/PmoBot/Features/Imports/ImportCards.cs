using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Imports;

namespace PmoBot.Features.Imports;

internal static class ImportCards
{
    private const int ImportLines = 20;
    private const int ImportLetters = 200;

    /// <summary>What a dropped file would do, before anything is done.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="plan">What it would do.</param>
    /// <param name="button">Null: there is none.</param>
    public static AdaptiveCard List(string file, ImportPlan plan, CardAddress? button)
    {
        var texts = plan.Texts;
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context(ImportLine(file)),
                CardParts.Title(texts.Planned(plan.Count)),
                .. Wrong(plan.Faults, texts),
                .. plan.Faults.Count > 0 && button is not null ? [CardParts.Small(texts.WrongLeftOut)] : Array.Empty<Element>(),
                .. Lines(plan.Writes, texts),
                .. plan.Writes.Count > ImportDropped.MostInChat ? [CardParts.Paragraph(texts.TooManyForChat(plan.Things.Counted(ImportDropped.MostInChat)))] : Array.Empty<Element>(),
                .. button is not null ? [CardParts.Context(texts.Kept)] : Array.Empty<Element>(),
            ],
            Actions = button is null ? null : [ImportButton(plan.Writes.Count, plan, button)],
        };
    }

    /// <summary>What it did; and what it would do now, which nobody was shown before.</summary>
    /// <param name="done">What became of it.</param>
    /// <param name="button">For the others; null: there is none.</param>
    public static AdaptiveCard Imported(ImportDone done, CardAddress? button)
    {
        var texts = done.Plan.Texts;
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Title(texts.Count(done.Count)),
                .. Wrong(done.Faults, texts),
                .. done.Others.Count > 0 ? [CardParts.Notice(ContainerStyle.Warning, texts.DoesOtherwise(done.Others.Count))] : Array.Empty<Element>(),
                .. Lines(done.Others, texts),
            ],
            Actions =
            [
                .. button is not null ? [ImportButton(done.Others.Count, done.Plan, button)] : Array.Empty<CardAction>(),
                CardParts.Button(done.Plan.Things.See, TurnRouter.Run(done.Plan.Things.Command)),
            ],
        };
    }

    private static IEnumerable<Element> Lines(IReadOnlyList<PlannedLine> lines, ImportListTexts texts) => lines.Take(ImportLines)
        .Select(line => CardParts.Small(ImportLine(line.Words)))
        .Concat(More(lines.Count, texts).Select(more => CardParts.Small(more)));

    private static ExecuteAction ImportButton(int count, ImportPlan plan, CardAddress button) =>
        CardParts.MainButton(plan.Texts.Import(plan.Things.Counted(count)), button);

    private static IEnumerable<Element> Wrong(IReadOnlyList<ImportFault> faults, ImportListTexts texts) => faults.Count == 0 ? [] :
    [
        CardParts.Notice(ContainerStyle.Attention,
            [.. faults.Take(ImportLines).Select(fault => (CardText)ImportLine(texts.Wrong(fault))), .. More(faults.Count, texts).Select(more => (CardText)more)]),
    ];

    private static string[] More(int count, ImportListTexts texts) => count > ImportLines ? [texts.AndMore(count - ImportLines)] : [];

    private static string ImportLine(string text) => text.CutAt(ImportLetters);
}
