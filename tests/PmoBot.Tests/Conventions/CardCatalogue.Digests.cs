using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Digests;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Tests.Conventions;

internal static partial class CardCatalogue
{
    private static readonly ConversationReference Steering = new(new Uri("http://localhost:1"), "19:steering@thread.tacv2", "channel", "28:bot", "t");

    private static DigestEdition Edition(DigestAudience audience) => new(
        new DigestSubject("portfolio-digital"), "d1", audience, "Digital", Week47, Instant.FromUtc(2026, 11, 23, 10, 0), Instant.FromUtc(2026, 11, 16, 10, 0))
    {
        Zone = Paris,
        Projects = 41,
        Counts =
        [
            new("■", new("red", "rouge"), 3, 1), new("▲", new("amber", "orange"), 7, 2), new("○", new("grey", "gris"), 2, -1), new("●", new("green", "vert"), 29, -2),
        ],
        Blocks =
        [
            .. audience == DigestAudience.Executive ? [Wanted] : Array.Empty<DigestBlock>(),
            new(DigestPart.Worse, 3,
            [
                new("■", "HERMES", new("amber → red (finish +21 d, tolerance 17)", "orange → rouge (fin +21 j, tolérance 17)")),
                new("▲", "IRIS", new("green → amber (cost +7 %, tolerance 10 %)", "vert → orange (coût +7 %, tolérance 10 %)")),
                new("▲", "APOLLO", new("declared green, computed amber (finish +13 d, tolerance 17)", "déclaré vert, calculé orange (fin +13 j, tolérance 17)")),
            ]) { IsNews = true },
            .. audience == DigestAudience.Team ? [Wanted] : Array.Empty<DigestBlock>(),
            new(DigestPart.Standing, 9, [new("■", "ATLAS", new("red (finish +40 d, tolerance 12)", "rouge (fin +40 j, tolérance 12)"))]),
            new(DigestPart.Exposure, 1, [new(null, null, new("threats €1.24M, opportunities €310k, net €930k (+€84k); 11 not costed", "menaces 1,24 M€, opportunités 310 k€, net 930 k€ (+84 k€) ; 11 non chiffrés"))]),
            new(DigestPart.GoodNews, 1, [new("●", "VESTA", new("red → green", "rouge → vert"))]),
            new(DigestPart.Coverage, 1, [new(null, null, new("week 47: 95 % reported (39 of 41)", "semaine 47 : 95 % rendus (39 sur 41)"))]),
        ],
        Anchor = "portfolio-digital 214 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        Night = new AnchoredNight(new LocalDate(2026, 11, 23), 412, "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"),
    };

    private static DigestBlock Wanted => new(DigestPart.Decisions, 2,
    [
        new(null, "HERMES", new("E-4 Order the racks from the second supplier? (due Friday 12:00)", "E-4 Commander les baies chez le second fournisseur ? (échéance vendredi 12:00)")),
        new(null, "ATLAS", new("E-9 Move go-live to September? (due Monday 12:00)", "E-9 Déplacer la mise en service en septembre ? (échéance lundi 12:00)")),
    ])
    { IsNews = true };

    private static Subscription Subscribed(Language language) => new()
    {
        Id = "d1",
        Subject = new DigestSubject("portfolio-digital"),
        Audience = DigestAudience.Executive,
        Schedule = new DigestSchedule.AfterRound(),
        SetBy = Camille,
        Since = Instant.FromUtc(2026, 11, 2, 9, 0),
        Publisher = Camille,
        Channels = [new DigestChannel(Steering, "Steering", language, "team")],
        People = [Daniel],
        NextAt = Instant.FromUtc(2026, 11, 23, 10, 0),
    };

    private static DigestForm Form(Language language, FormData typed, bool isHere) => new(
        new DigestSubject("portfolio-digital"), "d1", "Digital", Instant.FromUtc(2026, 11, 23, 10, 0).InZone(Paris), typed, DigestTexts.For(language))
    {
        IsHere = isHere,
        People = [Camille, Daniel],
        Channels = isHere ? [] : Subscribed(language).Channels,
        Posters = [DigestDraft.ByBot, DigestDraft.ByMe, DigestDraft.ByOther],
        Publisher = Daniel,
    };

    private static ByBotDigest ByBotOf(Subscription subscription, string name) => new(subscription, new DigestPlace(Portfolio.Named("Digital"), name, null, new Scope("digital")));

