using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Scheduling;

namespace PmoBot.Tests.Scheduling;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026-11-16", "Weekly", "20261116-w", "2026-11-16", "2026-11-22")]
    [InlineData("2026-11-22", "Weekly", "20261116-w", "2026-11-16", "2026-11-22")]
    [InlineData("2024-01-01", "Fortnightly", "20240101-f", "2024-01-01", "2024-01-14")]
    [InlineData("2023-12-31", "Fortnightly", "20231218-f", "2023-12-18", "2023-12-31")]
    [InlineData("2026-12-28", "Fortnightly", "20261228-f", "2026-12-28", "2027-01-10")]
    [InlineData("2027-01-04", "Fortnightly", "20261228-f", "2026-12-28", "2027-01-10")]   // 2026 has 53 weeks: one block
    [InlineData("2028-02-10", "Monthly", "20280201-m", "2028-02-01", "2028-02-29")]
    public void A_day_belongs_to_the_period_of_its_cadence(string day, string cadence, string id, string first, string last)
    {
        var period = Period.Of(Day(day), Enum.Parse<Cadence>(cadence));

        Assert.Equal(id, period.Id);
        Assert.Equal(Day(first), period.FirstDay);
        Assert.Equal(Day(last), period.LastDay);
    }

    [Theory]
    [InlineData("20261116-w", "20261123-w")]
    [InlineData("20261228-w", "20270104-w")]
    [InlineData("20261214-f", "20261228-f")]
    [InlineData("20261201-m", "20270101-m")]
    public void Periods_follow_each_other_without_a_gap(string id, string nextId)
    {
        var period = Period.ParseId(id)!;

        Assert.Equal(nextId, period.Next.Id);
        Assert.Equal(period, period.Next.Previous);
    }

    [Theory]
    [InlineData("20261116-w", "Monthly", "20261116-w")]      // an id keeps its own cadence
    [InlineData("2026-W47", "Weekly", "20261116-w")]
    [InlineData(" 2026-w47 ", "Weekly", "20261116-w")]
    [InlineData("2026-W53", "Weekly", "20261228-w")]
    [InlineData("2026-W53", "Fortnightly", "20261228-f")]
    [InlineData("2026-W05", "Monthly", "20260101-m")]        // Monday 26 January to 1 February: its Thursday decides
    [InlineData("2026-S47", "Weekly", "20261116-w")]         // as the French write it
    public void What_a_person_types_finds_the_period(string text, string cadence, string id)
    {
        var period = Period.Parse(text, Enum.Parse<Cadence>(cadence));

        Assert.Equal(id, period?.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("APOLLO")]
    [InlineData("20261117-w")]                               // a Tuesday begins no week
    [InlineData("20261123-f")]                               // the middle of a block
    [InlineData("20261102-m")]
    [InlineData("20261131-w")]
    [InlineData("20261116-x")]
    [InlineData("99991220-f")]                               // the last that the calendar holds
    [InlineData("99991201-m")]
    [InlineData("00010101-w")]
    [InlineData("2025-W53")]                                 // 2025 has 52 weeks
    [InlineData("2026-W00")]
    [InlineData("2026-W471")]
    public void What_names_no_period_is_no_period(string text)
    {
        var period = Period.Parse(text, Cadence.Weekly);

        Assert.Null(period);
    }

    [Theory]
    [InlineData("20261116-w", "en", "week 47 (16–22 Nov 2026)")]
    [InlineData("20261116-w", "fr", "semaine 47 (16–22 nov. 2026)")]
    [InlineData("20261130-w", "en", "week 49 (30 Nov – 6 Dec 2026)")]
    [InlineData("20261130-w", "fr", "semaine 49 (30 nov. – 6 déc. 2026)")]
    [InlineData("20261228-w", "en", "week 53 (28 Dec 2026 – 3 Jan 2027)")]
    [InlineData("20261116-f", "en", "weeks 47–48 (16–29 Nov 2026)")]
    [InlineData("20261116-f", "fr", "semaines 47–48 (16–29 nov. 2026)")]
    [InlineData("20261228-f", "en", "weeks 53–1 (28 Dec 2026 – 10 Jan 2027)")]
    [InlineData("20261101-m", "en", "November 2026")]
    [InlineData("20261101-m", "fr", "novembre 2026")]
    public void A_period_is_shown_in_the_readers_language(string id, string language, string expected)
    {
        var text = PeriodText.Of(Period.ParseId(id)!, CultureInfo.GetCultureInfo(language));

        Assert.Equal(expected, text);
    }

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
