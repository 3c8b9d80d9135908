using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;

namespace PmoBot.Features.Register;

/// <summary>A day as people type it, in either language: 2026-12-24, 24/12, 24 December, le 24 décembre, friday, demain.</summary>
internal static partial class TypedDay
{
    public const string InDigits = @"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2}(?:[0-9]{2})?)?|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}(?:[0-9]{2})?";

    public const string InWords = @"[0-9]{1,2}(?:st|nd|rd|th|er)?\s+(?:" + Months + @")\b\.?(?:\s+20[0-9]{2}\b)?|(?:" + Months + @")\s+[0-9]{1,2}(?:st|nd|rd|th)?(?:,?\s+20[0-9]{2}\b)?|" + Weekdays + "|" + Near;

    private const string Months =
        "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
        + "|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|janv|févr|fevr|avr|juil|déc";

    private const string Weekdays = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche";

    private const string Near = "today|tomorrow|aujourd['’]hui|après-demain|apres-demain|demain";

    private static readonly string[][] MonthNames =
    [
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"],
        ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"],
    ];

    /// <param name="text">In one of the two ways above.</param>
    /// <returns>Null: there is no such day.</returns>
    public static LocalDate? Read(string text, LocalDate today)
    {
        if (!text.Any(char.IsLetter))
            return ReadDigits(text, today);
        var folded = FoldedText.Fold(text);
        if (MonthWord().Match(folded) is { Success: true } named)
        {
            var numbers = Numbers().Matches(folded).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).ToList();
            return Of(numbers.Count > 1 ? numbers[1] : null, MonthOf(named.Value), numbers[0], today);
        }

        return folded switch
        {
            "today" or "aujourd'hui" => today,
            "tomorrow" or "demain" => today.PlusDays(1),
            "apres-demain" => today.PlusDays(2),
            _ => Array.IndexOf(Weekdays.Split('|'), folded) is >= 0 and var weekday ? OnOrAfter(today, (IsoDayOfWeek)((weekday % 7) + 1)) : null,
        };
    }

    private static LocalDate OnOrAfter(LocalDate today, IsoDayOfWeek weekday) => today.DayOfWeek == weekday ? today : today.Next(weekday);

    private static int MonthOf(string word) =>
        MonthNames.Select(names => Array.FindIndex(names, name => name.StartsWith(word, StringComparison.Ordinal))).First(month => month >= 0) + 1;

    private static LocalDate? ReadDigits(string text, LocalDate today)
    {
        if (text.Contains('-', StringComparison.Ordinal))
            return LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 2000 and <= 2100 } iso } ? iso : null;
        var parts = text.Split('/', '.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return Of(parts.Length == 3 ? parts[2] : null, parts[1], parts[0], today);
    }

    private static LocalDate? Of(int? typedYear, int month, int day, LocalDate today)
    {
        var year = typedYear is { } typed ? typed < 100 ? 2000 + typed : typed : today.Year;
        if (year is < 2000 or > 2100 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            return null;
        var date = new LocalDate(year, month, day);
        return typedYear is null && date < today ? date.PlusYears(1) : date;
    }

    [GeneratedRegex(@"(?<![a-z])(?:" + Months + @")(?![a-z])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex MonthWord();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Numbers();
}
