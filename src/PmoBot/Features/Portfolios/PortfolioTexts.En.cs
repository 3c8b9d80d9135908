using PmoBot.Conversation;
using PmoBot.Scheduling;

namespace PmoBot.Features.Portfolios;

internal sealed partial record PortfolioTexts
{
    private static readonly PortfolioTexts English = new()
    {
        Language = Language.English,
        Help = new("portfolio [name]", "how its projects stand, the most important first; its PMO changes how it is run with “settings” behind the name"),
        SettingsCommand = name => $"portfolio {name} settings",
        TrailCommand = name => $"audit portfolio {name}",
        Portfolios = count => count == 1 ? "1 portfolio" : $"{count} portfolios",
        More = count => $"and {count} more: write “portfolio” and the name",
        Title = name => $"Portfolio {name}",
        Projects = count => count switch { 0 => "No project", 1 => "1 project", _ => $"{count} projects" },
        InState = (count, state) => $"{count} {state}",
        Settings = "Settings",
        SettingsOf = name => $"Settings of {name}",
        Saved = name => $"The settings of {name} are saved",
        FromNowOn = "They count from now on. What was reported keeps the colours that it was computed with.",
        LookAgain = "Please look at the fields marked below. Nothing you typed is lost.",
        ChangedMeanwhile = "Somebody changed these settings while you wrote. What stands now is said at each field; save again to have yours.",
        StandsNow = value => $"Now: {value}",
        Save = "Save",
        MoreFields = "More",
        Zone = "Time zone",
        WorkingDays = "Working days",
        PublicHolidays = "Public holidays",
        Holidays = holidays => holidays == Scheduling.PublicHolidays.France ? "France" : "none",
        DaysOff = "Days off",
        DaysOffLabel = "Further days off",
        DaysOffPlaceholder = "2026-12-24..2026-12-31, 2027-05-07",
        NoDaysOff = "none",
        Quiet = "Quiet hours",
        QuietHint = "Quiet hours: nothing goes out unasked, by each one’s own clock; nor on a day that is not worked",
        QuietFrom = "Quiet from",
        QuietUntil = "Quiet until",
        Hours = quiet => quiet.From == quiet.Until ? "days that are not worked" : $"{Hour(quiet.From)} to {Hour(quiet.Until)}",
        Cadence = "New projects report",
        Unit = "New budgets in",
        UnitPlaceholder = "EUR, SEK, … or PD for person-days",
        Tolerances = "Tolerances",
        ToleranceHint = "Tolerances of every project without its own",
        Readers = "Readers",
        NoReaders = "nobody yet",
        AddReader = "Add a reader",
        Trail = "Audit",
        NotATime = "A time, such as 18:30",
        NoWorkingDay = "Choose at least one day",
        SpanBackwards = typed => $"“{typed}” ends before it begins",
        TooManyDaysOff = $"At most {Features.Portfolios.DaysOff.MostDays} days in {Features.Portfolios.DaysOff.MostSpans} spans fit here: past ones can go",
        MovesCutOff = (period, until) =>
            $"This would move a cut-off that has passed, or is near: {PeriodText.Of(period, Language.English.Culture())} would open or close at once. Save it after {until.ToString("d MMM HH:mm", Language.English.Culture())}",
        Through = (first, last) => $"{first} to {last}",
    };
}
