using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Settings;

/// <summary>The settings as somebody filled them in; all of them are optional.</summary>
internal sealed record SettingsDraft
{
    private const string Before = "was-";

    public string? Language { get; init; }

    public TypedZone Zone { get; init; } = new(null);

    /// <summary>An object id.</summary>
    public string? Deputy { get; init; }

    public string? AbsentUntil { get; init; }

    /// <summary>Automatic replies are not to be read; null: not asked.</summary>
    public bool? ClosesMailbox { get; init; }

    /// <summary>As the form was filled when it was opened; null on cards of before that was kept, where all of it counts.</summary>
    public SettingsDraft? Was { get; init; }

    /// <summary>By which it is known when the form comes back.</summary>
    public (string Key, string Value)[] Base => Was is null ? [] :
    [
        (Before + SettingsCards.LanguageField, Was.Language ?? SettingsCards.None),
        (Before + TypedZone.Field, Was.Zone.Typed ?? ""),
        (Before + SettingsCards.DeputyField, Was.Deputy ?? ""),
        (Before + SettingsCards.AbsentField, Was.AbsentUntil ?? ""),
        .. Was.ClosesMailbox is { } closes ? [(Before + SettingsCards.MailboxField, closes ? "true" : "false")] : Array.Empty<(string, string)>(),
    ];

    /// <param name="asksMailbox">Whether there are mailboxes that could be read.</param>
    public static SettingsDraft Of(Profile? profile, LocalDate today, bool asksMailbox)
    {
        var filled = new SettingsDraft
        {
            Language = profile?.ChosenLanguage?.Tag(),
            Zone = new(profile?.ChosenZone),
            Deputy = profile?.Deputy?.ObjectId,
            AbsentUntil = profile?.IsAbsent(today) == true ? LocalDatePattern.Iso.Format(profile.AbsentUntil!.Value) : null,
            ClosesMailbox = asksMailbox || profile?.ClosesMailbox == true ? profile?.ClosesMailbox ?? false : null,
        };
        return filled with { Was = filled };
    }

    /// <summary>What comes back absent was emptied.</summary>
    public static SettingsDraft From(FormData form) =>
        From(form, "") with { Was = form.Text(Before + SettingsCards.LanguageField) is null ? null : From(form, Before) };

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
        if (AbsentUntil is not null && !IsAsItWas(it => it.AbsentUntil) && (until is null || until < today))
            errors.Add(new(SettingsCards.AbsentField, until is null ? texts.NotADay : texts.DayIsPast));

        // What the person left as it was may have changed meanwhile: by `language fr`, or at the end of an absence.
        return (known => (IsAsItWas(it => it.AbsentUntil) ? known : known.SaysAwayUntil(until)).Closing(IsAsItWas(it => it.ClosesMailbox) ? known.ClosesMailbox : ClosesMailbox ?? known.ClosesMailbox) with
        {
            ChosenLanguage = IsAsItWas(it => it.Language) ? known.ChosenLanguage : language,
            ChosenZone = IsAsItWas(it => it.Zone) ? known.ChosenZone : Zone.Id,
            Deputy = IsAsItWas(it => it.Deputy) ? known.Deputy : deputy,
        }, errors);
    }

    private bool IsAsItWas<T>(Func<SettingsDraft, T> field) => Was is not null && EqualityComparer<T>.Default.Equals(field(this), field(Was));

    private static SettingsDraft From(FormData form, string prefix) => new()
    {
        Language = Chosen(form.Text(prefix + SettingsCards.LanguageField)),
        Zone = TypedZone.From(form, prefix),
        Deputy = Chosen(form.Text(prefix + SettingsCards.DeputyField)),
        AbsentUntil = form.Text(prefix + SettingsCards.AbsentField),
        ClosesMailbox = form.Text(prefix + SettingsCards.MailboxField) is null ? null : form.IsOn(prefix + SettingsCards.MailboxField),
    };

    public static LocalDate? Day(string? typed) =>
        typed is not null && LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: { Year: > 0 and < 3000 } day } ? day : null;

    private static string? Chosen(string? value) => value == SettingsCards.None ? null : value;
}
