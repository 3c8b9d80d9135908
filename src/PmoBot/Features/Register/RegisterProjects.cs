using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>Asks back which project is meant.</summary>
internal static class RegisterProjects
{
    /// <summary>Those whose code is one or two letters away from what was typed, the nearest first.</summary>
    public static IReadOnlyList<Project> Near(IReadOnlyList<Project> among, string typed) =>
        [.. among.Select(project => (Project: project, Slips: FoldedText.Slips(typed, project.Code.Value)))
            .Where(near => near.Slips <= (Math.Min(typed.Length, near.Project.Code.Value.Length) < 5 ? 1 : 2))
            .OrderBy(near => near.Slips).Select(near => near.Project)];

    public static Reply DidYouMean(Turn turn, string typed, IReadOnlyList<Suggestion> suggestions)
    {
        var question = RegisterTexts.For(turn.Language).NoSuchProject(typed);
        var card = new Reply.Card(RegisterCards.DidYouMean(question, suggestions, turn.Language), question);
        return turn.Place.IsShared ? new Reply.Personally(card) : card;
    }

    public static Reply WhichOne(Turn turn, IReadOnlyList<Project> meant, Func<Project, CardAddress> address, string? question = null) => meant.Count == 0
        ? new Reply.Text(RegisterTexts.For(turn.Language).NoProjectOfYours)
        : WhichProject.Ask(turn, meant, address, question);
}

/// <summary>What may have been meant, and the button that goes on with all the words.</summary>
internal sealed record Suggestion(string Words, CardAddress Address);

/// <summary>Why nothing is logged or changed here and now, and who could.</summary>
internal static class RegisterRefusals
{
    public static Reply? ForLogging(Turn turn, Project project) => turn.Refuse(Right.LogItem, project) ?? ForClosed(turn, project);

    public static Reply? ForClosed(Turn turn, Project project) => project.State == ProjectState.Closed
        ? ProjectAccess.Here(turn, project, new Reply.Text(RegisterTexts.For(turn.Language).ClosedTakesNone))
        : null;
}
