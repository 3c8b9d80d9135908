using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

/// <summary>`project APOLLO`: one project as it stands; `project APOLLO history` and the like: one of its pages.</summary>
internal sealed class ShowProject(
    ProjectStore projects, IEnumerable<IProjectSection> sections, IEnumerable<IProjectPage> pages, ListProjects list) : ICommand
{
    public CommandName Name { get; } = new(["project"], ["projet"])
    {
        Help = language => ProjectTexts.For(language).ShowHelp,
        InManifest = true,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var (named, page) = Meant(turn, line);
        if (named is null)
            return await list.StartAsync(turn, line, cancel);

        var texts = ProjectTexts.For(turn.Language);
        if (!ProjectCode.TryParse(named, out var code)
            || await projects.FindAsync(code.Value, cancel) is not { Project: var project }
            || !MaySee(turn, project))
            return ProjectAccess.NotReadable(turn, named);
        if (page is not null)
            return await page.OpenAsync(turn, project, cancel);

        var shown = await Task.WhenAll(sections.Select(section => section.OfAsync(turn, project, cancel)));
        var card = new Reply.Card(ProjectCards.Show(project, shown, Pages(turn, project), texts), $"{project.Code} {project.Name}");
        return turn.Place.IsShared && turn.LinkedProject != project.Code.Value ? new Reply.Personally(card) : card;
    }

    // In its linked channel a project needs no code: `project history`, though another may be called EDIT.
    private (string? Code, IProjectPage? Page) Meant(Turn turn, CommandLine line) => line.Words switch
    {
        [] => (turn.LinkedProject, null),
        [var word] when turn.LinkedProject is { } linked && PageOf(word) is { } page => (linked, page),
        [var word] => (word, null),
        [var code, var word, ..] => (code, PageOf(word)),
    };

    private IProjectPage? PageOf(string word)
    {
        var folded = FoldedText.Fold(word);
        return pages.FirstOrDefault(page => folded == FoldedText.Fold(page.Word.English) || folded == FoldedText.Fold(page.Word.French));
    }

    // On a card that many see, a button that one of them may press would only be refused to the others.
    private IEnumerable<CardAction> Pages(Turn turn, Project project) =>
        turn.Place.IsShared ? [] : pages.Where(page => page.IsFor(turn, project)).Select(page => page.Button(turn, project));

    // A link shows the project to all of the channel's members, whoever asks.
    private static bool MaySee(Turn turn, Project project) =>
        turn.MayRead(project) || (turn.Place.IsShared && turn.LinkedProject == project.Code.Value);
}
