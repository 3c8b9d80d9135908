using PmoBot.EndToEnd.Harness;

namespace PmoBot.EndToEnd;

/// <summary>The message extension: a risk begun with what a message says, and found again while composing.</summary>
public sealed class ExtensionTests : IAsyncLifetime
{
    private const int Desktop = 1400;
    private const int Phone = 390;

    private World _world = null!;   // set before any test runs

    public async Task InitializeAsync() => _world = await World.OpenAsync(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__Provider"] = "Sqlite",
        });

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData("en", Desktop)]
    [InlineData("fr", Phone)]
    public async Task A_message_becomes_a_risk_which_a_search_finds_and_posts(string language, int width)
    {
        var (words, extension) = (JourneyWords.In(language), ExtensionJourney.In(language));
        await _world.Page.ResizeAsync(width);
        await _world.SpeakAsync(words);
        await _world.BeginApolloAsync(words);
        await _world.Page.AskAsync(extension.Message);   // to the bot these words are no command: its answer says so

        var form = await _world.Page.ChooseOnMessageAsync(extension.Message, "logRisk");
        await form.ShowsAsync(extension.FromMessage);
        await form.HoldsAsync(extension.Statement, extension.Message);
        await form.PressAsync(extension.Log);
        await form.ShowsAsync(extension.ChooseStep);
        await form.ChooseAsync(extension.Probability, extension.Likely);
        await form.ChooseAsync(extension.Impact, extension.Heavy);
        await PhotographAsync(1);
        await form.PressAsync(extension.Log);
        await form.ShowsAsync("R-1");
        await form.ShowsAsync("16 (P4 × I4)");
        await form.ShowsAsync(extension.Message);
        await PhotographAsync(2);
        await _world.Page.CloseDialogAsync();

        await _world.Page.SearchAsync("search", "text", "r-1", $"R-1 {extension.Message}", extension.HitLine);
        await PhotographAsync(3);
        var posted = await _world.Page.PostHitAsync($"R-1 {extension.Message}");
        await posted.ShowsAsync("16 (P4 × I4)");
        await PhotographAsync(4);
        await posted.PressAsync(extension.Open);
        var opened = await _world.Page.CardAsync(extension.LoggedBy);
        await opened.ShowsAsync(extension.Message);

        Task PhotographAsync(int number) =>
            _world.Page.PhotographAsync($"{nameof(A_message_becomes_a_risk_which_a_search_finds_and_posts)}-{language}", number);
    }

    /// <summary>What a person of one language types, presses and reads.</summary>
    private sealed record ExtensionJourney
    {
        private static readonly ExtensionJourney English = new()
        {
            Message = "The vendor may slip two weeks",
            FromMessage = "From a message of Camille Martin",
            Statement = "What could happen?",
            Probability = "How likely is it?",
            Likely = "4: up to 70%",
            Impact = "How much would it weigh?",
            Heavy = "4: up to 200% of the tolerance",
            ChooseStep = "Choose 1 to 5",
            Log = "Log it",
            HitLine = "■ High · APOLLO · threat · open",
            Open = "Open",
            LoggedBy = "Logged by Camille Martin",
        };

        private static readonly ExtensionJourney French = new()
        {
            Message = "Le fournisseur prendrait deux semaines de retard",
            FromMessage = "D’après un message de Camille Martin",
            Statement = "Que pourrait-il arriver ?",
            Probability = "Quelle est sa probabilité ?",
            Likely = "4 : jusqu’à 70 %",
            Impact = "Quel en serait l’impact ?",
            Heavy = "4 : jusqu’à 200 % de la tolérance",
            ChooseStep = "Choisissez de 1 à 5",
            Log = "Consigner",
            HitLine = "■ Élevé · APOLLO · menace · ouverte",
            Open = "Ouvrir",
            LoggedBy = "Consignée par Camille Martin",
        };

        public required string Message { get; init; }

        public required string FromMessage { get; init; }

        public required string Statement { get; init; }

        public required string Probability { get; init; }

        public required string Likely { get; init; }

        public required string Impact { get; init; }

        public required string Heavy { get; init; }

        public required string ChooseStep { get; init; }

        public required string Log { get; init; }

        public required string HitLine { get; init; }

        public required string Open { get; init; }

        public required string LoggedBy { get; init; }

        public static ExtensionJourney In(string language) => language == "fr" ? French : English;
    }
}
