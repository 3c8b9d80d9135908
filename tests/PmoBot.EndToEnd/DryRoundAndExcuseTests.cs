using System.Runtime.CompilerServices;
using PmoBot.EndToEnd.Harness;

namespace PmoBot.EndToEnd;

/// <summary>What the PMO does before a round and in it: its cards seen dry, where nobody is asked; then a project excused, with a reason.</summary>
public sealed class DryRoundAndExcuseTests : IAsyncLifetime
{
    private World _world = null!;   // set before any test runs

    public async Task InitializeAsync() => _world = await World.OpenAsync(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage__Provider"] = "Sqlite" }, demo: true);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData("en", 1400)]
    [InlineData("fr", 390)]
    public async Task A_dry_round_asks_nobody_and_in_a_live_one_a_project_is_excused(string language, int width)
    {
        var (words, pmo) = (JourneyWords.In(language), PmoJourney.In(language));
        await _world.Page.ResizeAsync(width);
        await _world.SpeakAsync(words);

        await _world.Page.AskAsync(pmo.Dry);
        foreach (var person in new[] { "Tomas Lindqvist", "Priya Nair", "Camille Martin" })
            await _world.Page.SeesAsync(pmo.DryFor(person));
        var dry = await _world.Page.CardAsync(pmo.DryFor("Camille Martin"));
        await dry.ShowsAsync(pmo.Green);   // in the PMO's language, whoever would get it
        await PhotographAsync(dry, language, 1);
        await dry.PressAsync(pmo.Update);
        await _world.Page.SeesAsync(pmo.DoesNothing);
        var none = await _world.Page.AskAsync(pmo.Show);
        await none.ShowsAsync(pmo.NoneOpened);

        var schedule = await _world.Page.AskAsync(pmo.Schedule);
        await schedule.TickAsync(pmo.Live);
        await schedule.PressAsync(pmo.Save);
        await schedule.ShowsAsync(pmo.Opens);
        var prompt = await _world.Page.ReceiveAsync(() => _world.Bot.GoOnAtAsync("2026-11-19T12:59:45Z"));   // at 14:00 in Paris it opens
        await prompt.ShowsAsync(pmo.Asked);

        var round = await _world.Page.AskAsync(pmo.Show);
        await round.ShowsAsync(pmo.OfThree);
        var form = await _world.Page.PressAsync(round, pmo.ExcuseAtlas);
        await form.PressAsync(pmo.Excuse);
        await form.ShowsAsync(pmo.SayWhy);
        await form.FillAsync(pmo.Why, "Atelier *fermé*");
        await form.PressAsync(pmo.Excuse);
        await form.ShowsAsync(pmo.IsExcused);
        var after = await _world.Page.AskAsync(pmo.Show);
        await after.ShowsAsync(pmo.OfTwo);
        await after.ShowsAsync("Atelier *fermé*");
        await PhotographAsync(after, language, 2);
    }

    private static Task PhotographAsync(ShownCard card, string language, int number, [CallerMemberName] string test = "") =>
        card.PhotographAsync($"{test}-{language}", number);

    /// <summary>What a PMO of one language types, presses and reads.</summary>
    private sealed record PmoJourney
    {
        private static readonly PmoJourney English = new()
        {
            Dry = "round dry Digital",
            DryFor = person => $"Dry round: {person} would get this on Thursday 14:00.",
            Green = "● Green",
            Update = "Update",
            DoesNothing = "This is a dry round: its buttons do nothing.",
            Show = "round Digital",
            NoneOpened = "No round of Digital has been opened yet.",
            Schedule = "round schedule Digital",
            Live = "Live: everybody is asked",
            Save = "Save",
            Opens = "The next one opens on Thursday 19 Nov, 14:00.",
            Asked = "One project, due Friday 12:00",
            OfThree = "0 of 3 reported",
            ExcuseAtlas = "Excuse ATLAS",
            Excuse = "Excuse",
            SayWhy = "Say why in a few words",
            Why = "Why?",
            IsExcused = "ATLAS is excused",
            OfTwo = "0 of 2 reported",
        };

        private static readonly PmoJourney French = new()
        {
            Dry = "campagne à blanc Digital",
            DryFor = person => $"Campagne à blanc : {person} recevrait ceci jeudi à 14:00.",
            Green = "● Vert",
            Update = "Mettre à jour",
            DoesNothing = "C’est une campagne à blanc : ses boutons ne font rien.",
            Show = "campagne Digital",
            NoneOpened = "Aucune campagne de Digital n’a encore été ouverte.",
            Schedule = "campagne calendrier Digital",
            Live = "En service : chacun est sollicité",
            Save = "Enregistrer",
            Opens = "La prochaine ouvre jeudi 19 nov. à 14:00.",
            Asked = "Un projet, échéance vendredi 12:00",
            OfThree = "0 sur 3 rendus",
            ExcuseAtlas = "Excuser ATLAS",
            Excuse = "Excuser",
            SayWhy = "Dites pourquoi en quelques mots",
            Why = "Pourquoi ?",
            IsExcused = "ATLAS est excusé",
            OfTwo = "0 sur 2 rendus",
        };

        public required string Dry { get; init; }

        public required Func<string, string> DryFor { get; init; }

        public required string Green { get; init; }

        public required string Update { get; init; }

        public required string DoesNothing { get; init; }

        public required string Show { get; init; }

        public required string NoneOpened { get; init; }

        public required string Schedule { get; init; }

        public required string Live { get; init; }

        public required string Save { get; init; }

        public required string Opens { get; init; }

        public required string Asked { get; init; }

        public required string OfThree { get; init; }

        public required string ExcuseAtlas { get; init; }

        public required string Excuse { get; init; }

        public required string SayWhy { get; init; }

        public required string Why { get; init; }

        public required string IsExcused { get; init; }

        public required string OfTwo { get; init; }

        public static PmoJourney In(string language) => language == "fr" ? French : English;
    }
}
