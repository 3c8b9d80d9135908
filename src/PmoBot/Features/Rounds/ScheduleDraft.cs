using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Scheduling;

namespace PmoBot.Features.Rounds;

/// <summary>A schedule as a form says it: `Thu 14:00` of a week, `3 12:00`, a working day, of the month that follows. The names are literals on cards already posted.</summary>
internal static class ScheduleDraft
{
    public const string Portfolio = "portfolio";
    public const string Cadence = "cadence";
    public const string Mode = "mode";
    public const string OwnZone = "ownZone";

    public static readonly IReadOnlyList<string> Moments = ["opens", "due", "cutOff", "published"];

    /// <summary>Characters of a moment.</summary>
    public const int Longest = 20;

    private const int LastWorkingDay = 20;
    private const int Week = 7;

    public static FormData Of(RoundSchedule schedule, RoundTimetable table, Language language) => new(
    [
        new(Mode, schedule.Mode.ToString()),
        new(OwnZone, schedule.InOwnZone ? "true" : "false"),
        .. Moments.Zip(new[] { table.Opens, table.Due, table.CutOff, table.Published }, (field, moment) => new KeyValuePair<string, string>(field, Typed(moment, language))),
    ]);

    public static (RoundMode Mode, bool OwnZone, RoundTimetable? Table, IReadOnlyList<FieldError> Errors) Read(FormData form, Cadence cadence, RoundTexts texts)
    {
        var errors = new List<FieldError>();
        var moments = new List<PlannedMoment>();
        foreach (var field in Moments)
        {
            var typed = form.Text(field) ?? "";
            if (Parse(typed, cadence, moments.LastOrDefault()) is not { } moment)
                errors.Add(new FieldError(field, texts.NotAMoment(typed.CutAt(Longest), cadence == Scheduling.Cadence.Monthly)));
            else if (moments is [.., var before] && !IsAfter(moment, before, isEqualAllowed: field == Moments[^1]))
                errors.Add(new FieldError(field, texts.OutOfOrder));
            else
                moments.Add(moment);
        }

        if (moments is [var first, _, var end, _] && cadence != Scheduling.Cadence.Monthly && !IsBefore(end, first, Week))
            errors.Add(new FieldError(Moments[2], texts.OutOfOrder));
        var mode = Enum.TryParse<RoundMode>(form.Text(Mode), out var chosen) && Enum.IsDefined(chosen) ? chosen : RoundMode.Off;
        return (mode, form.IsOn(OwnZone), errors.Count == 0 ? new RoundTimetable(moments[0], moments[1], moments[2], moments[3]) : null, errors);
    }

    /// <summary>Where it is said what is wrong with the times as a whole.</summary>
    public static string FieldOf(TimetableFault fault) => Moments[fault switch
    {
        TimetableFault.OpensBeforePeriod or TimetableFault.OpensInRoundBefore => 0,
        TimetableFault.DueNotAfterOpens => 1,
        TimetableFault.PublishedBeforeCutOff => 3,
        _ => 2,
    }];

    // A day of the week is the first one after the moment before; the opening is within the last week.
    private static PlannedMoment? Parse(string typed, Cadence cadence, PlannedMoment? before)
    {
        if (typed.Length > Longest || typed.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is not [var day, var clock] || TypedTime.Parse(clock) is not { } time)
            return null;
        if (cadence == Scheduling.Cadence.Monthly)
            return int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= LastWorkingDay ? new PlannedMoment.WorkingDayAfter(number, time) : null;
        if (DayOf(day) is not { } weekday)
            return null;

        var days = (int)weekday - Week;
        if (before is PlannedMoment.DaysFromLast { Days: var since, Time: var then })
        {
            while (days < since || (days == since && time < then))
                days += Week;
        }

        return new PlannedMoment.DaysFromLast(days, time);
    }

    private static IsoDayOfWeek? DayOf(string typed)
    {
        var folded = FoldedText.Fold(typed).TrimEnd('.');
        var found = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && folded.Length >= 2 && Names(day).Any(name => name.StartsWith(folded, StringComparison.Ordinal))).ToList();
        return found is [var only] ? only : null;
    }

    private static IEnumerable<string> Names(IsoDayOfWeek day) =>
        new[] { Language.English, Language.French }.Select(language => FoldedText.Fold(language.Culture().DateTimeFormat.GetDayName((DayOfWeek)((int)day % Week))));

    private static bool IsAfter(PlannedMoment moment, PlannedMoment before, bool isEqualAllowed) =>
        Position(moment).CompareTo(Position(before)) is var order && (order > 0 || (isEqualAllowed && order == 0));

    private static bool IsBefore(PlannedMoment end, PlannedMoment first, int laterBy) =>
        Position(end).CompareTo((Position(first).Day + laterBy, Position(first).Time)) < 0;

    private static (int Day, LocalTime Time) Position(PlannedMoment moment) => moment switch
    {
        PlannedMoment.DaysFromLast days => (days.Days, days.Time),
        PlannedMoment.WorkingDayAfter working => (working.Number, working.Time),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Typed(PlannedMoment moment, Language language)
    {
        var time = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(moment.Time);
        return moment switch
        {
            PlannedMoment.DaysFromLast { Days: var days } => $"{language.Culture().DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((days + Week * 2) % Week)).TrimEnd('.')} {time}",
            _ => $"{Position(moment).Day.ToString(CultureInfo.InvariantCulture)} {time}",
        };
    }
}
