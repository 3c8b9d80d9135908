using PmoBot.Conversation;

namespace PmoBot.Features.Settings;

internal sealed record SettingsTexts
{
    private static readonly SettingsTexts English = new()
    {
        Help = new("settings", "your language and time zone"),
        LanguageHelp = new("language en", "answers you in English; “langue fr” in French"),
        Title = "Settings",
        LanguageLabel = "Language",
        FollowTeams = "As in Teams",
        ZoneLabel = "Time zone",
        ZoneUnknown = typed => $"There is no time zone “{typed}”: choose one of the list",
        LanguageUnknown = "English or French",
        Save = "Save",
        Saved = "Settings saved",
        LookAgain = "Please look at the field marked below.",
        WhichLanguage = "English or French? Write “language en” or “langue fr”.",
        LanguageSet = "I answer you in English from now on.",
    };

    private static readonly SettingsTexts French = new()
    {
        Help = new("paramètres", "votre langue et votre fuseau horaire"),
        LanguageHelp = new("langue fr", "vous répond en français ; « language en » en anglais"),
        Title = "Paramètres",
        LanguageLabel = "Langue",
        FollowTeams = "Comme dans Teams",
        ZoneLabel = "Fuseau horaire",
        ZoneUnknown = typed => $"Il n’y a pas de fuseau horaire « {typed} » : choisissez-en un dans la liste",
        LanguageUnknown = "Français ou anglais",
        Save = "Enregistrer",
        Saved = "Paramètres enregistrés",
        LookAgain = "Vérifiez le champ signalé ci-dessous.",
        WhichLanguage = "Français ou anglais ? Écrivez « langue fr » ou « language en ».",
        LanguageSet = "Je vous réponds désormais en français.",
    };

    public required CommandHelp Help { get; init; }

    public required CommandHelp LanguageHelp { get; init; }

    public required string Title { get; init; }

    public required string LanguageLabel { get; init; }

    public required string FollowTeams { get; init; }

    public required string ZoneLabel { get; init; }

    public required Func<string, string> ZoneUnknown { get; init; }

    public required string LanguageUnknown { get; init; }

    public required string Save { get; init; }

    public required string Saved { get; init; }

    public required string LookAgain { get; init; }

    public required string WhichLanguage { get; init; }

    public required string LanguageSet { get; init; }

    public static SettingsTexts For(Language language) => language.In(English, French);
}
