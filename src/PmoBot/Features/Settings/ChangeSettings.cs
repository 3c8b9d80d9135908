using NodaTime;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Settings;

/// <summary>`settings`: in which language and by which clock I am spoken to.</summary>
internal sealed class ChangeSettings(ProfileStore profiles) : ICommand, IFormAction
{
    public const string SaveVerb = "settings.save";

    public CommandName Name { get; } = new(["settings"], ["paramètres"])
    {
        Help = language => SettingsTexts.For(language).Help,
        InManifest = true,
    };

    public string Verb => SaveVerb;

    public async Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel)
    {
        var profile = await profiles.FindAsync(turn.Person.ObjectId, cancel);
        var texts = SettingsTexts.For(turn.Language);
        var card = SettingsCards.Form(profile?.ChosenLanguage?.Tag(), profile?.ChosenZone, texts, turn.Language, []);
        return new Reply.Form(card, texts.Title, TurnRouter.Run(texts.Help.Usage));
    }

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var (language, zone) = Read(form);
        if (Errors(language, zone, SettingsTexts.For(turn.Language)) is { Count: > 0 } errors)
            return Again(turn, language, zone, errors);

        var outcome = await profiles.ChangeAsync(turn.Person, known => known with
        {
            ChosenLanguage = Languages.FromTag(language),
            ChosenZone = zone,
        });
        if (outcome is not Outcome<Profile>.Settled { Value: var saved })
            return FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);

        var texts = SettingsTexts.For(saved.Language);
        var chosen = saved.ChosenLanguage is { } set ? set.In("English", "Français") : texts.FollowTeams;
        var card = SettingsCards.Saved(chosen, saved.ChosenZone ?? texts.FollowTeams, texts, saved.Language);
        return new Reply.UpdatedCard(card, texts.Saved);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice)
    {
        var (language, zone) = Read(form);
        return Again(turn, language, zone, [new(SettingsCards.LanguageField, notice)]);
    }

    private static (string? Language, string? Zone) Read(FormData form) =>
        (Chosen(form.Text(SettingsCards.LanguageField)), Chosen(form.Text(SettingsCards.ZoneField)));

    private static string? Chosen(string? value) => value == SettingsCards.FollowTeams ? null : value;

    private static List<FieldError> Errors(string? language, string? zone, SettingsTexts texts)
    {
        var errors = new List<FieldError>();
        if (language is not null && Languages.FromTag(language) is null)
            errors.Add(new(SettingsCards.LanguageField, texts.LanguageUnknown));
        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            errors.Add(new(SettingsCards.ZoneField, texts.ZoneUnknown(zone)));
        return errors;
    }

    private static Reply.FormAgain Again(Turn turn, string? language, string? zone, IReadOnlyList<FieldError> errors)
    {
        var texts = SettingsTexts.For(turn.Language);
        return new Reply.FormAgain(SettingsCards.Form(language, zone, texts, turn.Language, errors), texts.Title);
    }
}
