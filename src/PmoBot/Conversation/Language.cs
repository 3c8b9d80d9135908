using System.Globalization;

namespace PmoBot.Conversation;

internal enum Language
{
    English,
    French,
}

internal static class Languages
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>A locale such as fr-CA; everything that is not French is answered in English.</summary>
    public static Language FromLocale(string? locale) =>
        locale?.StartsWith("fr", StringComparison.OrdinalIgnoreCase) == true ? Language.French : Language.English;

    public static CultureInfo Culture(this Language language) => language == Language.French ? French : English;

    public static string Tag(this Language language) => language == Language.French ? "fr" : "en";

    public static Language? FromTag(string? tag) => tag switch
    {
        "fr" => Language.French,
        "en" => Language.English,
        _ => null,
    };

    public static T In<T>(this Language language, T english, T french) =>
        language == Language.French ? french : english;

    /// <summary>“de” as French binds it to what follows: de HERMES, d’APOLLO, d’avril.</summary>
    public static string De(string? name) => FoldedText.Fold(name ?? "") is ['a' or 'e' or 'i' or 'o' or 'u', ..] ? $"d’{name}" : $"de {name}";
}
