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
                .. plan.Writes.Take(ImportLines).Select(line => CardParts.Small(ImportLine(ProjectImportList.Say(plan, line)))),
                .. More(plan.Writes.Count, texts).Select(more => CardParts.Small(more)),
                .. plan.Writes.Count > ImportDropped.MostInChat ? [CardParts.Paragraph(texts.TooManyForChat(ImportDropped.MostInChat))] : Array.Empty<Element>(),
                .. kept is not null ? [CardParts.Context(texts.Kept)] : Array.Empty<Element>(),
            ],
            Actions = kept is null ? null :
                [CardParts.MainButton(texts.Import(plan.Writes.Count), new CardAddress(ProjectImport.ImportAction, (ImportKept.File, kept)))],
        };
    }

    /// <summary>What it did.</summary>
    /// <param name="plan">What it was about to do.</param>
    /// <param name="count">What became of it.</param>
    /// <param name="late">What became wrong only while it was done.</param>
    public static AdaptiveCard Imported(ProjectImportPlan plan, ImportCount count, IReadOnlyList<ImportFault> late) => new()
    {
        Lang = plan.Rules.Texts.Language.Tag(),
        Body = [CardParts.Title(plan.Rules.Texts.Count(count)), .. Wrong([.. plan.Faults, .. late], plan.Rules.Texts)],
        Actions = [CardParts.Button(plan.Rules.Project.Projects, TurnRouter.Run(plan.Rules.Texts.Language.In("projects", "projets")))],
    };

    private static IEnumerable<Element> Wrong(IReadOnlyList<ImportFault> faults, ProjectImportTexts texts) => faults.Count == 0 ? [] :
    [
        CardParts.Notice(ContainerStyle.Attention,
            [.. faults.Take(ImportLines).Select(fault => (CardText)ImportLine(texts.Wrong(fault))), .. More(faults.Count, texts).Select(more => (CardText)more)]),
    ];

    private static string[] More(int count, ProjectImportTexts texts) => count > ImportLines ? [texts.AndMore(count - ImportLines)] : [];

    private static string ImportLine(string text) => text.CutAt(ImportLetters);
}
