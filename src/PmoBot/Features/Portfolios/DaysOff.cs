using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Imports;

namespace PmoBot.Features.Portfolios;

/// <summary>A plain list of days off, as it is typed: days and spans of days, by commas or lines: `2026-12-24..2026-12-31, 2027-05-07`.</summary>
internal static class DaysOff
{
    /// <summary>Characters of a list.</summary>
    public const int Longest = 2000;

    public const int MostDays = 400;

    /// <summary>As many as come back in the field, however short they were typed.</summary>
    public const int MostSpans = 80;

    private static readonly char[] Between = [',', ';', '\n', '\r'];
    private static readonly string[] Through = ["..", "…", " to ", " au ", " à ", " – ", " - "];

    /// <returns>In order, each once; or what is wrong with the first piece that cannot be read.</returns>
    public static (IReadOnlyList<LocalDate> Days, string? Wrong) Parse(string typed, Language language)
    {
        var days = new SortedSet<LocalDate>();
        var texts = PortfolioTexts.For(language);
        if (typed.Length > Longest)
            return ([], texts.TooManyDaysOff);
        foreach (var piece in typed.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = piece.Split(Through, 2, StringSplitOptions.TrimEntries);
            var (first, wrong) = TypedDate.Parse(ends[0], ImportTexts.For(language));
            var (last, wrongToo) = ends.Length == 1 ? (first, wrong) : TypedDate.Parse(ends[1], ImportTexts.For(language));
            if (first is null || last is null)
                return ([], wrong ?? wrongToo);
            if (last < first)
                return ([], texts.SpanBackwards(piece));
            if (NodaTime.Period.DaysBetween(first.Value, last.Value) + days.Count >= MostDays)
                return ([], texts.TooManyDaysOff);
            for (var day = first.Value; day <= last; day = day.PlusDays(1))
                days.Add(day);
        }

        return Spans([.. days]).Count() > MostSpans ? ([], texts.TooManyDaysOff) : ([.. days], null);
    }

    /// <summary>As it can be typed again, in any language.</summary>
    public static string Format(IReadOnlyList<LocalDate> days) => string.Join(", ", Spans(days).Select(span => span.First == span.Last
        ? LocalDatePattern.Iso.Format(span.First)
        : $"{LocalDatePattern.Iso.Format(span.First)}..{LocalDatePattern.Iso.Format(span.Last)}"));

    public static IEnumerable<(LocalDate First, LocalDate Last)> Spans(IReadOnlyList<LocalDate> days)
    {
        for (var index = 0; index < days.Count;)
        {
            var first = index;
            while (++index < days.Count && days[index] == days[index - 1].PlusDays(1)) { }
            yield return (days[first], days[index - 1]);
        }
    }
}
