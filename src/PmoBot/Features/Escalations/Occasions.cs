using System.Globalization;
using NodaTime;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

/// <summary>What somebody is to hear of a case as it stands now; cards of before follow in any case.</summary>
/// <param name="Messages">Each is sent once, whatever happens in between: its name says what it is about.</param>
/// <param name="Waits">The case waits for this person's decision.</param>
internal sealed record Told(IReadOnlyList<string> Messages, bool Waits);

/// <summary>Who hears what of a case: pure.</summary>
internal static class Occasions
{
    public const string Level = "level";
    public const string Reminder = "reminder";
    public const string Question = "question";
    public const string Answer = "answer";
    public const string Verdict = "verdict";
    public const string Silent = "silent";

    // Of messages that show a case because their reader raised it there, looked it up, or pressed too late.
    public const string Raised = "raised";
    public const string Seen = "seen";
    public const string Late = "late";

    /// <summary>What the message to a level is called by: whose level has moved on the path is not asked again.</summary>
    public static int KeyOf(Escalation stands, int level) => Math.Max(0, level + stands.Shift);

    /// <summary>Whether nobody's press brought it, but time or a change elsewhere.</summary>
    public static bool IsByTime(string message, Escalation stands, string personId, Instant now)
    {
        return message.Split('-') switch
        {
            [Reminder or Silent, ..] => true,
            // Not who is asked because somebody has just raised it, has spoken differently, or has delegated it.
            [Level, ..] => !IsRecent(stands.RaisedAt) && !(stands.Differing.Count > 0 && stands.Clock.RunsFrom is { } from && IsRecent(from))
                && !stands.Delegations.Any(one => one.To.Is(personId)),
            _ => false,
        };

        bool IsRecent(Instant at) => now - at <= EscalationTime.Punctual;
    }

    // Whoever raised it, and who leads the project where that was somebody else.
    private static List<string> Speakers(EscalationAtHand at) =>
        [at.Escalation.Raiser.ObjectId, .. at.Project.Manager is { } manager && !at.Project.IsLedBy(at.Escalation.Raiser.ObjectId) ? [manager.ObjectId] : Array.Empty<string>()];

    /// <param name="pmo">Object ids of the PMO of its scope, once they have to know.</param>
    /// <returns>By object id; everybody who ever had it before them is there, but for whoever was erased since.</returns>
    public static IReadOnlyDictionary<string, Told> Of(EscalationAtHand at, IReadOnlyList<string> pmo, Instant now)
    {
        var (stands, desk) = (at.Escalation, at.Desk);
        var said = stands.Involved.Concat(pmo).Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(id => id, _ => new List<string>(), StringComparer.OrdinalIgnoreCase);
        var waits = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (stands.IsOpen)
        {
            foreach (var level in stands.LevelsAsked)
            {
                foreach (var seat in desk.SeatsOf(level, stands.Raiser, stands.Delegations, now))
                    Ask(level, seat);
            }

            if (stands.Question is { Answer: null } asked)
                Speakers(at).ForEach(person => Say(person, Question, asked.At.ToUnixTimeTicks()));
            if (stands.Question is { Answer: not null } answered)
                Say(answered.By.ObjectId, Answer, answered.At.ToUnixTimeTicks());
            foreach (var person in stands.SilentRun == stands.Run ? pmo : [])
                Say(person, Silent, stands.Run);
        }

        if (stands.Verdict is not null)
            Speakers(at).ForEach(person => Say(person, Verdict, 0));
        return said.Where(pair => !Person.IsGone(pair.Key)).ToDictionary(pair => pair.Key, pair => new Told(pair.Value, waits.Contains(pair.Key)), StringComparer.OrdinalIgnoreCase);

        // Who is away is not asked where somebody stands in; with the card that they may have they can decide all the same.
        void Ask(int level, Seat seat)
        {
            var person = seat.Asked.ObjectId;
            Say(person, Level, KeyOf(stands, level));
            if (desk.NeedsAll(level) && stands.VoteOf(level, seat.Approver) is not null)
                return;
            waits.Add(person);
            if (level == stands.Level && stands.Reminders > 0)
                Say(person, Reminder, stands.Run, stands.Reminders);
        }

        void Say(string person, string what, params IEnumerable<long> which)
        {
            if (!said.TryGetValue(person, out var messages))
                said[person] = messages = [];
            var message = string.Join('-', which.Prepend(stands.Opening).Select(number => number.ToString(CultureInfo.InvariantCulture)).Prepend(what));
            if (!messages.Contains(message, StringComparer.Ordinal))
                messages.Add(message);
        }
    }
}
