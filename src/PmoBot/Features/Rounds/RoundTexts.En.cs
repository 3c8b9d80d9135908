using PmoBot.Conversation;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

internal sealed partial record RoundTexts
{
    private static readonly RoundTexts English = new()
    {
        Language = Language.English,
        Help = new("round [portfolio]", "who has reported and who has not; “round preview”, “round dry”, “round schedule”"),
        RoundOf = period => $"Status round · {English!.Short(period)}",
        Title = view => view switch
        {
            { IsClosed: true } when view.Wanted.Any() => $"The round is over: {Projects(view.Wanted.Count())} missing",
            { IsPastDue: false, Stage: PromptStage.Reminder } when view.Wanted.Any() => $"Reminder: {Projects(view.Wanted.Count())}, due {English!.Soon(view.Due)}",
            { IsPastDue: true } or { Stage: PromptStage.LastReminder } when view.Wanted.Any() => $"Was due: {Projects(view.Wanted.Count())}. Cut-off {English!.Soon(view.CutOff)}",
            _ when view.Wanted.Any() => $"{Capital(Projects(view.Wanted.Count()))}, due {English!.Soon(view.Due)}",
            _ when view.Lines.Any(line => line is PromptLine.Reported) => "All reported, thank you",
            _ => "Nothing is asked of you any more",
        },
        Line = view => $"{English!.Title(view)} · {string.Join(", ", view.Wanted.Select(line => line.Code))}".TrimEnd(' ', '·'),
        DryFor = dry => $"Dry round: {dry.Recipient} would get this on {English!.Soon(dry.At)}. It was sent to you alone.",
        DryPressed = "This is a dry round: its buttons do nothing.",
        DryButton = "Dry round",
        DryStarted = period => $"Every card of {English!.Short(period)} is on its way to you, and to nobody else.",
        SentLate = "This comes late: PmoBot was not running when the round opened. Nobody holds that against you.",
        SnoozedUntil = until => $"Comes back on {English!.Soon(until)}.",
        LastTime = line => $"Last time: {line}",
        NoReportYet = "No report yet",
        YouStandInFor = name => $"You stand in for {name}, who is away.",
        ReportedAs = report => report switch
        {
            { IsCarried: true } => "Reported: nothing changed",
            { Timeliness: Timeliness.OnTime } => "Reported",
            { Timeliness: Timeliness.Late } => "Reported, after it was due",
            _ => "Reported, after the cut-off",
        },
        Over = over => over switch
        {
            { Now: { } person, Excuse: null } => $"{person.Name} is asked instead.",
            { Excuse: Excuse.ByPmo } => "The PMO has excused it.",
            { Excuse: { } why } => $"Not asked any more: {English!.Excused(why, null)}.",
            _ => "Not asked any more.",
        },
        NotYours = code => $"{code}: not yours to report on any more.",
        MoreLines = count => $"And {count} more: “projects” lists them, “status CODE” reports.",
        NothingChanged = "Nothing changed",
        Update = "Update",
        Undo = "Undo",
        Later = "Later",
        AnotherTime = "Another time…",
        DeputyAway = name => $"{name} is away too: nobody else could answer.",
        AskMyDeputy = "I am away: ask my deputy",
        WhenAgain = "When shall I ask again?",
        Day = "Day",
        Time = "Time",
        PutOff = "Ask me then",
        ChooseDay = "Choose a day",
        ChooseTime = "Choose a time, such as 09:00",
        TimeIsPast = "That time is past",
        NotAfterCutOff = cutOff => $"Before the cut-off, please: {English!.Soon(cutOff)}",
        NothingToPutOff = "Nothing is asked of you any more.",
        State = state => state switch
        {
            RoundState.OnTime => "on time",
            RoundState.Late => "late",
            RoundState.AfterCutOff => "after cut-off",
            RoundState.Excused => "excused",
            RoundState.Unreachable => "unreachable",
            _ => "still open",
        },
        Missing = "missing",
        Counted = (count, state) => $"{count} {state}",
        Excused = (why, reason) => why switch
        {
            Excuse.NotActive => "on hold or closed",
            Excuse.OtherCadence => "asked at another interval since",
            Excuse.AllAway => "everybody who leads it is away",
            Excuse.Paused => $"paused: {reason}",
            Excuse.ByPmo => reason ?? "by the PMO",
            _ => "the message could not be delivered",
        },
        Unreachable = (why, since, zone) => since is { } at ? $"{Reached(why)}, since {at.InZone(zone).ToString("d MMM", English!.Culture)}" : Reached(why),
        StillGathered = "The portfolio’s projects are still being gathered: these are the first of them.",
        RoundFact = "Round",
        Coverage = (period, rates, isOver) => $"{period}: {rates}{(isOver ? "" : ", so far")}",
        Rates = figures => figures.Counts
            ? $"{figures.Reported} of {figures.Held} reported, {figures.OnTime} on time{(figures.Carried == 0 ? "" : $", {figures.Carried} carried forward")}"
            : $"{English!.Percent(figures.Coverage)} reported, {English.Percent(figures.OnTimeRate)} on time ({figures.Reported} and {figures.OnTime} of {figures.Held})"
                + (figures.Carried == 0 ? "" : $", {English.Percent(figures.CarriedShare)} carried forward ({figures.Carried} of {figures.Reported})"),
        DueAndCutOff = (due, cutOff, isOver) => $"due {English!.DayAndTime(due)}, cut-off {English.DayAndTime(cutOff)}{(isOver ? ", over" : "")}",
        OfProgramme = (name, reported, held) => $"{name}: {reported} of {held}",
        NoProgramme = "Without a programme",
        NobodyLeads = "nobody leads it",
        NoRoundYet = portfolio => $"No round of {portfolio} has been opened yet.",
        NextOpens = at => $"The next one opens on {at.ToString("dddd d MMM, HH:mm", English!.Culture)}.",
        Mode = mode => mode switch
        {
            RoundMode.Live => "Live: everybody is asked",
            RoundMode.Dry => "Dry: every card goes to the PMO alone",
            _ => "Off: nobody is asked",
        },
        WhichPortfolio = "Of which portfolio?",
        NothingAsked = "Nothing is asked of you just now. “status” reports at any time.",
        MissingOf = (count, portfolio) => $"{portfolio}: {Projects(count)} still missing",
        MissingIn = period => $"The round is over · {English!.Short(period)}",
        MoreProjects = count => $"And {count} more.",
        ToTheRound = "Show the round",
        TapToExcuse = "Tap a project to excuse it, with a reason.",
        AllTold = "Every project has reported or is excused.",
        ListGone = "This list is not shown any more.",
        NoneOfThem = "No project is among these.",
        NotOnTime = "not on time",
        Programme = "Programme",
        AllProgrammes = "All programmes",
        ShowProgramme = "Show",
        PreviousRound = period => $"Before: {English!.Short(period)}",
        NoRoundOf = (portfolio, period) => $"No round of {portfolio} was opened for {English!.Short(period)}.",
        Unasked = (cadence, count) => $"{English!.CadenceOf(cadence)}: rounds are off, {English.NotAskedOf(count)}",
        ExcuseTitle = code => $"Excuse {code}",
        Reason = "Why?",
        ReasonHint = "Team lent to another project",
        ReasonMissing = "Say why in a few words",
        TooLong = most => $"{most} characters at most",
        ExcuseButton = "Excuse",
        PauseUntil = "Ask for nothing until (optional)",
        PauseHint = "With a day, the project is paused: no status that is due up to then is asked for. Emptied, it is asked again.",
        PauseDay = "A day from today on, within a year",
        IsPaused = (code, until) => $"{code} is paused until {until.ToString("d MMM uuuu", English!.Culture)}",
        IsNotPaused = code => $"{code} is asked again",
        PmoPauses = "Does a project stand still for longer? Its PMO can pause it in the round.",
        IsExcused = code => $"{code} is excused",
        NotAsked = (code, period) => $"{code} is not asked for {English!.Short(period)}.",
        ScheduleOf = portfolio => $"Rounds of {portfolio}",
        CadenceOf = cadence => cadence switch
        {
            Cadence.Weekly => "Weekly",
            Cadence.Fortnightly => "Every two weeks",
            _ => "Monthly",
        },
        ScheduleButton = "Schedule",
        ScheduleFor = cadence => cadence switch
        {
            Cadence.Weekly => "Weekly schedule",
            Cadence.Fortnightly => "Fortnightly schedule",
            _ => "Monthly schedule",
        },
        PreviewButton = "Preview",
        ModeLabel = "Are prompts sent?",
        OwnZone = "Ask each person by their own clock",
        More = "More",
        Moment = (number, isMonthly) => number switch
        {
            0 => "Opens",
            1 => "Due",
            2 => "Cut-off",
            _ => "Published",
        },
        MomentHint = isMonthly => isMonthly ? "3 12:00: the third working day of the next month" : "Thu 14:00",
        NotAMoment = (typed, isMonthly) => isMonthly ? $"“{typed}” is not a working day and a time. Write 3 12:00" : $"“{typed}” is not a day and a time. Write Thu 14:00",
        Fault = fault => fault switch
        {
            TimetableFault.OpensBeforePeriod => "That is before the period begins",
            TimetableFault.CutOffNotBeforeNextOpens or TimetableFault.OpensInRoundBefore => "Two rounds would run at once: the cut-off comes before the next opening",
            _ => English!.OutOfOrder,
        },
        OutOfOrder = "Each comes after the one before it",
        Save = "Save",
        ScheduleSaved = portfolio => $"The rounds of {portfolio} are set",
        HoldsFrom = period => $"New times hold from {English!.Short(period)} on.",
        PreviewOf = portfolio => $"Rounds to come: {portfolio}",
        Asks = (people, projects) => $"{people} {(people == 1 ? "person" : "people")} asked for {projects} {(projects == 1 ? "project" : "projects")}",
        NotAskedOf = count => $"{Projects(count)} not asked",
        NothingPlanned = "Nobody would be asked.",
        OnlyIfOn = "These rounds are off: nobody is asked until they are on.",
    };

    // The one reason that Teams tells apart; of the others it says the code, and what it means as a rule.
    private static string Reached(string why) => why switch
    {
        RoundLine.Unreadable => "its data cannot be read",
        _ when why.Contains("MessageWritesBlocked", StringComparison.Ordinal) => "blocked or removed PmoBot",
        _ when why.StartsWith("403", StringComparison.Ordinal) => $"seems to lack the app ({why})",
        _ when why.StartsWith("404", StringComparison.Ordinal) => $"seems to have left, or to have removed PmoBot ({why})",
        _ => $"Teams refuses ({why})",
    };

    private static string Projects(int count) => count switch
    {
        1 => "one project",
        2 => "two projects",
        3 => "three projects",
        _ => $"{count} projects",
    };
}
