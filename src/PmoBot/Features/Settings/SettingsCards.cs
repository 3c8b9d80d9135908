using NodaTime.TimeZones;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Settings;

internal static class SettingsCards
{
    public const string LanguageField = "language";
    public const string ZoneField = "zone";

    /// <summary>As in Teams: nothing is chosen here.</summary>
    public const string FollowTeams = "teams";

    // One name a zone that people live in; aliases would only make the list longer than a card may be.
    private static readonly IReadOnlyList<Choice> Zones =
    [
        .. TzdbDateTimeZoneSource.Default.Zone1970Locations!.Select(location => location.ZoneId)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(zone => new Choice(zone.Replace('_', ' '), zone)),
    ];

    public static AdaptiveCard Form(string? language, string? zone, SettingsTexts texts, Language reader, IReadOnlyList<FieldError> errors) => new()
    {
        Lang = reader.Tag(),
        Body =
        [
            CardParts.Title(texts.Title),
            .. errors.Count == 0 ? Array.Empty<Element>() : [CardParts.Notice(ContainerStyle.Attention, texts.LookAgain)],
            .. CardParts.Field(new ChoiceSetInput(LanguageField,
                [new(texts.FollowTeams, FollowTeams), new("English", "en"), new("Français", "fr")])
            { Label = texts.LanguageLabel, Value = language ?? FollowTeams, Style = ChoiceStyle.Expanded }, errors),
            .. CardParts.Field(new ChoiceSetInput(ZoneField, [new(texts.FollowTeams, FollowTeams), .. Zones])
            {
                Label = texts.ZoneLabel,
                Value = zone ?? FollowTeams,
                Style = ChoiceStyle.Filtered,
            }, errors),
        ],
        Actions = [CardParts.MainButton(texts.Save, new CardAddress(ChangeSettings.SaveVerb))],
    };

    public static AdaptiveCard Saved(string language, string zone, SettingsTexts texts, Language reader) => new()
    {
        Lang = reader.Tag(),
        Body =
        [
            CardParts.Title(texts.Saved),
            new FactSet([new Fact(texts.LanguageLabel, language), new Fact(texts.ZoneLabel, zone)]),
        ],
        Actions = [CardParts.Button(texts.Title, TurnRouter.Run(texts.Help.Usage))],
    };
}
