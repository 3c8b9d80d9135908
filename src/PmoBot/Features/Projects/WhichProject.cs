using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

/// <summary>A command that several projects could be meant by asks which.</summary>
internal static class WhichProject
{
    /// <param name="among">At least one.</param>
    /// <param name="address">What the button of one does.</param>
    /// <param name="question">Null: which project.</param>
    public static Reply Ask(Turn turn, IReadOnlyList<Project> among, Func<Project, CardAddress> address, string? question = null)
    {
        var texts = ProjectTexts.For(turn.Language);
        question ??= texts.WhichProject;
        var which = new Reply.Card(ProjectCards.Which(among, texts, address, question), question);
        return turn.Place.IsShared ? new Reply.Personally(which) : which;
    }
}
