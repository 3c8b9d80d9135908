using PmoBot.AdaptiveCards;
using PmoBot.Conversation;

namespace PmoBot.Features.Digests;

/// <summary>Who is to read which digest: the PMO's side.</summary>
internal static partial class DigestCards
{
    private const string MoreId = "more";
    private const int MostButtons = 5;

    public static AdaptiveCard List(DigestPage page, DigestTexts texts) => CardBudget.Fit(page.Subscriptions, (shown, left) => new AdaptiveCard
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            .. page.IsManaged ? [CardParts.Context(texts.Digests(page.Subscriptions.Count))] : Array.Empty<Element>(),
            CardParts.Title(texts.DigestsOf(page.Name)),
            .. page.Subscriptions.Count == 0 && (page.IsManaged || page.Editions.Count == 0) ? [CardParts.Paragraph(texts.NoneYet(page))] : Array.Empty<Element>(),
            .. shown.Select(subscription => Row(subscription, page, texts)),
            .. left > 0 ? [CardParts.Context(texts.AndMore(left))] : Array.Empty<Element>(),
            .. page.Editions.Count > 0
                ? [CardParts.Small(texts.EditionsBelow), new ActionSet([.. page.Editions.Select(edition => CardParts.Button(texts.EditionOf(edition, page.Subject.Programme is null).CutAt(LongestName), ShowEdition.Address(edition)))])]
                : Array.Empty<Element>(),
        ],
        Actions = page.IsManaged ? [CardParts.MainButton(texts.New, EditDigest.Address(page.Subject))] : [],
    });

    public static AdaptiveCard One(SubscriptionView view, DigestTexts texts, string? notice = null) => CardBudget.Fit(view.Subscription.Channels, (channels, left) => new AdaptiveCard
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            .. notice is not null ? [CardParts.Notice(ContainerStyle.Good, notice)] : Array.Empty<Element>(),
            CardParts.Context(view.Name.CutAt(LongestName)),
            CardParts.Title(texts.For(view.Subscription.Audience)),
            new FactSet(
            [
                new Fact(texts.WhenFact, texts.When(view)),
                new Fact(texts.NextFact, texts.Next(view)),
                .. channels.Select(channel => new Fact(texts.ChannelFact, texts.InChannel(channel).CutAt(LongestLine))),
                .. view.Subscription.People.Count > 0 ? [new Fact(texts.PeopleFact, string.Join(", ", view.Subscription.People.Select(person => person.Name.CutAt(40))).CutAt(400))] : Array.Empty<Fact>(),
                .. view.Subscription.Channels.Count > 0 ? [new Fact(texts.PostedByFact, texts.PostedBy(view.Subscription))] : Array.Empty<Fact>(),
            ]),
            .. left > 0 ? [CardParts.Context(texts.AndMore(left))] : Array.Empty<Element>(),
            .. channels.Where(channel => channel.Trouble is not null)
                .Select(channel => texts.Trouble(channel.Trouble!.Value, channel.Name.CutAt(LongestName), view.Subscription.Publisher?.Name))
                .Distinct(StringComparer.Ordinal).Select(trouble => CardParts.Notice(ContainerStyle.Warning, trouble)),
            .. view.Subscription.Unmade is not null ? [CardParts.Notice(ContainerStyle.Warning, texts.Unmade(view))] : Array.Empty<Element>(),
            .. view.Without.Count > 0 ? [CardParts.Notice(ContainerStyle.Warning, texts.WithoutRight(view.Without))] : Array.Empty<Element>(),
            .. view.WantsSignIn ? [CardParts.Notice(ContainerStyle.Warning, texts.WantsSignIn)] : Array.Empty<Element>(),
            .. view.Guests is { } guests ? [CardParts.Notice(ContainerStyle.Warning, guests)] : Array.Empty<Element>(),
        ],
        Actions =
        [
            .. view.WantsSignIn ? [CardParts.MainButton(texts.SignIn, new CardAddress(SignIn.SignInVerb))] : Array.Empty<CardAction>(),
            CardParts.Button(texts.Preview, PreviewDigest.Address(view.Subscription)),
            CardParts.Button(texts.Change, EditDigest.Address(view.Subscription.Subject, view.Subscription.Id)),
            CardParts.Button(view.Subscription.IsPaused ? texts.Resume : texts.Pause, PauseDigest.Address(view.Subscription)),
            CardParts.Button(texts.End, EndDigest.Address(view.Subscription)),
        ],
    });

    /// <summary>In place of a card whose buttons are over.</summary>
    public static AdaptiveCard Done(SubscriptionView view, string said, DigestTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body = [CardParts.Context(OneOf(view, texts)), CardParts.Title(said)],
        Actions = [CardParts.Button(texts.DigestsOf(view.Name.CutAt(40)), TurnRouter.Run(texts.CommandOf(view.Subscription.Subject, view.Name)))],
    };

    public static AdaptiveCard AskEnd(SubscriptionView view, DigestTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body = [CardParts.Context(OneOf(view, texts)), CardParts.Title(texts.EndQuestion), CardParts.Paragraph(texts.EndMeans)],
        Actions =
        [
            CardParts.Button(texts.EndSurely, EndDigest.Address(view.Subscription, isSure: true)),
            CardParts.Button(texts.Keep, OpenDigest.Address(view.Subscription)),
        ],
    };

    public static AdaptiveCard Which(IReadOnlyList<(string Name, string Line)> subjects, DigestTexts texts) => new()
    {
        Lang = texts.Language.Tag(),
        Body =
        [
            CardParts.Title(texts.WhichSubject), CardParts.Context(texts.Help.Usage),
            .. subjects.Count > MostButtons ? [CardParts.Paragraph(texts.AndOthers([.. subjects.Skip(MostButtons).Select(subject => subject.Name.CutAt(40)).Take(40)]).CutAt(1_200))] : Array.Empty<Element>(),
        ],
        Actions = [.. subjects.Take(MostButtons).Select(subject => CardParts.Button(subject.Name.CutAt(40), TurnRouter.Run(subject.Line)))],
    };

    public static AdaptiveCard Form(DigestForm form) => new()
    {
        Lang = form.Texts.Language.Tag(),
        Body =
        [
            CardParts.Head(
            [
                .. form.Notice is { } notice ? [CardParts.Notice(ContainerStyle.Warning, notice)]
                    : form.Errors.Count > 0 ? [CardParts.Notice(ContainerStyle.Attention, form.Texts.LookAgain)] : Array.Empty<Element>(),
                CardParts.Context(form.IsHere ? form.Texts.PostedHere : form.Channels.Count > 0 ? form.Texts.ForChannels : form.Texts.ReadInChat),
                CardParts.Title(form.Texts.DigestOf(form.Name.CutAt(LongestName))),
            ]),
            .. Choice(form, DigestDraft.Audience, form.Texts.AudienceLabel, nameof(DigestAudience.Executive),
                [.. Enum.GetValues<DigestAudience>().Select(audience => new Choice(form.Texts.AudienceChoice(audience), audience.ToString()))]),
            .. Choice(form, DigestDraft.When, form.Texts.WhenLabel, DigestDraft.Round,
                [new(form.Texts.AfterRound(form.Published), DigestDraft.Round), new(form.Texts.OnDays, DigestDraft.Days)]),
            .. form.IsHere ? Choice(form, DigestDraft.Language, form.Texts.LanguageLabel, form.Texts.Language.Tag(),
                [.. Enum.GetValues<Language>().Select(language => new Choice(form.Texts.LanguageName(language), language.Tag()))]) : People(form),
            new ActionSet([new ToggleVisibilityAction(form.Texts.More, [MoreId])]),
            new Container([.. Days(form), .. Rest(form)])
            {
                Id = MoreId,
                IsVisible = form.Typed.Text(DigestDraft.When) == DigestDraft.Days
                    || form.Errors.Any(error => error.Field is DigestDraft.WeekDays or DigestDraft.Time or DigestDraft.Zone or DigestDraft.Channels),
            },
        ],
        Actions = [CardParts.MainButton(form.Texts.Save, EditDigest.SaveAddress(form))],
    };

    // A portfolio has several: the one that ends is told from those that stay.
    private static string OneOf(SubscriptionView view, DigestTexts texts) => $"{view.Name.CutAt(LongestName)} · {texts.For(view.Subscription.Audience)}";

    private static IEnumerable<Element> Choice(DigestForm form, string field, string label, string usual, IReadOnlyList<Choice> choices) => CardParts.Field(
        new ChoiceSetInput(field, choices) { Label = label, Value = form.Typed.Text(field) ?? usual, Style = ChoiceStyle.Expanded, Wrap = true }, form.Errors);

    private static IEnumerable<Element> People(DigestForm form) => CardParts.Field(
        new ChoiceSetInput(DigestDraft.People, [.. form.People.Select(person => new Choice(person.Name.CutAt(48), person.ObjectId))])
        {
            Label = form.Texts.PeopleLabel,
            Value = form.Typed.Text(DigestDraft.People),
            IsMultiSelect = true,
            Style = ChoiceStyle.Filtered,
            People = form.CanPickPeople ? PeopleScope.Organization : null,
        }, form.Errors);

    private static IEnumerable<Element> Days(DigestForm form) =>
    [
        .. CardParts.Field(new ChoiceSetInput(DigestDraft.WeekDays, [.. DigestDraft.Week.Select(day => new Choice(form.Texts.Day(day), ((int)day).ToString(System.Globalization.CultureInfo.InvariantCulture)))])
        {
            Label = form.Texts.DaysLabel,
            Value = form.Typed.Text(DigestDraft.WeekDays),
            IsMultiSelect = true,
            Style = ChoiceStyle.Compact,
        }, form.Errors),
        .. CardParts.Field(new TextInput(DigestDraft.Time)
        {
            Label = form.Texts.TimeLabel,
            Value = form.Typed.Text(DigestDraft.Time) ?? "08:30",
            Placeholder = "08:30",
            MaxLength = 8,
        }, form.Errors),
        .. Settings.TypedZone.From(form.Typed).Draw(form.Texts.ZoneHint, Settings.SettingsTexts.For(form.Texts.Language), form.Errors),
    ];

    private static IEnumerable<Element> Rest(DigestForm form) =>
    [
        .. form.Channels.Count > 0 ? CardParts.Field(new ChoiceSetInput(DigestDraft.Channels, [.. form.Channels.Select(channel => new Choice(form.Texts.InChannel(channel).CutAt(60), DigestCard.KeyOf(channel.Id)))])
        {
            Label = form.Texts.ChannelsLabel,
            Value = form.Typed.Text(DigestDraft.Channels),
            IsMultiSelect = true,
            Style = ChoiceStyle.Expanded,
            Wrap = true,
        }, form.Errors) : [],
        .. form.Posters.Count > 1 ? CardParts.Field(new ChoiceSetInput(DigestDraft.Poster, [.. form.Posters.Select(poster => new Choice(form.Texts.PosterChoice(poster, form.Publisher?.Name), poster))])
        {
            Label = form.Texts.PosterLabel,
            Value = form.Typed.Text(DigestDraft.Poster) ?? DigestDraft.ByBot,
            Style = ChoiceStyle.Expanded,
            Wrap = true,
        }, form.Errors) : [],
        new ToggleInput(DigestDraft.Skips, form.Texts.SkipsLabel) { Value = form.Typed.IsOn(DigestDraft.Skips), Wrap = true },
    ];

    private static Container Row(Subscription subscription, DigestPage page, DigestTexts texts)
    {
        var view = page.View(subscription);
        return new Container(
        [
            new TextBlock(texts.For(subscription.Audience)) { Wrap = true, Weight = TextWeight.Bolder, Spacing = Spacing.None },
            .. subscription.Subject.Programme is { } programme && page.Subject.Programme is null ? [CardParts.Context(programme.CutAt(LongestName))] : Array.Empty<Element>(),
            CardParts.Context(subscription.IsPaused ? $"{texts.When(view)} · {texts.Next(view)}" : $"{texts.When(view)} · {texts.NextFact.ToLowerInvariant()} {texts.Next(view)}"),
            CardParts.Context(texts.Readers(subscription).CutAt(LongestLine)),
            .. subscription.Channels.Any(channel => channel.Trouble is not null) ? [CardParts.Small($"⚠ {texts.HasTrouble}")] : Array.Empty<Element>(),
            .. subscription.Unmade is not null ? [CardParts.Small($"⚠ {texts.IsUnmade}")] : Array.Empty<Element>(),
            .. view.Without.Count > 0 ? [CardParts.Small($"⚠ {texts.GetsNothing(view.Without)}")] : Array.Empty<Element>(),
        ])
        {
            Separator = true,
            SelectAction = page.IsManaged ? CardParts.Button(texts.Open, OpenDigest.Address(subscription)) : null,
        };
    }
}
