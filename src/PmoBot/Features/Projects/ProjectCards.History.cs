using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

internal static partial class ProjectCards
{
    /// <summary>A form was sent: what it changed, and what others had changed meanwhile.</summary>
    public static AdaptiveCard Saved(Project project, ProjectMerge merge, ProjectWords words)
    {
        var texts = words.Texts;
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context(Place(project, texts)),
                CardParts.Title(merge.Mine.Count > 0 ? texts.Saved(project.Code.Value) : texts.NothingChanged(project.Code.Value)),
                .. merge.Mine.Select(change => CardParts.Paragraph(words.Say(change))),
                .. merge.Others.Count == 0 ? Array.Empty<Element>() :
                [
                    CardParts.Notice(ContainerStyle.Warning, [texts.OthersChanged, .. merge.Others.Select(change => (CardText)words.Say(change))]),
                ],
            ],
            Actions =
            [
                CardParts.Button(project.Code.Value, TurnRouter.Run($"{texts.Language.In("project", "projet")} {project.Code}")),
                CardParts.Button(texts.History, ShowHistory.From(project, project.Audit.Sequence)),
            ],
        };
    }

    /// <summary>Who changed what, when, from what to what; the newest first, as many as fit.</summary>
    public static AdaptiveCard History(HistoryPage page, ProjectWords words, DateTimeZone zone) => CardBudget.Fit(page.Steps, (steps, left) =>
    {
        var texts = words.Texts;
        var older = (page.AreMore || left > 0) && steps.Count > 0 ? steps[^1].Entry.Sequence - 1 : (long?)null;
        return new AdaptiveCard
        {
            Lang = texts.Language.Tag(),
            Body =
            [
                CardParts.Context($"{page.Project.Code} {page.Project.Name}"),
                CardParts.Title(texts.HistoryTitle(page.Project.Code.Value)),
                .. steps.Count == 0 ? [CardParts.Paragraph(texts.NoHistory)] : Array.Empty<Element>(),
                .. steps.Select(step => Step(step, page, words, zone)),
            ],
            Actions = older is { } last ? [CardParts.Button(texts.Older, ShowHistory.From(page.Project, last))] : null,
        };
    });

    private static Container Step(HistoryStep step, HistoryPage page, ProjectWords words, DateTimeZone zone)
    {
        var texts = words.Texts;
        var who = page.Actors.TryGetValue(step.Entry.Actor, out var name) ? Short(name) : texts.Forgotten;
        var what = step.Entry.Action == NewProject.CreateVerb ? texts.CreatedBy(who) : texts.ChangedBy(who);
        return new Container(
        [
            CardParts.Context(texts.Moment(step.Entry.At, zone)),
            new TextBlock(what) { Wrap = true, Weight = TextWeight.Bolder, Spacing = Spacing.None },
            .. step.Changes is null
                ? [CardParts.Small(texts.ChangesForgotten)]
                : step.Changes.Where(change => change is not { Key: ProjectFields.Reason, To: null }).Select(change => CardParts.Small(words.Say(change))),
        ])
        { Separator = true, Spacing = Spacing.Medium };
    }
}
