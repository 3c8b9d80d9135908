using System.Globalization;
using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Escalations;

internal sealed partial record EscalationTexts
{
    public required Language Language { get; init; }

    // A case
    public required Func<Escalation, ZonedDateTime, string> RaisedBy { get; init; }

    /// <summary>Until when, and who decides then; nobody: its PMO is told.</summary>
    public required Func<ZonedDateTime, IReadOnlyList<Person>, string> IfSilent { get; init; }

    public required Func<Person, ZonedDateTime, string> StandsStill { get; init; }

    public required Func<Escalation, string> Line { get; init; }

    public required Func<EscalationState, string> State { get; init; }

    public required Func<Escalation, EscalationOption?, ZonedDateTime, string> Decided { get; init; }

    public required Func<Remark?, DateTimeZone, string> WasWithdrawn { get; init; }

    public required Func<int, int, string> Voices { get; init; }

    public required string AllDecide { get; init; }

    public required Func<Vote, string> Voice { get; init; }

    public required Func<Person, string> OnBehalfOf { get; init; }

    public required Func<Question, string> AskedBy { get; init; }

    public required Func<Question, string> AnsweredBy { get; init; }

    public required Func<int, string> ReminderOf { get; init; }

    public required string AnswerCame { get; init; }

    /// <summary>Who was silent.</summary>
    public required Func<IReadOnlyList<Person>, string> PmoNotice { get; init; }

    /// <summary>Whose decision it is.</summary>
    public required Func<int, IReadOnlyList<Person>, string> AskedOf { get; init; }

    /// <summary>Who was silent before.</summary>
    public required Func<IReadOnlyList<Person>, string> CameUp { get; init; }

    public required string StillYours { get; init; }

    public required Func<Remark, ZonedDateTime, string> OpenedAgain { get; init; }

    public required Func<IReadOnlyList<Vote>, string> Differed { get; init; }

    /// <summary>The reader's own, and who has not spoken yet.</summary>
    public required Func<char, IReadOnlyList<Person>, string> YourVoice { get; init; }

    public required string NoAnswer { get; init; }

    public required string NotYours { get; init; }

    public required string DecisionWaits { get; init; }

    public required string ReadInChat { get; init; }

    public required Func<string, string> About { get; init; }

    // Deciding
    public required string Options { get; init; }

    public required string Recommended { get; init; }

    public required string Comment { get; init; }

    public required string Decide { get; init; }

    public required string Reject { get; init; }

    public required string AskForMore { get; init; }

    public required string Delegate { get; init; }

    public required string Facts { get; init; }

    public required string History { get; init; }

    public required string OptionMissing { get; init; }

    public required string CommentMissing { get; init; }

    public required string QuestionMissing { get; init; }

    public required string AnotherQuestion { get; init; }

    public required Func<string, string> IsAway { get; init; }

    public required Func<int, string> TooLong { get; init; }

    public required Func<WhyNot, Escalation, ZonedDateTime?, string> Why { get; init; }

    // The raiser
    public required string YourAnswer { get; init; }

    public required string Answer { get; init; }

    public required string AnswerMissing { get; init; }

    public required string Withdraw { get; init; }

    public required string WithdrawTitle { get; init; }

    public required string Reopen { get; init; }

    public required string ReopenTitle { get; init; }

    public required string Reason { get; init; }

    public required string ReasonMissing { get; init; }

    public required string PlanAction { get; init; }

    // Delegating
    public required string DelegateTitle { get; init; }

    public required string DelegateTo { get; init; }

    public required string DelegateHint { get; init; }

    public required string PersonMissing { get; init; }

    public required string TakenBack { get; init; }

    public required string TakeBack { get; init; }

    public required Func<Person, string> DelegatedTo { get; init; }

    // The timeline
    public required Func<EscalationId, string> TimelineOf { get; init; }

    public required Func<EscalationStep, Escalation, string> Did { get; init; }

    public required string FactsAsRaised { get; init; }

    public CultureInfo Culture => Language.Culture();

    public static EscalationTexts For(Language language) => language.In(English, French);

    public string Moment(ZonedDateTime at) => at.ToString(Language.In("d MMM, HH:mm", "d MMM 'à\u00A0'HH:mm"), Culture);

    public string Soon(ZonedDateTime at) => at.ToString(Language.In("dddd d MMM, HH:mm", "dddd d MMM 'à\u00A0'HH:mm"), Culture);

    /// <summary>`B, recommended: second supplier, +38,000 EUR, +21 d`.</summary>
    public string Say(EscalationOption option, Escalation escalation, Project project) => string.Join(Separator, new[]
    {
        $"{option.Letter}{(option.Letter == escalation.Recommended ? Recommended : "")}{Language.In(":", " :")} {option.Text}",
        option.Cost is { } cost ? Signed(cost, new Money(Math.Abs(cost), escalation.Unit ?? project.Unit).Format(Language)) : null,
        option.Days is { } days ? $"{(days > 0 ? "+" : "")}{days.ToString(Culture)} {Language.In("d", "j")}" : null,
    }.OfType<string>());

    /// <summary>The first few of them: `Daniel Okafor, Eva Lindqvist + 3`.</summary>
    public static string Names(IReadOnlyCollection<Person> people) =>
        string.Join(", ", people.Take(MostNamed).Select(person => person.Name.CutAt(40))) + (people.Count > MostNamed ? $" + {people.Count - MostNamed}" : "");

    private const int MostNamed = 4;

    private const string Separator = " · ";

    private static string Signed(decimal cost, string amount) => cost switch { > 0 => $"+{amount}", < 0 => $"−{amount}", _ => amount };
}
