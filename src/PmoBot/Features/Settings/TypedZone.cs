using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Settings;

/// <summary>A time zone as somebody typed it, and which they chose where that can be several: a field of any form.</summary>
/// <param name="Typed">A city, a country or an IANA name.</param>
internal sealed record TypedZone(string? Typed, string? Chosen = null)
{
    public const string Field = "zone";
    public const string ChoiceField = "zones";

    /// <summary>To choose from, where what was typed means several, or nearly something.</summary>
    public IReadOnlyList<string> Choices => Match is { IsCertain: false } match ? match.Zones : [];

    /// <summary>An IANA name; null: nothing was typed, or nothing that is known.</summary>
    public string? Id => Match is { IsCertain: true, Zones: [var only] } ? only : Choices.FirstOrDefault(zone => zone == Chosen);

    private ZoneMatch? Match => Typed is null ? null : ZoneSearch.Find(Typed);

    public static TypedZone From(FormData form, string prefix = "") => new(form.Text(prefix + Field), form.Text(prefix + ChoiceField));

    public FieldError? Error(SettingsTexts texts)
    {
        if (Typed is null || Id is not null)
            return null;
        return Choices.Count > 0 ? new(ChoiceField, texts.ZoneWhich) : new(Field, texts.ZoneUnknown(Typed));
    }

    public IEnumerable<Element> Draw(string placeholder, SettingsTexts texts, IReadOnlyList<FieldError> errors) =>
        CardParts.Field(new TextInput(Field)
        {
            Label = texts.ZoneLabel,
            Placeholder = placeholder,
            Value = Typed,
            MaxLength = ZoneSearch.Longest,
        }, errors, Choices.Count == 0 ? [] : CardParts.Field(
            new ChoiceSetInput(ChoiceField, [.. Choices.Select(zone => new Choice(zone.Replace('_', ' '), zone))])
            {
                Label = texts.ZoneMeant,
                Style = Choices.Count <= 5 ? ChoiceStyle.Expanded : ChoiceStyle.Compact,
            }, errors));
}
