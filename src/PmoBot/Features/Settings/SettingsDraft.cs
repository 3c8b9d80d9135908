using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Settings;

/// <summary>The settings as somebody filled them in; all of them are optional.</summary>
internal sealed record SettingsDraft
{
    public string? Language { get; init; }

    public TypedZone Zone { get; init; } = new(null);

    /// <summary>An object id.</summary>
    public string? Deputy { get; init; }

    public string? AbsentUntil { get; init; }

    public static SettingsDraft Of(Profile? profile, LocalDate today) => new()
    {
        Language = profile?.ChosenLanguage?.Tag(),
        Zone = new(profile?.ChosenZone),
        Deputy = profile?.Deputy?.ObjectId,
        AbsentUntil = profile?.IsAbsent(today) == true ? LocalDatePattern.Iso.Format(profile.AbsentUntil!.Value) : null,
    };

    /// <summary>What comes back absent was emptied.</summary>
    public static SettingsDraft From(FormData form) => new()
    {
        Language = Chosen(form.Text(SettingsCards.LanguageField)),
        Zone = TypedZone.From(form),
        Deputy = Chosen(form.Text(SettingsCards.DeputyField)),
        AbsentUntil = form.Text(SettingsCards.AbsentField),
    };

    public (Func<Profile, Profile> Change, IReadOnlyList<FieldError> Errors) Validate(
        Person self, Person? deputy, LocalDate today, SettingsTexts texts)
    {
        var errors = new List<FieldError>();
        var language = Languages.FromTag(Language);
        if (Language is not null && language is null)
            errors.Add(new(SettingsCards.LanguageField, texts.LanguageUnknown));
        if (Zone.Error(texts) is { } unclear)
            errors.Add(unclear);
        if (Deputy is not null && (deputy is null || self.Is(deputy)))
            errors.Add(new(SettingsCards.DeputyField, deputy is null ? texts.DeputyUnknown : texts.DeputySelf));
        var until = AbsentUntil is null ? null : Day(AbsentUntil);
        if (AbsentUntil is not null && (until is null || until < today))
            errors.Add(new(SettingsCards.AbsentField, until is null ? texts.NotADay : texts.DayIsPast));

        return (known => known with { ChosenLanguage = language, ChosenZone = Zone.Id, Deputy = deputy, AbsentUntil = until }, errors);
    }

    public static LocalDate? Day(string? typed) =>
        typed is not null && LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: { Year: > 0 and < 3000 } day } ? day : null;

    private static string? Chosen(string? value) => value == SettingsCards.None ? null : value;
}
