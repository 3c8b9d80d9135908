using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

/// <summary>`project APOLLO`: one project as it stands.</summary>
internal sealed class ShowProject(ProjectStore projects, IEnumerable<IProjectSection> sections, ListProjects list) : ICommand
{
    public CommandName Name { get; } = new(["project"], ["projet"])
    {
        Help = language => ProjectTexts.For(language).ShowHelp,
        InManifest = true,
    };

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        if ((line.First ?? turn.LinkedProject) is not { } named)
            return await list.StartAsync(turn, line, cancel);

        var texts = ProjectTexts.For(turn.Language);
        if (!ProjectCode.TryParse(named, out var code)
            || await projects.FindAsync(code.Value, cancel) is not { Project: var project }
            || !MaySee(turn, project))
            return ProjectAccess.NotReadable(turn, named);

        var shown = await Task.WhenAll(sections.Select(section => section.OfAsync(turn, project, cancel)));
        var card = new Reply.Card(ProjectCards.Show(project, shown, texts), $"{project.Code} {project.Name}");
        return turn.Place.IsShared && turn.LinkedProject != project.Code.Value ? new Reply.Personally(card) : card;
    }

    // A link shows the project to all of the channel's members, whoever asks.
    private static bool MaySee(Turn turn, Project project) =>
        turn.MayRead(project) || (turn.Place.IsShared && turn.LinkedProject == project.Code.Value);
}
