using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.Scheduling;

namespace PmoBot.Features.Status;

internal sealed partial record StatusTexts
{
    private static readonly StatusTexts English = new()
    {
        Language = Language.English,
        Help = new("status [project]", "reports how a project stands: half a minute"),
        StatusOf = project => $"Status of {project}",
        PeriodAndCutOff = (period, cutOff) =>
            $"{Capital(PeriodText.Of(period, Language.English.Culture()))} · cut-off {cutOff.ToString("dddd HH:mm", Language.English.Culture())}",
        PrefilledFrom = period => $"Prefilled from {English!.ShortPeriod(period)}. Change what changed.",
        FirstReport = "The first report of this project.",
        Corrects = version => $"Corrects version {version}, which is kept.",
        PeriodHasClosed = (closed, now) =>
            $"{Capital(English!.ShortPeriod(closed))} has been closed since this form was opened. What you typed is kept: send it for {English!.ShortPeriod(now)}.",
        SentMeanwhile = (report, zone) =>
            $"{report.Origin.By.Name} sent {English!.Signed(report.Overall)} on {English.Moment(report.Origin.At, zone)}. What you typed is kept: send it again to replace that report.",
        CardHasClosed = (closed, now) => $"{Capital(English!.ShortPeriod(closed))} is closed: this form is for {English.ShortPeriod(now)}.",
        Overall = "Overall",
        OverallChoice = rag => rag switch
        {
            Rag.Green => "● Green: on track",
            Rag.Amber => "▲ Amber: off track, I can recover",
            _ => "■ Red: beyond tolerance, or a decision is needed",
        },
        ForecastFinish = "Forecast finish",
        ForecastFinishWithBaseline = day => $"Forecast finish (baseline {day.ToString("d MMM uuuu", Language.English.Culture())})",
        News = "What is new?",
        NewsPlaceholder = "Two or three lines are enough",
        Wanted = "A decision or help wanted?",
        WantedPlaceholder = "Leave empty if not",
        More = "More",
        PercentComplete = "% complete",
        Spent = "Spent",
        ToComplete = "To complete",
        NextSteps = "Next steps",
        Axis = axis => axis switch
        {
            Status.Axis.Schedule => "Schedule",
            Status.Axis.Cost => "Cost",
            Status.Axis.Risk => "Risk",
            Status.Axis.Scope => "Scope",
            Status.Axis.Quality => "Quality",
            _ => "Resources",
        },
        AxisComputed = (axis, rag) => $"{English!.Axis(axis)} (computed: {English.Colour(rag).ToLowerInvariant()})",
        AsComputed = "As computed",
        NotAssessed = "Not assessed",
        NotComputable = "Not computable",
        RiskReason = (cause, count) => cause switch
        {
            RiskCause.NoAction => count == 1 ? "A threat in the high band has no action with a date." : $"{count} threats in the high band have no action with a date.",
            RiskCause.ActionOverdue => count == 1 ? "The action of a threat in the high band is overdue." : $"The actions of {count} threats in the high band are overdue.",
            RiskCause.WorstIssues => count == 1 ? "An issue has severity 5." : $"{count} issues have severity 5.",
            RiskCause.HighThreats => count == 1 ? "A threat is in the high band; its action is in time." : $"{count} threats are in the high band; their actions are in time.",
            RiskCause.SevereIssues => count == 1 ? "An issue has severity 4." : $"{count} issues have severity 4.",
            _ => count == 1 ? "A review has been overdue for more than two weeks." : $"{count} reviews have been overdue for more than two weeks.",
        },
        Send = "Send",
        ChooseColour = "Choose a colour",
        NotADate = typed => $"“{typed}” is not a date: write one such as 2027-06-30",
        NotAPercentage = typed => $"“{typed}” is not a number from 0 to 100",
        NotAnAmount = (typed, unit) => $"“{typed}” is not an amount in {unit}: write one such as 480000, 480k or 1.2M",
        TooLong = max => $"At most {max} characters fit here",
        SayWhenItFinishes = "This project has a baseline: say when it will finish",
        GivenLastTime = amount => $"{amount.Format(Language.English)} was given last time: say what it is now",
        Correctly = "Please look at the fields marked below. Nothing you typed is lost.",
        NothingChanged = "Nothing changed",
        TwoInARow = "“Nothing changed” is not offered: the last two reports said so already.",
        CameDue = finish => $"“Nothing changed” is not offered: the forecast finish, {English!.Day(finish)}, has come. Was it held?",
        WorseThanDeclared = reasons => $"“Nothing changed” is not offered: the figures are worse than the colour of the last report. {reasons}",
        ForecastIsAsked = "“Nothing changed” is not offered: this project has a baseline now, and the last report does not say when it will finish.",
        AmountsAreAsked = "“Nothing changed” is not offered: the budget is in another unit now. Give the amounts anew.",
        NothingToCarry = "There is no earlier report that could stand for this period.",
        SomethingTyped = "You changed something in this form, so nothing was sent. Send it, or open the form anew for “Nothing changed”.",
        CorrectionReason = "Why is it corrected after the cut-off?",
        CorrectionReasonPlaceholder = "Everybody who reads the report reads this",
        GiveReason = "After the cut-off, a correction needs a reason",
        OnlyPmoCorrects = period => $"{Capital(English!.ShortPeriod(period))} is closed: only the PMO can correct its report now, with a reason. Please ask them.",
        SummaryTitle = report => report switch
        {
            { Act: StatusAct.Undone, Restores: { } version } => $"Undone: version {version} stands again",
            { CarriedInARow: > 0 } => "Nothing changed",
            { Version: > 1, Act: StatusAct.Sent } => $"Status corrected (version {report.Version})",
            _ => "Status sent",
        },
        Colour = rag => rag switch { Rag.Green => "Green", Rag.Amber => "Amber", _ => "Red" },
        Finish = "Finish",
        WantedFact = "Wanted",
        DaysShort = "d",
        CostAtCompletion = "Cost at completion",
        AmountOf = (amount, budget) => $"{amount} of {budget}",
        Complete = "Complete",
        Greener = found => found switch
        {
            Watermelon.OverallGreenerThanComputed overall => $"Computed: {English!.Colour(overall.Computed).ToLowerInvariant()}.",
            Watermelon.AxisGreenerThanComputed axis =>
                $"{English!.Axis(axis.Axis)} is declared {English.Colour(axis.Declared).ToLowerInvariant()}, computed {English.Colour(axis.Computed).ToLowerInvariant()}.",
            Watermelon.GreenOverRedAxis red => $"Green overall, although {English!.Axis(red.Axis).ToLowerInvariant()} is red.",
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        SlipReason = (finish, slip, tolerance) =>
            $"Forecast finish {finish.ToString("d MMM uuuu", Language.English.Culture())} is {slip} {(slip == 1 ? "day" : "days")} past the baseline; tolerance is {tolerance}, half is {tolerance / 2}.",
        ShortSlip = (slip, tolerance) => $"finish {slip:+0;−0} d, tolerance {tolerance}",
        ShortOverdue = finish => $"forecast finish {English!.Day(finish)} has passed",
        ShortCost = (over, tolerance) => $"cost +{English!.Percent(over)}, tolerance {English.Percent(tolerance)}",
        ShortOverspent = "spent more than the budget",
        AsReported = (why, on) => on is { } day ? $"{why}, as reported on {English!.Day(day)}" : why,
        ShortDeclared = axes => $"declared: {string.Join(", ", axes)}",
        OverdueReason = finish => $"Forecast finish {finish.ToString("d MMM uuuu", Language.English.Culture())} has passed.",
        CostReason = (eac, budget, over, tolerance) =>
            $"Cost at completion {eac} is {English!.Percent(over)} over the budget of {budget}; tolerance is {English.Percent(tolerance)}, half is {English.Percent(tolerance / 2)}.",
        FarUnderBudget = "Cost at completion is far under budget: check the estimate.",
        HowToGoOn = "How do we go on?",
        ToleranceBroken = "This is beyond the project’s tolerance: somebody above it has to decide.",
        AskForDecision = "Ask for a decision",
        Escalate = "Escalate",
        SpentReason = (spent, budget) => $"Spent {spent}, more than the budget of {budget}.",
        SentBy = (name, at) => $"Sent by {name}, {at}",
        SentOnBehalf = (name, at) => $"Sent by {name} (PMO) on behalf of the project manager, {at}",
        Timeliness = timeliness => timeliness switch
        {
            Scheduling.Timeliness.Late => "late",
            Scheduling.Timeliness.AfterCutOff => "after cut-off",
            _ => null,
        },
        ExplainedBy = (name, at) => $"explained by {name}, {at}",
        ExplainedOnBehalf = (name, at) => $"explained by {name} (PMO) on behalf of the project manager, {at}",
        UndoneBy = (name, at) => $"undone by {name}, {at}",
        CarriedForward = "carried forward",
        CorrectedAfterCutOff = reason => $"corrected after cut-off: {reason}",
        Flag = flag => flag switch
        {
            ReportFlag.ForecastKeepsMoving => "The forecast finish moved later in at least three of the last five reports.",
            ReportFlag.NothingMoves => "Green, yet neither progress nor forecast moved in three of the last five reports.",
            _ => "From green to red without amber.",
        },
        Correct = "Correct",
        WhyButton = "Cause and plan",
        UndoButton = "Undo (10 min)",
        History = "History",
        NotYetSent = period => $"The status for {English!.ShortPeriod(period)} has not been sent yet.",
        Withdrawn = period => $"The status for {English!.ShortPeriod(period)} was undone: there is none until it is sent again.",
        Answer = "Answer",
        OpensForYouAlone = "The form opens for you alone.",
        SentWithoutFacts = (project, period) => $"The status of {project} for {English!.ShortPeriod(period)} has been sent.",
        Report = "Report status",
        WhyTitle = (report, compares) => report switch
        {
            { HasOpenQuestion: true, Computed.Overall: { } computed } when compares && computed > report.Overall =>
                $"Declared {English!.Colour(report.Overall).ToLowerInvariant()}, computed {English.Colour(computed).ToLowerInvariant()}",
            { HasOpenQuestion: true } when compares => "Greener than its figures",
            { Overall: Rag.Green } => "What explains it?",
            _ => $"{English!.Colour(report.Overall)}: cause and plan",
        },
        OthersSeeLater = "For now only you, the project manager and the deputy read this. Others see the comparison once it is answered, in ten minutes at the latest.",
        WhatExplainsIt = "What explains it?",
        Reason = reason => reason switch
        {
            WatermelonReason.RecoveryPlanAgreed => "Recovery plan agreed",
            WatermelonReason.FigureToCorrect => "A figure to correct: opens the form",
            WatermelonReason.BaselineChangeRequested => "Baseline change requested",
            _ => "Other",
        },
        FigureForPmo = "A figure to correct: by the PMO alone",
        InYourWords = "In your words (for “other”)",
        WhichAxes = "Which axes?",
        Concerns = "Concerns",
        Cause = "Cause",
        CausePlaceholder = "What made it so?",
        Plan = "Plan",
        PlanPlaceholder = "What is done about it, by when?",
        ChooseAnswer = "Choose what explains it",
        SayInWords = "A few words, please",
        Kept = "Kept with the report, and shown with it.",
        Change = "Change",
        NothingToExplain = "That card is no longer of use: there is nothing to explain about this report now.",
        ChangedMeanwhile = (report, zone) => report.Act == StatusAct.Explained
            ? $"{report.By.Name} explained this on {English!.Moment(report.ReceivedAt, zone)}: {English.Said(report)} What you typed is kept: send it again to replace that."
            : $"{report.By.Name} changed this report on {English!.Moment(report.ReceivedAt, zone)}. What you typed is kept: send it again if it still holds.",
        ReasonGiven = (answer, period) => $"{(answer.Given == period ? "Reason given" : $"Reason given in {English!.ShortPeriod(answer.Given)}")}: {answer.Reason switch
        {
            WatermelonReason.RecoveryPlanAgreed => "recovery plan agreed",
            WatermelonReason.FigureToCorrect => "a figure to correct",
            WatermelonReason.BaselineChangeRequested => "baseline change requested",
            _ => answer.Words,
        }}.",
        ComputedOverall = "Computed",
        TooLateToUndo = "This can no longer be undone: that ends ten minutes after sending, and at the cut-off. Until the cut-off “Correct” sends a new version; after it the PMO can correct.",
        BuiltOn = later => $"The report for {English!.ShortPeriod(later)} builds on this one, so it can no longer be undone. The PMO can correct it, with a reason.",
        Grey = "Grey",
        NeverUpdated = "Grey (never updated)",
        NotUpdated = (weeks, colour, day) => weeks switch
        {
            0 => $"Grey (not updated; last: {colour.ToLowerInvariant()}, {day})",
            1 => $"Grey (not updated for 1 week; last: {colour.ToLowerInvariant()}, {day})",
            _ => $"Grey (not updated for {weeks} weeks; last: {colour.ToLowerInvariant()}, {day})",
        },
        FirstReportDue = due => $"First report due on {due.ToString("dddd d MMM HH:mm", Language.English.Culture())}",
        SpentOf = (spent, budget) => $"{spent} of {budget}",
        Headline = (percent, finish) => (percent, finish) switch
        {
            ({ } done, { } day) => $"{English!.Percent(done / 100m)} · finish {day.ToString("d MMM uuuu", Language.English.Culture())}",
            ({ } done, null) => English!.Percent(done / 100m),
            (null, { } day) => $"finish {day.ToString("d MMM uuuu", Language.English.Culture())}",
            _ => null,
        },
        NoReportFor = (asked, now) =>
            $"No report can be given for {English!.ShortPeriod(asked)}: it is closed, or not yet begun. “status” reports for {English.ShortPeriod(now)}.",
        NoProjectOfYours = "You are not the project manager or deputy of a project here. Name one: “status APOLLO”. “projects” lists those you can read.",
        NotReporting = (project, state) => $"{project} is {state}: no report is asked of it and none is taken. The PMO can change its state.",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
