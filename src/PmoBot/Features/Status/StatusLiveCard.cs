using System.Security.Cryptography;
using System.Text;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Status;

/// <summary>
/// The posted cards that show a project's report for a period: one for each `status` in a shared conversation, one for
/// each person's own chat. Who asked for it, and in which language, is kept for where nothing else says what to speak.
/// </summary>
internal static class StatusLiveCard
{
    public const string Renderer = "status";

    public static string Prefix(Period period) => $"status-{period.Id}-";

    /// <summary>The command's own id makes it: Teams repeating the command makes no second card.</summary>
    public static LiveCard ForCommand(Turn turn, Project project, Period period) =>
        New(turn, project, period, $"{Prefix(period)}{Hash(turn.Place.Id + turn.ActivityId)}");

    /// <summary>A person's own: the form that was sent becomes the summary.</summary>
    public static string IdForPerson(Turn turn, Period period) => $"{Prefix(period)}{Hash(turn.Person.ObjectId)}";

    public static Write ShowIn(Turn turn, Project project, Period period, string messageId, LiveCard? stands) => stands is null
        ? LiveCards.Insert(New(turn, project, period, IdForPerson(turn, period)).ShownBy(messageId))
        : LiveCards.Replace(stands.ShownBy(messageId) with { Conversation = turn.Conversation, Subject = Subject(period, turn) });

    /// <summary>Whose card it is matters in a personal chat: what they may see can change.</summary>
    public static (Period Period, Language Language, string PersonId) Read(LiveCard card)
    {
        var parts = card.Subject.Split(' ');
        return (Period.ParseId(parts[0])!, Languages.FromLocale(parts[1]), parts[2]);
    }

    private static LiveCard New(Turn turn, Project project, Period period, string id) => new()
    {
        Owner = project.Code.Partition,
        Id = id,
        Conversation = turn.Conversation,
        Renderer = Renderer,
        Subject = Subject(period, turn),
    };

    private static string Subject(Period period, Turn turn) => $"{period.Id} {turn.Language.Tag()} {turn.Person.ObjectId}";

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..20];
}
