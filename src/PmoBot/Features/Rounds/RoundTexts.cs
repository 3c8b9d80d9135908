using System.Globalization;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Status;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

internal sealed partial record RoundTexts
{
    public required Language Language { get; init; }

    public required CommandHelp Help { get; init; }

    // A prompt
    public required Func<Period, string> RoundOf { get; init; }

    public required Func<PromptView, string> Title { get; init; }

    public required Func<PromptView, string> Line { get; init; }

    public required string SentLate { get; init; }

    public required Func<DryView, string> DryFor { get; init; }

    public required string DryPressed { get; init; }

    public required string DryButton { get; init; }

    public required Func<Period, string> DryStarted { get; init; }

    public required Func<ZonedDateTime, string> SnoozedUntil { get; init; }

    public required Func<string, string> LastTime { get; init; }

    public required string NoReportYet { get; init; }

    public required Func<string, string> YouStandInFor { get; init; }

    public required Func<ReceivedReport, string> ReportedAs { get; init; }

    public required Func<PromptLine.Over, string> Over { get; init; }

    public required Func<string, string> NotYours { get; init; }

    public required Func<int, string> MoreLines { get; init; }

    public required string NothingChanged { get; init; }

    public required string Update { get; init; }

    public required string Undo { get; init; }

    public required string Later { get; init; }

    public required string AnotherTime { get; init; }

    public required string AskMyDeputy { get; init; }

    public required Func<string, string> DeputyAway { get; init; }

    // Putting off
    public required string WhenAgain { get; init; }

    public required string Day { get; init; }

    public required string Time { get; init; }

    public required string PutOff { get; init; }

    public required string ChooseDay { get; init; }

    public required string ChooseTime { get; init; }

    public required string TimeIsPast { get; init; }

    public required Func<ZonedDateTime, string> NotAfterCutOff { get; init; }

    public required string NothingToPutOff { get; init; }

    // The live round
    public required Func<RoundState, string> State { get; init; }

    public required string Missing { get; init; }

    public required Func<int, string, string> Counted { get; init; }

    public required Func<Excuse, string?, string> Excused { get; init; }

    public required Func<string, Instant?, DateTimeZone, string> Unreachable { get; init; }

    public required string StillGathered { get; init; }

    public required string RoundFact { get; init; }
    /// <summary>The period, the rates, and whether it is over.</summary>
    public required Func<string, string, bool, string> Coverage { get; init; }
    public required Func<RoundFigures, string> Rates { get; init; }

    public required Func<ZonedDateTime, ZonedDateTime, bool, string> DueAndCutOff { get; init; }

    public required Func<string, int, int, string> OfProgramme { get; init; }

    public required string NoProgramme { get; init; }

    public required string NobodyLeads { get; init; }

    public required Func<string, string> NoRoundYet { get; init; }

    public required Func<ZonedDateTime, string> NextOpens { get; init; }

    public required Func<RoundMode, string> Mode { get; init; }

    public required string WhichPortfolio { get; init; }

    public required string NothingAsked { get; init; }

    public required Func<int, string, string> MissingOf { get; init; }

    public required Func<Period, string> MissingIn { get; init; }

    public required Func<int, string> MoreProjects { get; init; }

    public required string TapToExcuse { get; init; }

    public required string ToTheRound { get; init; }

    public required string AllTold { get; init; }

    public required string ListGone { get; init; }

    public required string NoneOfThem { get; init; }

    public required string NotOnTime { get; init; }

    public required string Programme { get; init; }

    public required string AllProgrammes { get; init; }

    public required string ShowProgramme { get; init; }

    public required Func<Period, string> PreviousRound { get; init; }

    public required Func<string, Period, string> NoRoundOf { get; init; }

    public required Func<Cadence, int, string> Unasked { get; init; }

    // Excusing
    public required Func<string, string> ExcuseTitle { get; init; }

    public required string Reason { get; init; }

    public required string ReasonHint { get; init; }

    public required string ReasonMissing { get; init; }

    public required Func<int, string> TooLong { get; init; }

    public required string PauseUntil { get; init; }

    public required string PauseHint { get; init; }

    public required string PauseDay { get; init; }

    public required Func<string, LocalDate, string> IsPaused { get; init; }

    public required Func<string, string> IsNotPaused { get; init; }

    public required string PmoPauses { get; init; }

    public required string ExcuseButton { get; init; }

    public required Func<string, string> IsExcused { get; init; }

    public required Func<string, Period, string> NotAsked { get; init; }

    // The schedule
    public required Func<string, string> ScheduleOf { get; init; }

    public required Func<Cadence, string> CadenceOf { get; init; }

    public required string ScheduleButton { get; init; }

    public required Func<Cadence, string> ScheduleFor { get; init; }

    public required string PreviewButton { get; init; }

    public required string ModeLabel { get; init; }

    public required string OwnZone { get; init; }

    public required string More { get; init; }

    public required Func<int, bool, string> Moment { get; init; }

    public required Func<bool, string> MomentHint { get; init; }

    public required Func<string, bool, string> NotAMoment { get; init; }

    public required string OutOfOrder { get; init; }

    public required Func<TimetableFault, string> Fault { get; init; }

    public required string Save { get; init; }

    public required Func<string, string> ScheduleSaved { get; init; }

    public required Func<Period, string> HoldsFrom { get; init; }

    // The preview
    public required Func<string, string> PreviewOf { get; init; }

    public required Func<int, int, string> Asks { get; init; }

    public required Func<int, string> NotAskedOf { get; init; }

    public required string NothingPlanned { get; init; }

    public required string OnlyIfOn { get; init; }

    public CultureInfo Culture => Language.Culture();

    public static RoundTexts For(Language language) => language.In(English, French);

    public string Soon(ZonedDateTime at) => at.ToString("dddd HH:mm", Culture);

    /// <summary>Of a day that may be weeks away.</summary>
    public string DayAndTime(ZonedDateTime at) => at.ToString("ddd d MMM HH:mm", Culture);

    public string SnoozeTo(ZonedDateTime until) => Capital(Soon(until));

    public string Percent(decimal? share) => share?.ToString(Language.In("0%", "0\u00a0%"), Culture) ?? "–";

    public string Short(Period period) => PeriodText.Of(period, Culture);

    /// <summary>At the beginning of a line.</summary>
    public string Named(Period period) => Capital(Short(period));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
