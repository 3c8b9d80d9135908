using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;

namespace PmoBot.Scheduling;

/// <summary>The days that one report speaks for: an ISO week, a 14-day block or a calendar month.</summary>
internal sealed partial record Period
{
    // Blocks are counted from here and never by odd and even weeks: 2026 has 53.
    private static readonly LocalDate FortnightAnchor = new(2024, 1, 1);
    private static readonly LocalDatePattern IdDate = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private Period(LocalDate firstDay, Cadence cadence) => (FirstDay, Cadence) = (firstDay, cadence);

    public Cadence Cadence { get; }

    public LocalDate FirstDay { get; }

    public LocalDate LastDay => Next.FirstDay.PlusDays(-1);

    /// <summary>For example `20261116-w`. Ids of one cadence sort as text in the order of time; where a cadence changed, reports are ordered as they came.</summary>
    public string Id => $"{IdDate.Format(FirstDay)}-{Letter(Cadence)}";

    public Period Next => Of(Cadence == Cadence.Monthly ? FirstDay.PlusMonths(1) : FirstDay.PlusDays(Days), Cadence);

    public Period Previous => Of(FirstDay.PlusDays(-1), Cadence);

    public int FirstWeek => WeekYearRules.Iso.GetWeekOfWeekYear(FirstDay);

    public int LastWeek => WeekYearRules.Iso.GetWeekOfWeekYear(LastDay);

    private int Days => Cadence == Cadence.Weekly ? 7 : 14;

    /// <summary>The day of this period that is nearest to another.</summary>
    public LocalDate Nearest(LocalDate day) => LocalDate.Max(FirstDay, LocalDate.Min(day, LastDay));

    public static Period Of(LocalDate day, Cadence cadence) => new(FirstDayOf(day, cadence), cadence);

    /// <summary>Reads an id, whatever its cadence, or `2026-W47`: the project's period that holds the Thursday of that week.</summary>
    /// <returns>Null for anything else, a first day that begins no period included.</returns>
    public static Period? Parse(string text, Cadence projectCadence)
    {
        var trimmed = text.Trim();
        return ParseId(trimmed) ?? ParseWeek(trimmed, projectCadence);
    }

    public static Period? ParseId(string id)
    {
        if (id.Length != 10 || id[8] != '-' || CadenceOf(id[9]) is not { } cadence)
            return null;
        // The years that a week can be typed in: at the calendar's end, a period has no next one.
        return IdDate.Parse(id[..8]) is { Success: true, Value: { Year: >= 2000 and < 2200 } day }
            && Of(day, cadence) is var period && period.FirstDay == day ? period : null;
    }

    public override string ToString() => Id;

    private static Period? ParseWeek(string text, Cadence cadence)
    {
        if (WeekInput().Match(text) is not { Success: true } match)
            return null;
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var week = int.Parse(match.Groups["week"].ValueSpan, CultureInfo.InvariantCulture);
        return week >= 1 && week <= WeekYearRules.Iso.GetWeeksInWeekYear(year)
            ? Of(WeekYearRules.Iso.GetLocalDate(year, week, IsoDayOfWeek.Thursday), cadence)
            : null;
    }

    private static LocalDate FirstDayOf(LocalDate day, Cadence cadence) => cadence switch
    {
        Cadence.Weekly => DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)(day),
        Cadence.Fortnightly => day.PlusDays(-DaysIntoFortnight(day)),
        Cadence.Monthly => DateAdjusters.StartOfMonth(day),
        _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence, message: null),
    };

    private static int DaysIntoFortnight(LocalDate day)
    {
        var since = NodaTime.Period.DaysBetween(FortnightAnchor, day) % 14;
        return since < 0 ? since + 14 : since;
    }

    private static char Letter(Cadence cadence) => cadence switch
    {
        Cadence.Weekly => 'w',
        Cadence.Fortnightly => 'f',
        _ => 'm',
    };

    private static Cadence? CadenceOf(char letter) => letter switch
    {
        'w' => Cadence.Weekly,
        'f' => Cadence.Fortnightly,
        'm' => Cadence.Monthly,
        _ => null,
    };

    [GeneratedRegex(@"^(?<year>2[01]\d\d)-?[wWsS](?<week>[0-9]{1,2})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WeekInput();
}
