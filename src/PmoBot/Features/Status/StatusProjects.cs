using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>Which project a `status` is about: the one that is named, else the channel's, else the only one of mine.</summary>
internal sealed class StatusProjects(ProjectStore projects, MyProjects mine)
{
    public async Task<Choice> ChooseAsync(Turn turn, string? typed, CancellationToken cancel)
    {
        if ((typed ?? (turn.Place.IsShared ? turn.LinkedProject : null)) is { } named)
        {
            return ProjectCode.TryParse(named, out var code) && await projects.FindAsync(code.Value, cancel) is { } found
                ? new Choice.One(found.Project)
                : new Choice.Unknown(named);
        }

        var led = (await mine.ListAsync(turn.Person, cancel))
            .Where(project => ProjectAccess.Leads(turn, project) && project.State == ProjectState.Active).ToList();
        return led.Count == 1 ? new Choice.One(led[0]) : new Choice.Several(led);
    }

    public static Reply WhichOne(Turn turn, IReadOnlyList<Project> led, Func<Project, CardAddress> address) => led.Count == 0
        ? new Reply.Text(StatusTexts.For(turn.Language).NoProjectOfYours)
        : WhichProject.Ask(turn, led, address);

    internal abstract record Choice
    {
        internal sealed record One(Project Project) : Choice;

        /// <summary>None or many.</summary>
        internal sealed record Several(IReadOnlyList<Project> Projects) : Choice;

        internal sealed record Unknown(string Code) : Choice;
    }
}
