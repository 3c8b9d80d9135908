using System.Globalization;
using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Scheduling;

namespace PmoBot.Features.Status;

internal sealed partial record StatusTexts
{
    public required Language Language { get; init; }

    public required CommandHelp Help { get; init; }

    // The form
    public required Func<string, string> StatusOf { get; init; }
    public required Func<Period, ZonedDateTime, string> PeriodAndCutOff { get; init; }
    public required Func<Period, string> PrefilledFrom { get; init; }
    public required string FirstReport { get; init; }
    public required Func<int, string> Corrects { get; init; }
    public required Func<Period, Period, string> PeriodHasClosed { get; init; }
    public required Func<StatusReport, DateTimeZone, string> SentMeanwhile { get; init; }
    public required Func<Period, Period, string> CardHasClosed { get; init; }
    public required string Overall { get; init; }
    public required Func<Rag, string> OverallChoice { get; init; }
    public required string ForecastFinish { get; init; }
    public required Func<LocalDate, string> ForecastFinishWithBaseline { get; init; }
    public required string News { get; init; }
    public required string NewsPlaceholder { get; init; }
    public required string Wanted { get; init; }
    public required string WantedPlaceholder { get; init; }
    public required string More { get; init; }
    public required string PercentComplete { get; init; }
    public required string Spent { get; init; }
    public required string ToComplete { get; init; }
    public required string NextSteps { get; init; }
    public required Func<Axis, string> Axis { get; init; }
    public required Func<Axis, Rag, string> AxisComputed { get; init; }
    public required string AsComputed { get; init; }
    public required string NotAssessed { get; init; }
    public required string NotComputable { get; init; }

    public required Func<RiskCause, int, string> RiskReason { get; init; }
    public required string Send { get; init; }

    // Next to a field
    public required string ChooseColour { get; init; }
    public required Func<string, string> NotADate { get; init; }
    public required Func<string, string> NotAPercentage { get; init; }
    public required Func<string, string, string> NotAnAmount { get; init; }
    public required Func<int, string> TooLong { get; init; }
    public required string SayWhenItFinishes { get; init; }
    public required Func<Money, string> GivenLastTime { get; init; }
    public required string Correctly { get; init; }

    // Nothing changed
    public required string NothingChanged { get; init; }
    public required string TwoInARow { get; init; }
    public required Func<LocalDate, string> CameDue { get; init; }
    public required Func<string, string> WorseThanDeclared { get; init; }
    public required string ForecastIsAsked { get; init; }
    public required string AmountsAreAsked { get; init; }
    public required string NothingToCarry { get; init; }
    public required string SomethingTyped { get; init; }

    // A correction after the cut-off
    public required string CorrectionReason { get; init; }
    public required string CorrectionReasonPlaceholder { get; init; }
    public required string GiveReason { get; init; }
    public required Func<Period, string> OnlyPmoCorrects { get; init; }

    // The summary
    public required Func<StatusReport, string> SummaryTitle { get; init; }
    public required Func<Rag, string> Colour { get; init; }
    public required string Finish { get; init; }
    public required string WantedFact { get; init; }
    public required string DaysShort { get; init; }
    public required string CostAtCompletion { get; init; }
    public required Func<string, string, string> AmountOf { get; init; }
    public required string Complete { get; init; }
    public required Func<Watermelon, string> Greener { get; init; }
    public required Func<LocalDate, int, int, string> SlipReason { get; init; }
    public required Func<LocalDate, string> OverdueReason { get; init; }
    // The same in a line of many projects
    public required Func<int, int, string> ShortSlip { get; init; }
    public required Func<LocalDate, string> ShortOverdue { get; init; }
    public required Func<decimal, decimal, string> ShortCost { get; init; }
    public required string ShortOverspent { get; init; }
    public required Func<IReadOnlyList<string>, string> ShortDeclared { get; init; }

    /// <summary>A reason, and from when it is where that is not now.</summary>
    public required Func<string, LocalDate?, string> AsReported { get; init; }
    public required Func<string, string, decimal, decimal, string> CostReason { get; init; }
    public required string FarUnderBudget { get; init; }
    public required string HowToGoOn { get; init; }

    public required string ToleranceBroken { get; init; }

    public required string AskForDecision { get; init; }

    public required string Escalate { get; init; }

