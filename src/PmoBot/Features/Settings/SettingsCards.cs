using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Settings;

internal static class SettingsCards
{
    public const string LanguageField = "language";
    public const string DeputyField = "deputy";
    public const string AbsentField = "absent";
    public const string MailboxField = "mailbox";

    /// <summary>The client's language, nobody as deputy: nothing is chosen.</summary>
    public const string None = "teams";

    public static AdaptiveCard Form(SettingsForm form, SettingsTexts texts, Language reader)
    {
        var (draft, errors) = (form.Draft, form.Errors);
        return new AdaptiveCard
        {
            Lang = reader.Tag(),
            Body =
            [
                CardParts.Head(
                [
                    CardParts.Title(texts.Title),
                    .. form.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)] : Array.Empty<Element>(),
                    .. errors.Count > 0 ? [CardParts.Notice(ContainerStyle.Attention, texts.LookAgain)] : Array.Empty<Element>(),
                ]),
                .. CardParts.Field(new ChoiceSetInput(LanguageField, [new(texts.FollowTeams, None), new("English", "en"), new("Français", "fr")])
                {
                    Label = texts.LanguageLabel,
                    Value = draft.Language ?? None,
                    Style = ChoiceStyle.Expanded,
                }, errors),
                .. draft.Zone.Draw(ZoneHint(form, texts), texts, errors),
                .. CardParts.Field(new ChoiceSetInput(DeputyField,
                    [new(texts.Nobody, None), .. form.People.Select(person => new Choice(Short(person.Name), person.ObjectId))])
                {
                    Label = texts.DeputyLabel,
                    Value = draft.Deputy ?? (form.CanPickPeople ? null : None),
                    Style = ChoiceStyle.Compact,
                    People = form.CanPickPeople ? PeopleScope.Organization : null,
                }, errors),
                .. CardParts.Field(new DateInput(AbsentField)
                {
                    Label = texts.AbsentLabel,
                    Value = SettingsDraft.Day(draft.AbsentUntil)?.ToDateOnly(),
                }, errors),
                .. form.IsAwayByMailbox ? [CardParts.Context(texts.AwayByMailbox)] : Array.Empty<Element>(),
                CardParts.Context(texts.AbsentHint),
                .. draft.ClosesMailbox is { } closes ? Mailbox(closes, texts) : [],
            ],
            Actions =
            [
                CardParts.MainButton(texts.Save, new CardAddress(ChangeSettings.SaveVerb, draft.Base)),
                CardParts.Button(texts.MyDataTitle, TurnRouter.Run(texts.MyDataHelp.Usage)),
            ],
        };
    }

    public static AdaptiveCard Saved(Profile profile, Instant now, SettingsTexts texts)
    {
        var zone = profile.Zone;
        var clock = texts.ZoneNow(zone.Id.Replace('_', ' '), now.InZone(zone).TimeOfDay);
        return new AdaptiveCard
        {
            Lang = profile.Language.Tag(),
            Body =
            [
                CardParts.Title(texts.Saved),
                new FactSet(
                [
                    new Fact(texts.LanguageShort, profile.ChosenLanguage?.In("English", "Français") ?? texts.FollowTeams),
                    new Fact(texts.ZoneShort, profile.ChosenZone is null ? texts.FollowTeamsIn(clock) : clock),
                    new Fact(texts.DeputyShort, profile.Deputy?.Name ?? texts.Nobody),
                    new Fact(texts.AbsentShort, profile.AbsentUntil is { } until ? texts.Away(until, profile.IsAwayByMailbox) : texts.NotAbsent),
                ]),
            ],
            Actions =
            [
                CardParts.Button(texts.Title, TurnRouter.Run(texts.Help.Usage)),
                CardParts.Button(texts.MyDataTitle, TurnRouter.Run(texts.MyDataHelp.Usage)),
            ],
        };
    }

    /// <summary>What is kept about a person, each with why and how long.</summary>
    public static AdaptiveCard MyData(IReadOnlyList<KeptData> kept, IReadOnlyList<string> administrators, SettingsTexts texts, Language reader) => new()
    {
        Lang = reader.Tag(),
        Body =
        [
            CardParts.Title(texts.MyDataTitle),
            CardParts.Context(texts.MyDataForYou),
            .. kept.Select(data => new Container(
            [
                new TextBlock(data.Title) { Wrap = true, Weight = TextWeight.Bolder, Spacing = Spacing.None },
                CardParts.Small(data.Kept),
                CardParts.Context(data.Why),
            ])
            { Separator = true, Spacing = Spacing.Small }),
            CardParts.Notice(ContainerStyle.Emphasis, texts.NotMeasured, texts.Erasure(administrators)),
        ],
        Actions = [CardParts.Button(texts.Title, TurnRouter.Run(texts.Help.Usage))],
    };

    // A client that told its zone is followed; one that told none leaves what the calendar says to be taken over.
    private static string ZoneHint(SettingsForm form, SettingsTexts texts) => form switch
    {
        { ClientZone: { } zone } => texts.FollowTeamsIn(zone),
        { MailboxZone: { } zone } => texts.ZoneOfMailbox(zone),
        _ => texts.FollowTeams,
    };

    private static IEnumerable<Element> Mailbox(bool closes, SettingsTexts texts) =>
    [
        new ToggleInput(MailboxField, texts.CloseMailbox) { Value = closes, Wrap = true },
        CardParts.Context(texts.MailboxHint),
    ];

    private static string Short(string name) => name.CutAt(40);
}

/// <summary>The form as it is shown.</summary>
/// <param name="People">Who can be chosen as deputy.</param>
/// <param name="CanPickPeople">Whether the client can also search the directory.</param>
internal sealed record SettingsForm(SettingsDraft Draft, IReadOnlyList<Person> People, bool CanPickPeople)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public string? Notice { get; init; }

    /// <summary>What the Teams client says, to be followed while nothing is typed.</summary>
    public string? ClientZone { get; init; }

    /// <summary>What their calendar says, where the client says nothing.</summary>
    public string? MailboxZone { get; init; }

    public bool IsAwayByMailbox { get; init; }
}
