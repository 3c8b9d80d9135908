using System.Globalization;
using NodaTime;

namespace PmoBot.Scheduling;

/// <summary>A period as its reader sees it: "week 47 (16–22 Nov 2026)", « semaine 47 (16–22 nov. 2026) ».</summary>
internal static class PeriodText
{
    public static string Of(Period period, CultureInfo culture)
    {
        var (week, weeks) = culture.TwoLetterISOLanguageName == "fr" ? ("semaine", "semaines") : ("week", "weeks");
        return period.Cadence switch
        {
            Cadence.Weekly => $"{week} {period.FirstWeek} ({Days(period.FirstDay, period.LastDay, culture)})",
            Cadence.Fortnightly => $"{weeks} {period.FirstWeek}–{period.LastWeek} ({Days(period.FirstDay, period.LastDay, culture)})",
            _ => period.FirstDay.ToString("MMMM uuuu", culture),
        };
    }

    /// <summary>"16–22 Nov 2026": what both days share is said once, with the last.</summary>
    public static string Days(LocalDate first, LocalDate last, CultureInfo culture)
    {
        var end = last.ToString("d MMM uuuu", culture);
        if (first.Year != last.Year)
            return $"{first.ToString("d MMM uuuu", culture)} – {end}";
        return first.Month == last.Month ? $"{first.Day}–{end}" : $"{first.ToString("d MMM", culture)} – {end}";
    }
}
