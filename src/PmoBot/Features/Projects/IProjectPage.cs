using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

/// <summary>What a further word opens: `project APOLLO history`.</summary>
internal interface IProjectPage
{
    /// <summary>The word in English and in French, both understood.</summary>
    (string English, string French) Word { get; }

    string Name(ProjectTexts texts, Project project);

    /// <summary>Whether this person has a use for its button now.</summary>
    bool IsFor(Turn turn, Project project);

    Task<Reply> OpenAsync(Turn turn, Project project, CancellationToken cancel);
}

internal static class ProjectPages
{
    public static CardAddress Address(this IProjectPage page, Project project, Language language) =>
        TurnRouter.Run($"{language.In("project", "projet")} {project.Code} {language.In(page.Word.English, page.Word.French)}");

    // Behind "…", so that what everybody came for is not one of six.
    public static CardAction Button(this IProjectPage page, Turn turn, Project project) =>
        CardParts.Button(page.Name(ProjectTexts.For(turn.Language), project), page.Address(project, turn.Language)) with { Mode = ActionMode.Secondary };
}