    public required Func<string, string, string> SpentReason { get; init; }
    public required Func<string, string, string> SentBy { get; init; }
    public required Func<string, string, string> SentOnBehalf { get; init; }
    public required Func<Timeliness, string?> Timeliness { get; init; }
    public required Func<string, string, string> ExplainedBy { get; init; }
    public required Func<string, string, string> ExplainedOnBehalf { get; init; }
    public required Func<string, string, string> UndoneBy { get; init; }
    public required string CarriedForward { get; init; }
    public required Func<string, string> CorrectedAfterCutOff { get; init; }
    public required Func<ReportFlag, string> Flag { get; init; }
    public required string Correct { get; init; }
    public required string WhyButton { get; init; }
    public required string UndoButton { get; init; }
    public required string History { get; init; }
    public required Func<Period, string> NotYetSent { get; init; }
    public required Func<Period, string> Withdrawn { get; init; }
    public required string Answer { get; init; }
    public required string OpensForYouAlone { get; init; }
    public required Func<string, Period, string> SentWithoutFacts { get; init; }

    // What follows an amber or red report, or one greener than its figures
    public required Func<StatusReport, bool, string> WhyTitle { get; init; }
    public required string OthersSeeLater { get; init; }
    public required string WhatExplainsIt { get; init; }
    public required Func<WatermelonReason, string> Reason { get; init; }
    public required string FigureForPmo { get; init; }
    public required string InYourWords { get; init; }
    public required string WhichAxes { get; init; }
    public required string Concerns { get; init; }
    public required string Cause { get; init; }
    public required string CausePlaceholder { get; init; }
    public required string Plan { get; init; }
    public required string PlanPlaceholder { get; init; }
    public required string ChooseAnswer { get; init; }
    public required string SayInWords { get; init; }
    public required string Kept { get; init; }
    public required string Change { get; init; }
    public required string NothingToExplain { get; init; }
    public required Func<StatusReport, DateTimeZone, string> ChangedMeanwhile { get; init; }
    public required Func<WatermelonAnswer, Period, string> ReasonGiven { get; init; }
    public required string ComputedOverall { get; init; }

    // Undo
    public required string TooLateToUndo { get; init; }
    public required Func<Period, string> BuiltOn { get; init; }

    // Where there is nothing to show
    public required string Report { get; init; }
    public required string Grey { get; init; }
    public required string NeverUpdated { get; init; }
    public required Func<int, string, string, string> NotUpdated { get; init; }
    public required Func<ZonedDateTime, string> FirstReportDue { get; init; }
    public required Func<int?, LocalDate?, string?> Headline { get; init; }
    public required Func<string, string, string> SpentOf { get; init; }
    public required Func<Period, Period, string> NoReportFor { get; init; }
    public required string NoProjectOfYours { get; init; }
    public required Func<string, string, string> NotReporting { get; init; }

    public static StatusTexts For(Language language) => language.In(English, French);

    public CultureInfo Culture => Language.Culture();

    public string Day(LocalDate day) => day.ToString("d MMM uuuu", Culture);

    /// <summary>Of a share: 0.1 is "10%", « 10 % ».</summary>
    public string Percent(decimal share) => share.ToString(Language.In("0.#%", "0.#\u00a0%"), Culture);

    public string Moment(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("d MMM HH:mm", Culture);

    /// <summary>"week 47", "semaine 47"; the month by its name.</summary>
    public string ShortPeriod(Period period) => period.Cadence switch
    {
        Cadence.Weekly => $"{Language.In("week", "semaine")} {period.FirstWeek}",
        Cadence.Fortnightly => $"{Language.In("weeks", "semaines")} {period.FirstWeek}–{period.LastWeek}",
        _ => PeriodText.Of(period, Culture),
    };

    /// <summary>What fits in a cell: "47", "Nov".</summary>
    public string TinyPeriod(Period period) => period.Cadence == Cadence.Monthly
        ? period.FirstDay.ToString("MMM", Culture)
        : period.FirstWeek.ToString(CultureInfo.InvariantCulture);

    /// <summary>A shape, a word: colour is never alone.</summary>
    public static string Shape(Rag rag) => rag switch
    {
        Rag.Green => "●",
        Rag.Amber => "▲",
        _ => "■",
    };

    public string Signed(Rag rag) => $"{Shape(rag)} {Colour(rag)}";

    // All that explains a report, as it was written.
    private string Said(StatusReport report) => string.Join(' ',
    [
        .. report.Answer is { } answer ? [ReasonGiven(answer, report.Period)] : Array.Empty<string>(),
        .. new[] { report.Figures.Cause, report.Figures.Plan }.OfType<string>().Select(words => Language.In($"“{words}”", $"« {words} »")),
    ]);
}
