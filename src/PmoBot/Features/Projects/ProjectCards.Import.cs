using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Imports;

namespace PmoBot.Features.Projects;

internal static partial class ProjectCards
{
    private const int ImportLines = 20;
    private const int ImportLetters = 200;

    /// <summary>What a dropped file would do, before anything is done.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="plan">What it would do.</param>
    /// <param name="kept">By what the button finds it; null: there is none.</param>
    public static AdaptiveCard ImportList(string file, ProjectImportPlan plan, string? kept)
    {
        var texts = plan.Rules.Texts;
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context(ImportLine(file)),
                CardParts.Title(texts.Planned(plan.Count)),
                .. Wrong(plan.Faults, texts),
                .. plan.Faults.Count > 0 && kept is not null ? [CardParts.Small(texts.WrongLeftOut)] : Array.Empty<Element>(),
                .. Lines(plan, plan.Writes),
                .. plan.Writes.Count > ImportDropped.MostInChat ? [CardParts.Paragraph(texts.TooManyForChat(ImportDropped.MostInChat))] : Array.Empty<Element>(),
                .. kept is not null ? [CardParts.Context(texts.Kept)] : Array.Empty<Element>(),
            ],
            Actions = kept is null ? null : [ImportButton(plan.Writes.Count, kept, texts)],
        };
    }

    /// <summary>What it did; and what it would do now, which nobody was shown before.</summary>
    /// <param name="done">What became of it.</param>
    /// <param name="kept">By what the button for the others finds the file; null: there is none.</param>
    public static AdaptiveCard Imported(ImportDone done, string? kept)
    {
        var texts = done.Plan.Rules.Texts;
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Title(texts.Count(done.Count)),
                .. Wrong(done.Faults, texts),
                .. done.Others.Count > 0 ? [CardParts.Notice(ContainerStyle.Warning, texts.DoesOtherwise(done.Others.Count))] : Array.Empty<Element>(),
                .. Lines(done.Plan, done.Others),
            ],
            Actions =
            [
                .. kept is not null ? [ImportButton(done.Others.Count, kept, texts)] : Array.Empty<CardAction>(),
                CardParts.Button(done.Plan.Rules.Project.Projects, TurnRouter.Run(texts.Language.In("projects", "projets"))),
            ],
        };
    }

    private static IEnumerable<Element> Lines(ProjectImportPlan plan, IReadOnlyList<PlannedLine> lines) => lines.Take(ImportLines)
        .Select(line => CardParts.Small(ImportLine(ProjectImportList.Say(plan, line))))
        .Concat(More(lines.Count, plan.Rules.Texts).Select(more => CardParts.Small(more)));

    private static ExecuteAction ImportButton(int count, string kept, ProjectImportTexts texts) =>
        CardParts.MainButton(texts.Import(count), new CardAddress(ProjectImport.ImportAction, (ImportKept.File, kept)));

    private static IEnumerable<Element> Wrong(IReadOnlyList<ImportFault> faults, ProjectImportTexts texts) => faults.Count == 0 ? [] :
    [
        CardParts.Notice(ContainerStyle.Attention,
            [.. faults.Take(ImportLines).Select(fault => (CardText)ImportLine(texts.Wrong(fault))), .. More(faults.Count, texts).Select(more => (CardText)more)]),
    ];

    private static string[] More(int count, ProjectImportTexts texts) => count > ImportLines ? [texts.AndMore(count - ImportLines)] : [];

    private static string ImportLine(string text) => text.CutAt(ImportLetters);
}
