using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Settings;
using PmoBot.Scheduling;

namespace PmoBot.Features.Portfolios;

/// <summary>The settings of a portfolio as a form says them. The names are literals on cards already posted.</summary>
internal static class PortfolioDraft
{
    public const string Portfolio = "portfolio";

    /// <summary>The audit entry that the form was filled from.</summary>
    public const string Base = "base";

    public const string WorkingDays = "workingDays";
    public const string PublicHolidays = "publicHolidays";
    public const string DaysOffField = "daysOff";

    /// <summary>The end of a working day, and its beginning: between them nobody is written to.</summary>
    public const string QuietFrom = "quietFrom";

    public const string QuietUntil = "quietUntil";

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static FormData Of(PortfolioSettings settings, Language language) => new(
    [
        new(Base, settings.Audit.Sequence.ToString(CultureInfo.InvariantCulture)),
        new(TypedZone.Field, settings.Zone.Id),
        new(WorkingDays, string.Join(',', settings.WorkingDays.Order())),
        new(PublicHolidays, settings.PublicHolidays.ToString()),
        new(DaysOffField, DaysOff.Format(settings.DaysOff)),
        new(QuietFrom, Clock.Format(settings.Quiet.From)),
        new(QuietUntil, Clock.Format(settings.Quiet.Until)),
        new(ProjectFields.Cadence, settings.Cadence.ToString()),
        new(ProjectFields.Unit, BudgetUnits.Typed(settings.Unit, language)),
        new(ProjectFields.ScheduleTolerance, Number(settings.Tolerances.Schedule * 100)),
        new(ProjectFields.LeastDays, Number(settings.Tolerances.LeastDays)),
        new(ProjectFields.MostDays, Number(settings.Tolerances.MostDays)),
        new(ProjectFields.CostTolerance, Number(settings.Tolerances.Cost * 100)),
    ]);

    /// <summary>What was typed, as a change of what stands now.</summary>
    public static FormData On(FormData typed, PortfolioSettings stands) =>
        new(Fields.Select(field => new KeyValuePair<string, string>(field, typed.Text(field) ?? ""))
            .Append(new(Base, stands.Audit.Sequence.ToString(CultureInfo.InvariantCulture))));

    /// <returns>The settings with what was typed; where a field is empty, as the definitions have it.</returns>
    public static (PortfolioSettings Settings, IReadOnlyList<FieldError> Errors) Read(FormData form, PortfolioSettings stands, Language language)
    {
        var texts = PortfolioTexts.For(language);
        var reader = new ProjectReader(form, ProjectTexts.For(language), new ProjectChoices([], [], CanPickPeople: false));
        var zone = TypedZone.From(form);
        if (zone.Error(SettingsTexts.For(language)) is { } unclear)
            reader.Object(unclear.Field, unclear.Message);
        var (daysOff, wrong) = DaysOff.Parse(form.Text(DaysOffField) ?? "", language);
        if (wrong is not null)
            reader.Object(DaysOffField, wrong);
        var week = Week(form);
        if (week.Count == 0)
            reader.Object(WorkingDays, texts.NoWorkingDay);

        var usual = PortfolioSettings.Default;
        var settings = stands with
        {
            Zone = zone.Id is { } id ? DateTimeZoneProviders.Tzdb[id] : usual.Zone,
            WorkingDays = week,
            PublicHolidays = reader.Chosen(PublicHolidays, usual.PublicHolidays),
            DaysOff = daysOff,
            Quiet = new QuietHours(Time(QuietFrom, usual.Quiet.From), Time(QuietUntil, usual.Quiet.Until)),
            Cadence = reader.Chosen(ProjectFields.Cadence, usual.Cadence),
            Unit = reader.Unit(usual.Unit),
            Tolerances = reader.Tolerances(usual.Tolerances) ?? usual.Tolerances,
        };
        return (settings, reader.Errors);

        LocalTime Time(string field, LocalTime absent)
        {
            if (form.Text(field) is not { } typed)
                return absent;
            if (Clock.Parse(typed) is { Success: true, Value: var time })
                return time;
            reader.Object(field, texts.NotATime);
            return absent;
        }
    }

    /// <summary>What stands now, at each field that says something else.</summary>
    public static IReadOnlyList<FieldError> Differences(PortfolioSettings typed, PortfolioSettings stands, PortfolioTexts texts) =>
    [
        .. PortfolioTexts.Facts.Select(fact => (fact.Field, Typed: fact.Say(typed, texts), Stands: fact.Say(stands, texts)))
            .Where(fact => fact.Typed != fact.Stands)
            .Select(fact => new FieldError(fact.Field, texts.StandsNow(fact.Stands))),
    ];

    /// <summary>Which of the fields that move cut-offs was changed, the first of them.</summary>
    public static string CalendarField(PortfolioSettings typed, PortfolioSettings stands, PortfolioTexts texts) =>
        Differences(typed, stands, texts)[0].Field;

    private static readonly string[] Fields =
    [
        Portfolio, TypedZone.Field, TypedZone.ChoiceField, WorkingDays, PublicHolidays, DaysOffField, QuietFrom, QuietUntil, ProjectFields.Cadence, ProjectFields.Unit,
        ProjectFields.ScheduleTolerance, ProjectFields.LeastDays, ProjectFields.MostDays, ProjectFields.CostTolerance,
    ];

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static HashSet<IsoDayOfWeek> Week(FormData form) =>
    [
        .. (form.Text(WorkingDays) ?? "").Split(',', StringSplitOptions.TrimEntries)
            .Select(name => Enum.TryParse<IsoDayOfWeek>(name, out var day) && day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday ? day : IsoDayOfWeek.None)
            .Where(day => day != IsoDayOfWeek.None),
    ];
}
