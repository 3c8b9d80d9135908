using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>Which project is meant: the one that is named, else the channel's, else the only one of mine in which I log.</summary>
internal sealed class RegisterProjects(ProjectStore projects, MyProjects mine)
{
    public async Task<Choice> ChooseAsync(Turn turn, RegisterWords words, CancellationToken cancel)
    {
        // A first word that is no project of theirs is a word: "DELAY in supply" begins a sentence.
        if (words.Project is { } typed && ProjectCode.TryParse(typed, out var code)
            && await projects.FindAsync(code.Value, cancel) is { Project: var named } && turn.MayRead(named))
            return new Choice.One(named, words);

        var said = words.WithoutProject();
        if (turn is { Place.IsShared: true, LinkedProject: { } linked } && ProjectCode.TryParse(linked, out var here)
            && await projects.FindAsync(here.Value, cancel) is { Project: var project })
            return new Choice.One(project, said);

        var own = (await mine.ListAsync(turn.Person, cancel))
            .Where(it => turn.May(Right.LogItem, it) && it.State != ProjectState.Closed).ToList();
        return own.Count == 1 ? new Choice.One(own[0], said) : own.Count == 0 && words.Project is not null ? new Choice.Unknown() : new Choice.Several(own);
    }

    internal abstract record Choice
    {
        /// <param name="Words">Without the project's name, if it stood there.</param>
        internal sealed record One(Project Project, RegisterWords Words) : Choice;

        /// <summary>None or many.</summary>
        internal sealed record Several(IReadOnlyList<Project> Projects) : Choice;

        internal sealed record Unknown : Choice;
    }
}

/// <summary>Why nothing is logged here and now, and who could.</summary>
internal static class RegisterRefusals
{
    public static Reply? ForLogging(Turn turn, Project project, RegisterTexts texts)
    {
        if (turn.Refuse(Right.LogItem, project) is { } refusal)
            return refusal;
        return project.State == ProjectState.Closed ? ProjectAccess.Here(turn, project, new Reply.Text(texts.ClosedTakesNone)) : null;
    }
}