    private static IEnumerable<ShownCard> OfDigests(Language language)
    {
        var texts = DigestTexts.For(language);
        var (channel, own) = (DigestReader.InChannel(Steering), new DigestReader(MayRead: true, MayReadTrail: true));
        var (executive, team, subscribed) = (Edition(DigestAudience.Executive), Edition(DigestAudience.Team), Subscribed(language));
        var view = new SubscriptionView(subscribed, "Digital", Paris);
        var unmade = view with { Subscription = subscribed with { Unmade = Instant.FromUtc(2026, 11, 23, 10, 0) } };
        var typed = new FormData([new(DigestDraft.When, DigestDraft.Days), new(DigestDraft.Time, "noonish"), new(DigestDraft.People, Daniel.ObjectId)]);
        return
        [
            Card("DigestCards.Edition", "executive", DigestCards.Edition(executive, channel, texts)),
            Card("DigestCards.Edition", "team", DigestCards.Edition(team, channel, texts)),
            Card("DigestCards.Edition", "own-chat", DigestCards.Edition(executive, own, texts)),
            Card("DigestCards.Edition", "preview", DigestCards.Edition(executive, own, texts, texts.PreviewOnly, CardParts.MainButton(texts.SendNow, SendDigest.Address(subscribed)))),
            Card("DigestCards.Edition", "nothing", DigestCards.Edition(executive with { Blocks = [], IsNothing = true }, channel, texts)),
            Card("DigestCards.Edition", "first-and-late", DigestCards.Edition(team with { Since = null, DueAt = Instant.FromUtc(2026, 11, 23, 6, 0) }, channel, texts)),
            Card("DigestCards.Edition", "project", DigestCards.Edition(
                team with { Subject = new DigestSubject("project-APOLLO"), Name = "APOLLO Customer portal", Counts = [], Blocks = [new(DigestPart.Worse, 1, [team.Blocks[0].Lines[2] with { Subject = null }]) { IsNews = true }, Wanted] }, own, texts)),
            Card("DigestCards.List", "", DigestCards.List(new DigestPage(subscribed.Subject, "Digital", Paris, [subscribed, subscribed with { IsPaused = true, People = [], Schedule = new DigestSchedule.OnDays([IsoDayOfWeek.Monday, IsoDayOfWeek.Thursday], new LocalTime(8, 30)) }], [executive], IsManaged: true), texts)),
            Card("DigestCards.List", "empty", DigestCards.List(new DigestPage(subscribed.Subject, "Digital", Paris, [], [], IsManaged: true), texts)),
            Card("DigestCards.List", "reader-empty", DigestCards.List(new DigestPage(subscribed.Subject, "Digital", Paris, [], [], IsManaged: false), texts)),
            Card("DigestCards.List", "reader", DigestCards.List(new DigestPage(subscribed.Subject, "Digital", Paris, [], [executive], IsManaged: false), texts)),
            Card("DigestCards.One", "", DigestCards.One(view, texts)),
            Card("DigestCards.One", "saved", DigestCards.One(view with { WantsSignIn = true, Guests = texts.Guests([new Outsider("Greta Guest", IsGuest: true)]) }, texts, texts.Saved)),
            Card("DigestCards.One", "trouble", DigestCards.One(view with { Subscription = subscribed.WithTrouble(subscribed.Channels[0].Id, DigestTrouble.SignInWanted) }, texts)),
            Card("DigestCards.One", "unmade", DigestCards.One(unmade with { Without = [Daniel] }, texts)),
            Card("DigestCards.Unmade", "", DigestCards.Unmade(unmade, texts)),
            Card("DigestCards.MadeAgain", "", DigestCards.MadeAgain(unmade, texts)),
            Card("DigestCards.MadeAgain", "paused", DigestCards.MadeAgain(unmade with { Subscription = unmade.Subscription with { IsPaused = true } }, texts)),
            Card("DigestCards.ByBot", "one", DigestCards.ByBot([ByBotOf(subscribed, "Digital")], DigestTrouble.SignInWanted, Camille.Name, texts)),
            Card("DigestCards.ByBot", "many", DigestCards.ByBot([.. Enumerable.Range(1, 7).Select(number => ByBotOf(subscribed, $"P{number} Project"))], DigestTrouble.PublisherGone, Camille.Name, texts)),
            Card("DigestCards.NoMore", "", DigestCards.NoMore(texts)),
            Card("DigestCards.NotByBot", "", DigestCards.NotByBot(Camille.Name, isSignedIn: false, texts)),
            Card("DigestCards.NotByBot", "signed-in", DigestCards.NotByBot(Camille.Name, isSignedIn: true, texts)),
            Card("DigestCards.AskEnd", "", DigestCards.AskEnd(view, texts)),
            Card("DigestCards.Done", "", DigestCards.Done(view, texts.OnItsWay(view), texts)),
            Card("DigestCards.Which", "", DigestCards.Which([("Digital", texts.CommandOf("Digital")), ("Logistics", texts.CommandOf("Logistics"))], texts)),
            .. Enum.GetValues<DigestTrouble>().Where(trouble => !trouble.IsPublishers()).Select(trouble => Card("DigestCards.Trouble", trouble.ToString(), DigestCards.Trouble(subscribed, subscribed.Channels[0], trouble, "Digital", texts))),
            Card("DigestCards.Form", "channel", DigestCards.Form(Form(language, FormData.Empty, isHere: true))),
            Card("DigestCards.Form", "people", DigestCards.Form(Form(language, FormData.Empty, isHere: false))),
            Card("DigestCards.Form", "wrong", DigestCards.Form(Form(language, typed, isHere: false) with
            {
                Errors = [new(DigestDraft.WeekDays, texts.DaysMissing), new(DigestDraft.Time, texts.NotATime("noonish")), new(DigestDraft.People, texts.MayNotRead([Daniel.Name]))],
            })),
        ];

        ShownCard Card(string method, string variant, AdaptiveCard card) => new(method, variant, language, card);
    }

