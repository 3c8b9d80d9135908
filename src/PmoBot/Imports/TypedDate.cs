using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;

namespace PmoBot.Imports;

/// <summary>
/// A date in ISO, or with slashes. French puts the day first. English is written by people who put the day first and by
/// people who put the month first: where both readings are dates, neither is taken.
/// </summary>
internal static class TypedDate
{
    private static readonly LocalDatePattern DayFirst = LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu");
    private static readonly LocalDatePattern MonthFirst = LocalDatePattern.CreateWithInvariantCulture("M/d/uuuu");

    public static (LocalDate? Value, string? Wrong) Parse(string text, ImportTexts texts)
    {
        var iso = Read(LocalDatePattern.Iso, text);
        var dayFirst = Read(DayFirst, text);
        var monthFirst = texts.Language == Language.English ? Read(MonthFirst, text) : null;
        return (iso, dayFirst, monthFirst) switch
        {
            (null, { } one, { } other) when one != other => (null, texts.AmbiguousDate(text, one, other)),
            _ when (iso ?? dayFirst ?? monthFirst) is { } date => (date, null),
            _ => (null, texts.NotADate(text)),
        };
    }

    private static LocalDate? Read(LocalDatePattern pattern, string text) =>
        pattern.Parse(text) is { Success: true, Value: { Year: >= 2000 and <= 2100 } date } ? date : null;
}
