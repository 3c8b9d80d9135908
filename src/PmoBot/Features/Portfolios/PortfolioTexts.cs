using NodaTime;
using NodaTime.Extensions;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Settings;
using PmoBot.Scheduling;

namespace PmoBot.Features.Portfolios;

internal sealed partial record PortfolioTexts
{
    /// <summary>Each setting, where a form shows it, and how it reads.</summary>
    public static readonly IReadOnlyList<(string Field, Func<PortfolioTexts, string> Name, Func<PortfolioSettings, PortfolioTexts, string> Say)> Facts =
    [
        (TypedZone.Field, texts => texts.Zone, (it, _) => it.Zone.Id.Replace('_', ' ')),
        (PortfolioDraft.WorkingDays, texts => texts.WorkingDays, (it, texts) => texts.Week(it.WorkingDays)),
        (PortfolioDraft.PublicHolidays, texts => texts.PublicHolidays, (it, texts) => texts.Holidays(it.PublicHolidays)),
        (PortfolioDraft.DaysOffField, texts => texts.DaysOff, (it, texts) => texts.Spans(it.DaysOff)),
        (PortfolioDraft.QuietFrom, texts => texts.Quiet, (it, texts) => texts.Hours(it.Quiet)),
        (ProjectFields.Cadence, texts => texts.Cadence, (it, texts) => ProjectTexts.For(texts.Language).Cadence(it.Cadence)),
        (ProjectFields.Unit, texts => texts.Unit, (it, texts) => Money.UnitName(it.Unit, texts.Language)),
        (ProjectFields.ScheduleTolerance, texts => texts.Tolerances, (it, texts) => ProjectTexts.For(texts.Language).ToleranceWords(it.Tolerances)),
    ];

    private const int MostSpans = 6;

    public required Language Language { get; init; }

    public required CommandHelp Help { get; init; }

    /// <summary>What is typed to change a portfolio's settings.</summary>
    public required Func<string, string> SettingsCommand { get; init; }

    public required Func<string, string> TrailCommand { get; init; }

    public required Func<int, string> Portfolios { get; init; }

    public required Func<int, string> More { get; init; }

    public required Func<string, string> Title { get; init; }

    public required Func<int, string> Projects { get; init; }

    /// <summary>How many, and the state's name.</summary>
    public required Func<int, string, string> InState { get; init; }

    public required string Settings { get; init; }

    public required Func<string, string> SettingsOf { get; init; }

    public required Func<string, string> Saved { get; init; }

    public required string FromNowOn { get; init; }

    public required string LookAgain { get; init; }

    public required string ChangedMeanwhile { get; init; }

    public required Func<string, string> StandsNow { get; init; }

    public required string Save { get; init; }

    public required string MoreFields { get; init; }

    public required string Zone { get; init; }

    public required string WorkingDays { get; init; }

    public required string PublicHolidays { get; init; }

    public required Func<PublicHolidays, string> Holidays { get; init; }

    public required string DaysOff { get; init; }

    public required string DaysOffLabel { get; init; }

    public required string DaysOffPlaceholder { get; init; }

    public required string NoDaysOff { get; init; }

    public required string Quiet { get; init; }

    public required string QuietHint { get; init; }

    public required string QuietFrom { get; init; }

    public required string QuietUntil { get; init; }

    public required Func<QuietHours, string> Hours { get; init; }

    public required string Cadence { get; init; }

    public required string Unit { get; init; }

    public required string UnitPlaceholder { get; init; }

    public required string Tolerances { get; init; }

    public required string ToleranceHint { get; init; }

    public required string Readers { get; init; }

    public required string NoReaders { get; init; }

    public required string AddReader { get; init; }

    public required string Trail { get; init; }

    // Next to a field
    public required string NotATime { get; init; }

    public required string NoWorkingDay { get; init; }

    public required Func<string, string> SpanBackwards { get; init; }

    public required string TooManyDaysOff { get; init; }

    /// <summary>A period that would be open again or closed at once, and the moment from which nothing stands against it.</summary>
    public required Func<Period, ZonedDateTime, string> MovesCutOff { get; init; }

    /// <summary>"Monday to Friday": from the first of a row of days to its last.</summary>
    public required Func<string, string, string> Through { get; init; }

    public static PortfolioTexts For(Language language) => language.In(English, French);

    public string Week(IReadOnlySet<IsoDayOfWeek> days)
    {
        var rows = days.Order().Aggregate(new List<(IsoDayOfWeek First, IsoDayOfWeek Last)>(), (rows, day) =>
        {
            if (rows.Count > 0 && rows[^1].Last + 1 == day)
                rows[^1] = (rows[^1].First, day);
            else
                rows.Add((day, day));
            return rows;
        });
        return string.Join(", ", rows.Select(row => row.Last - row.First < 2
            ? string.Join(", ", new[] { row.First, row.Last }.Distinct().Select(DayName))
            : Through(DayName(row.First), DayName(row.Last))));
    }

    public string DayName(IsoDayOfWeek day) => Language.Culture().DateTimeFormat.GetDayName(day.ToDayOfWeek());

    /// <summary>The first of them, and how many more.</summary>
    public string Spans(IReadOnlyList<LocalDate> days)
    {
        var spans = Features.Portfolios.DaysOff.Spans(days)
            .Select(span => span.First == span.Last ? Day(span.First) : PeriodText.Days(span.First, span.Last, Language.Culture())).ToList();
        var shown = string.Join(", ", spans.Take(MostSpans));
        return spans.Count switch
        {
            0 => NoDaysOff,
            <= MostSpans => shown,
            var count => ProjectTexts.For(Language).AndMore(shown, count - MostSpans),
        };
    }

    private static string Hour(LocalTime time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private string Day(LocalDate day) => day.ToString("d MMM uuuu", Language.Culture());
}