    private sealed partial class FullestCards
    {
        public IEnumerable<ShownCard> OfDigests()
        {
            var texts = DigestTexts.For(language);
            var words = new Words(Of(300), Of(300));
            var parts = Enum.GetValues<DigestPart>().Select(part => new DigestBlock(part, 9_999, [.. Enumerable.Repeat(new DigestLine("■", new string('W', 16), words), TopLines.Most)]) { IsNews = true });
            var edition = Edition(DigestAudience.Team) with { Name = Of(220), Blocks = [.. parts], DueAt = Now };
            var person = new Person(Guid.Empty.ToString(), Longest.Name);
            var subscribed = Subscribed(language) with
            {
                Publisher = person,
                Channels = [.. Enumerable.Range(0, Subscription.MostChannels).Select(number => new DigestChannel(Steering with { ConversationId = $"19:{number}@thread.tacv2" }, Of(100), language) { Trouble = DigestTrouble.ChannelGone })],
                People = [.. Enumerable.Repeat(person, Subscription.MostPeople)],
                Schedule = new DigestSchedule.OnDays([.. DigestDraft.Week], new LocalTime(8, 30)),
                Unmade = Now,
            };
            var view = new SubscriptionView(subscribed, Of(220), Paris) { WantsSignIn = true, Without = subscribed.People, Guests = texts.Guests([.. Enumerable.Repeat(new Outsider(Of(100), IsGuest: true), 10)]) };
            var typed = new FormData([new(DigestDraft.When, DigestDraft.Days), new(DigestDraft.Time, Of(8)), new(DigestDraft.Zone, Of(60)), new(DigestDraft.People, string.Join(',', Enumerable.Repeat(person.ObjectId, Subscription.MostPeople)))]);
            var form = Form(language, typed, isHere: false) with
            {
                Name = Of(220),
                Channels = subscribed.Channels,
                People = [.. Enumerable.Repeat(person, Subscription.MostPeople + KnownPeople.Most)],
                Publisher = person,
                Errors = [new(DigestDraft.People, texts.MayNotRead([.. Enumerable.Repeat(Of(40), 5)])), new(DigestDraft.Time, texts.NotATime(Of(8)))],
            };
            yield return Card("DigestCards.Edition", DigestCards.Edition(edition, new DigestReader(true, true), texts, texts.PreviewSkipped, CardParts.MainButton(texts.SendNow, SendDigest.Address(subscribed))));
            yield return Card("DigestCards.Edition", DigestCards.Edition(edition, DigestReader.InChannel(Steering), texts));
            yield return Card("DigestCards.List", DigestCards.List(new DigestPage(subscribed.Subject, Of(220), Paris, [.. Enumerable.Repeat(subscribed, 60)], [edition, edition, edition], IsManaged: true) { Without = subscribed.People.ToLookup(_ => subscribed.Id) }, texts));
            yield return Card("DigestCards.One", DigestCards.One(view, texts, texts.Saved));
            yield return Card("DigestCards.AskEnd", DigestCards.AskEnd(view, texts));
            yield return Card("DigestCards.Done", DigestCards.Done(view, texts.SentAlready, texts));
            yield return Card("DigestCards.Which", DigestCards.Which([.. Enumerable.Repeat((Of(220), texts.CommandOf(Of(220))), 9)], texts));
            yield return Card("DigestCards.Trouble", DigestCards.Trouble(subscribed, subscribed.Channels[0], DigestTrouble.ChannelGone, Of(220), texts));
            yield return Card("DigestCards.Unmade", DigestCards.Unmade(view, texts));
            yield return Card("DigestCards.MadeAgain", DigestCards.MadeAgain(view, texts));
            yield return Card("DigestCards.ByBot", DigestCards.ByBot([.. Enumerable.Repeat(ByBotOf(subscribed, Of(220)), 9_999)], DigestTrouble.PublisherGone, Of(100), texts));
            yield return Card("DigestCards.NoMore", DigestCards.NoMore(texts));
            yield return Card("DigestCards.NotByBot", DigestCards.NotByBot(Of(100), isSignedIn: true, texts));
            yield return Card("DigestCards.Form", DigestCards.Form(form));
        }
    }
}
