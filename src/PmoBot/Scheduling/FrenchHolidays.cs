using NodaTime;

namespace PmoBot.Scheduling;

/// <summary>
/// The eleven public holidays of metropolitan France (Code du travail, L3133-1). Good Friday and 26 December are
/// holidays in Alsace-Moselle only: a portfolio there lists them.
/// </summary>
internal static class FrenchHolidays
{
    public static bool Contains(LocalDate day) => (day.Month, day.Day) switch
    {
        (1, 1) or (5, 1) or (5, 8) or (7, 14) or (8, 15) or (11, 1) or (11, 11) or (12, 25) => true,
        _ => NodaTime.Period.DaysBetween(Easter(day.Year), day) is 1 or 39 or 50,   // Easter Monday, Ascension, Whit Monday
    };

    /// <summary>Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Jones, Butcher).</summary>
    public static LocalDate Easter(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = Math.DivRem(year, 100);
        var moonCorrection = (8 * century + 13) / 25;
        var epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        var late = (golden + 11 * epact + 22 * weekday) / 451;
        var day = epact + weekday - 7 * late + 114;
        return new LocalDate(year, day / 31, day % 31 + 1);
    }
}
