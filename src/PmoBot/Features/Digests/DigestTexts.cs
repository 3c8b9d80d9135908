using System.Globalization;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Digests;

internal sealed partial record DigestTexts
{
    public required Language Language { get; init; }

    public required CommandHelp Help { get; init; }

    // An edition
    public required Func<DigestEdition, string> About { get; init; }

    public required Func<DigestEdition, string> Title { get; init; }

    public required Func<DigestEdition, string> Late { get; init; }

    public required Func<DigestCount, string> CountOf { get; init; }

    public required Func<DigestBlock, DigestEdition, string> Part { get; init; }

    public required Func<int, string> AndMore { get; init; }

    public required Func<DigestEdition, string> AsOf { get; init; }

    public required Func<DigestEdition, string> ShownAgain { get; init; }

    /// <summary>Where what a card in a channel only counts can be read.</summary>
    public required Func<DigestEdition, string> TheRest { get; init; }

    public required Func<string, string> Anchor { get; init; }

    public required Func<AnchoredNight, string> Night { get; init; }

    public required string OpenBot { get; init; }

    public required Func<DigestEdition, string> OpenSubject { get; init; }

    public required string Approvals { get; init; }

    public required Func<int, string> WaitsForYou { get; init; }

    public required string PreviewOnly { get; init; }

    public required string PreviewSkipped { get; init; }

    public required string SendNow { get; init; }

    public required Func<SubscriptionView, string> OnItsWay { get; init; }

    public required Func<string, string> NoEdition { get; init; }

    // Subscriptions
    public required Func<string, string> DigestsOf { get; init; }

    public required Func<string, string> DigestOf { get; init; }

    public required Func<int, string> Digests { get; init; }

    public required Func<DigestPage, string> NoneYet { get; init; }

    public required string EditionsBelow { get; init; }

    /// <summary>True: with the programme that it is of.</summary>
    public required Func<DigestEdition, bool, string> EditionOf { get; init; }

    public required Func<int, int, string> NewestOf { get; init; }

    public required string New { get; init; }

    public required Func<DigestAudience, string> ForAudience { get; init; }

    public required string WhichSubject { get; init; }

    public required string WhenFact { get; init; }

    public required Func<SubscriptionView, string> When { get; init; }

    public required string NextFact { get; init; }

    public required Func<SubscriptionView, string> Next { get; init; }

    public required string ChannelFact { get; init; }

    public required Func<DigestChannel, string> InChannel { get; init; }

    public required string PeopleFact { get; init; }

    public required Func<Subscription, string> Readers { get; init; }

    public required string PostedByFact { get; init; }

    public required Func<Subscription, string> PostedBy { get; init; }

    public required string WantsSignIn { get; init; }

    public required string SignIn { get; init; }

    public required Func<IReadOnlyList<Outsider>?, string?> Guests { get; init; }

    public required string Preview { get; init; }

    public required string Change { get; init; }

    public required string Pause { get; init; }

    public required string Resume { get; init; }

    public required string End { get; init; }

    public required string EndQuestion { get; init; }

    public required string EndMeans { get; init; }

    public required string EndSurely { get; init; }

    public required string Keep { get; init; }

    public required Func<string, string> Ended { get; init; }

    public required string Gone { get; init; }

    public required string Open { get; init; }

    // The form
    public required string PostedHere { get; init; }

    public required string ForChannels { get; init; }

    public required string ReadInChat { get; init; }

    public required string AudienceLabel { get; init; }

    public required Func<DigestAudience, string> AudienceChoice { get; init; }

    public required string WhenLabel { get; init; }

    public required Func<ZonedDateTime, string> AfterRound { get; init; }

    public required string OnDays { get; init; }

    public required string LanguageLabel { get; init; }

    public required Func<Language, string> LanguageName { get; init; }

    public required string PeopleLabel { get; init; }

    public required string More { get; init; }

    public required string DaysLabel { get; init; }

    public required string TimeLabel { get; init; }

    public required string ZoneHint { get; init; }

    public required string ChannelsLabel { get; init; }

    public required string PosterLabel { get; init; }

    public required Func<string, string?, string> PosterChoice { get; init; }

    public required string SkipsLabel { get; init; }

    public required string Save { get; init; }

    public required string Saved { get; init; }

    public required string LookAgain { get; init; }

    public required string ChangedMeanwhile { get; init; }

    public required string EndedMeanwhile { get; init; }

    public required string SentAlready { get; init; }

    public required Func<IReadOnlyList<string>, string> AndOthers { get; init; }

    public required string DaysMissing { get; init; }

    public required string TimeMissing { get; init; }

    public required Func<string, string> NotATime { get; init; }

    public required Func<IReadOnlyList<string>, string> MayNotRead { get; init; }

    public required string PersonUnknown { get; init; }

    public required Func<int, string> TooMany { get; init; }

    public required Func<string, string> NobodyReads { get; init; }

    private CultureInfo Culture => Language.Culture();

    public static DigestTexts For(Language language) => language.In(English, French);

    public string For(DigestAudience audience) => ForAudience(audience);

    /// <summary>What notifications and screen readers get.</summary>
    public string Headline(DigestEdition edition) => $"{edition.Name}: {Title(edition)}";

    public string CommandOf(string subject) => $"{Language.In("digest", "synthèse")} {subject}";

    /// <summary>As one types it to see an edition again.</summary>
    private string CommandOf(DigestEdition edition) => $"{CommandOf(edition.Subject, edition.Name)} {IdOf(edition)}";

    /// <summary>A project is typed by its code alone.</summary>
    public string CommandOf(DigestSubject subject, string name) => CommandOf(subject.Project is { } code ? code.Value : name.Replace(" · ", " ", StringComparison.Ordinal));

    public string AnchorsOf(DigestEdition edition) => Anchor(edition.Anchor!) + (edition.Night is { } night ? $" · {Night(night)}" : "");

    /// <summary>What leads from a digest to what it is about.</summary>
    public string SubjectCommand(DigestEdition edition) => edition.Subject.Project is { } code
        ? $"{Language.In("project", "projet")} {code}"
        : $"{Language.In("portfolio", "portefeuille")} {edition.Name.Split(" · ")[0]}";

    public string Day(IsoDayOfWeek day) => Culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    private string Moment(Instant at, DateTimeZone zone) => at.InZone(zone).ToString(Language.In("ddd d MMM, HH:mm", "ddd d MMM, HH:mm"), Culture);

    private static int Count(DigestEdition edition, DigestPart part) => edition.Blocks.Where(block => block.Part == part).Sum(block => block.Total);

    // Sixteen digits tell any two chains apart; the edition keeps all of them.
    private static string Short(string anchor) => anchor[..Math.Min(anchor.Length, anchor.LastIndexOf(' ') + 17)];

    private string PeriodOf(DigestEdition edition) => PeriodText.Of(edition.Period, Culture);

    private string IdOf(DigestEdition edition) => edition.Period.Cadence == Cadence.Monthly
        ? string.Create(CultureInfo.InvariantCulture, $"{edition.Period.FirstDay.Year:0000}-{edition.Period.FirstDay.Month:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{NodaTime.Calendars.WeekYearRules.Iso.GetWeekYear(edition.Period.FirstDay)}-{Language.In('W', 'S')}{edition.Period.FirstWeek:00}");

    // Of what is counted in a title, most important first; two of them at most.
    private static string Two(params IEnumerable<string?> said) => string.Join(", ", said.OfType<string>().Take(2));
}
