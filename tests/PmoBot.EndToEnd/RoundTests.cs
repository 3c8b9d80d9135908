using System.Runtime.CompilerServices;
using PmoBot.EndToEnd.Harness;

namespace PmoBot.EndToEnd;

/// <summary>A round from its schedule to the PMO's eyes: asked on Thursday, put off, asked again on Friday, answered with one tap.</summary>
public sealed class RoundTests : IAsyncLifetime
{
    private const int Desktop = 1400;
    private const int Phone = 390;

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
    public async Task A_prompt_comes_is_put_off_comes_back_and_is_answered_with_one_tap_and_the_PMO_sees_it(string language, int width)
    {
        var (words, round) = (JourneyWords.In(language), RoundJourney.In(language));
        await _world.Page.ResizeAsync(width);
        await _world.SpeakAsync(words);
        var schedule = await _world.Page.AskAsync(round.Schedule);
        await schedule.TickAsync(round.Live);
        await schedule.PressAsync(round.Save);
        await schedule.ShowsAsync(round.Opens);
        await PhotographAsync(schedule, language, 1);

        var prompt = await _world.Page.ReceiveAsync(() => _world.Bot.GoOnAtAsync("2026-11-19T12:59:45Z"));   // at 14:00 in Paris she is asked
        await prompt.ShowsAsync(round.Asked);
        await PhotographAsync(prompt, language, 2);
        await prompt.PressAsync(round.Later);
        await prompt.PressAsync(round.Tomorrow);
        await prompt.ShowsAsync(round.ComesBack);
        await PhotographAsync(prompt, language, 3);
        var before = await _world.Page.AskAsync(round.Show);
        await before.ShowsAsync(round.NoneReported);

        var again = await _world.Page.ReceiveAsync(() => _world.Bot.GoOnAtAsync("2026-11-20T07:59:45Z"));   // tomorrow, at 09:00
        await again.ShowsAsync(round.Asked);
        await prompt.HidesAsync(round.ComesBack);
        await again.PressAsync(words.NothingChanged);
        await again.ShowsAsync(round.Unchanged);
        await PhotographAsync(again, language, 4);
        await prompt.ShowsAsync(round.Unchanged);

        var after = await _world.Page.AskAsync(round.Show);
        await after.ShowsAsync(round.OneReported);
        await PhotographAsync(after, language, 5);
    }

    private static Task PhotographAsync(ShownCard card, string language, int number, [CallerMemberName] string test = "") =>
        card.PhotographAsync($"{test}-{language}", number);

    /// <summary>What a person of one language types, presses and reads.</summary>
    private sealed record RoundJourney
    {
        private static readonly RoundJourney English = new()
        {
            Schedule = "round schedule Digital",
            Live = "Live: everybody is asked",
            Save = "Save",
            Opens = "The next one opens on Thursday 19 Nov, 14:00.",
            Asked = "One project, due Friday 12:00",
            Later = "Later",
            Tomorrow = "Friday 09:00",
            ComesBack = "Comes back on Friday 09:00.",
            Unchanged = "Reported: nothing changed",
            Show = "round Digital",
            NoneReported = "0 of 3 reported",
            OneReported = "1 of 3 reported, 1 on time",
        };

        private static readonly RoundJourney French = new()
        {
            Schedule = "campagne calendrier Digital",
            Live = "En service : chacun est sollicité",
            Save = "Enregistrer",
            Opens = "La prochaine ouvre jeudi 19 nov. à 14:00.",
            Asked = "Un projet, échéance vendredi 12:00",
            Later = "Plus tard",
            Tomorrow = "Vendredi 09:00",
            ComesBack = "Revient vendredi à 09:00.",
            Unchanged = "Rendu : sans changement",
            Show = "campagne Digital",
            NoneReported = "0 sur 3 rendus",
            OneReported = "1 sur 3 rendus, 1 à temps",
        };

        public required string Schedule { get; init; }

        public required string Live { get; init; }

        public required string Save { get; init; }

        public required string Opens { get; init; }

        public required string Asked { get; init; }

        public required string Later { get; init; }

        public required string Tomorrow { get; init; }

        public required string ComesBack { get; init; }

        public required string Unchanged { get; init; }

        public required string Show { get; init; }

        public required string NoneReported { get; init; }

        public required string OneReported { get; init; }

        public static RoundJourney In(string language) => language == "fr" ? French : English;
    }
}
