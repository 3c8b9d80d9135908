using PmoBot.EndToEnd.Harness;

namespace PmoBot.EndToEnd;

/// <summary>Two channels of one team read the same portfolio, each in its language: on schedule, and the second time by what changed.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private const int Desktop = 1400;
    private const int Phone = 390;
    private const string Apollo = "Apollo programme - Apollo";
    private const string General = "Apollo programme - General";
    private const string Own = "Personal Chat";

    private int _width;
    private World _world = null!;   // set before any test runs

    public async Task InitializeAsync() => _world = await World.OpenAsync(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__Provider"] = "Sqlite",
        },
        demo: true);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData("en", Desktop)]
    [InlineData("fr", Phone)]
    public async Task A_digest_arrives_on_schedule_in_English_and_in_French_and_the_second_one_leads_with_what_changed(string language, int width)
    {
        var (words, digest) = (JourneyWords.In(language), DigestJourney.In(language));
        await _world.SpeakAsync(words);
        _width = width;

        var subscribed = await SubscribeAsync(Apollo, digest, digest.English, digest.Executive, language, 1);
        await subscribed.ShowsAsync($"Apollo ({digest.English})");   // which no activity of the local Teams names
        await SubscribeAsync(General, digest, digest.French, digest.Team, language, 2);

        await ReportAsync(words, words.Green);
        await _world.Bot.GoOnAtAsync("2026-11-23T09:59:45Z");   // at 11:00 in Paris
        await ReadAsync(Apollo, "As of Mon 23 Nov, 11:00", language, 3);
        await ReadAsync(General, "État au lun. 23 nov., 11:00", language, 4);

        await ReportAsync(words, words.Amber);
        await _world.Bot.GoOnAtAsync("2026-11-30T09:59:45Z");
        var english = await ReadAsync(Apollo, "As of Mon 30 Nov, 11:00", language, 5);
        await english.ShowsAsync("Got worse since Mon 23 Nov");
        var french = await ReadAsync(General, "État au lun. 30 nov., 11:00", language, 6);
        await french.ShowsAsync("En dégradation depuis le lun. 23 nov.");

        await OpenAsync(Own);
        var again = await _world.Page.AskAsync($"{digest.Digest} Digital 2026-W47");
        await again.ShowsAsync(digest.AsOfFirst);
        await PhotographAsync(again, language, 7);
        var list = await _world.Page.AskAsync($"{digest.Digest} Digital");
        await list.ShowsAsync(digest.Next);
        await PhotographAsync(list, language, 8);
    }

    private async Task ReportAsync(JourneyWords words, string colour)
    {
        await OpenAsync(Own);
        var report = await _world.Page.AskAsync($"{words.Status} IRIS");
        await report.TickAsync(colour);
        await report.FillAsync(words.News, "The racks are late.");
        await report.PressAsync(words.Send);
        await report.HidesAsync(words.Send);
    }

    private async Task<ShownCard> SubscribeAsync(string channel, DigestJourney digest, string spoken, string audience, string language, int number)
    {
        await OpenAsync(channel);
        var card = await _world.Page.AskBotAsync($"{digest.Digest} Digital");
        await card.PressAsync(digest.Open);
        await card.TickAsync(audience);
        await card.TickAsync(spoken);
        await PhotographAsync(card, language, number * 10);
        await card.PressAsync(digest.Save);
        await card.ShowsAsync(digest.Saved);
        await PhotographAsync(card, language, number);
        return card;
    }

    private Task OpenAsync(string chat) => _world.Page.OpenChatAsync(chat, Desktop, _width);

    private async Task<ShownCard> ReadAsync(string channel, string words, string language, int number)
    {
        await OpenAsync(channel);
        var card = await _world.Page.CardAsync(words);
        await card.ShowsAsync(words);
        await PhotographAsync(card, language, number);
        return card;
    }

    private static Task PhotographAsync(ShownCard card, string language, int number) => card.PhotographAsync($"{nameof(DigestTests)}-{language}", number);

    /// <summary>What the PMO types, presses and reads.</summary>
    private sealed record DigestJourney
    {
        private static readonly DigestJourney InEnglish = new()
        {
            Digest = "digest",
            Open = "Open",
            Executive = "For executives: ten lines",
            Team = "For the team: all that changed",
            English = "English",
            French = "French",
            Save = "Save",
            Saved = "Saved",
            AsOfFirst = "As of Mon 23 Nov, 11:00",
            Next = "Mon 7 Dec, 11:00",
        };

        private static readonly DigestJourney InFrench = new()
        {
            Digest = "synthèse",
            Open = "Ouvrir",
            Executive = "Pour la direction : dix lignes",
            Team = "Pour l’équipe : tout ce qui a changé",
            English = "anglais",
            French = "français",
            Save = "Enregistrer",
            Saved = "Enregistrée",
            AsOfFirst = "État au lun. 23 nov., 11:00",
            Next = "lun. 7 déc., 11:00",
        };

        public required string Digest { get; init; }

        public required string Open { get; init; }

        public required string Executive { get; init; }

        public required string Team { get; init; }

        public required string English { get; init; }

        public required string French { get; init; }

        public required string Save { get; init; }

        public required string Saved { get; init; }

        public required string AsOfFirst { get; init; }

        public required string Next { get; init; }

        public static DigestJourney In(string language) => language == "fr" ? InFrench : InEnglish;
    }
}
