using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

/// <summary>A command that several projects could be meant by asks which.</summary>
internal static class WhichProject
{
    /// <param name="among">At least one.</param>
    /// <param name="address">What the button of one does.</param>
    public static Reply Ask(Turn turn, IReadOnlyList<Project> among, Func<Project, CardAddress> address)
    {
        var texts = ProjectTexts.For(turn.Language);
        var which = new Reply.Card(ProjectCards.Which(among, texts, address), texts.WhichProject);
        return turn.Place.IsShared ? new Reply.Personally(which) : which;
    }
}
