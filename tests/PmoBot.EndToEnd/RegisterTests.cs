using System.Runtime.CompilerServices;
using PmoBot.EndToEnd.Harness;

namespace PmoBot.EndToEnd;

/// <summary>A risk from the words in chat to the issue that it became.</summary>
public sealed class RegisterTests : IAsyncLifetime
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
    public async Task A_threat_is_logged_edited_answered_occurs_and_its_issue_is_closed(string language, int width)
    {
        var (words, register) = (JourneyWords.In(language), RegisterJourney.In(language));
        await _world.Page.ResizeAsync(width);
        await _world.SpeakAsync(words);
        await _world.BeginApolloAsync(words);

        var form = await _world.Page.AskAsync(register.Risk);
        await form.HoldsAsync(register.Statement, "vendor slips *two* weeks");
        await PhotographAsync(form, language, 1);
        await form.PressAsync(register.Log);
        await form.ShowsAsync("20 (P4 × I5)");
        await form.ShowsAsync("vendor slips *two* weeks");
        await PhotographAsync(form, language, 2);

        var list = await _world.Page.AskAsync(register.List);
        await list.ShowsAsync("vendor slips *two* weeks");
        await PhotographAsync(list, language, 6);
        await list.PressAsync(register.Map);
        await list.ShowsAsync(register.MapOf);
        await PhotographAsync(list, language, 7);

        var edit = await _world.Page.PressAsync(form, register.Edit);
        await edit.PressAsync(words.More);
        await edit.FillAsync(register.Cause, "One source only");
        await PhotographAsync(edit, language, 3);
        await edit.PressAsync(register.Save);
        await edit.ShowsAsync("One source only");

        var answer = await _world.Page.PressAsync(edit, register.Respond);
        await answer.FillAsync(register.Action, "Order half elsewhere");
        await answer.PressAsync(register.Save);
        await answer.ShowsAsync(register.Responding);

        var occurred = await _world.Page.PressAsync(answer, register.Occurred);
        await PhotographAsync(occurred, language, 4);
        await occurred.PressAsync(register.BecomesIssue);
        await occurred.ShowsAsync(register.HasOccurred);

        var issue = await _world.Page.PressAsync(occurred, "I-1");
        await issue.ShowsAsync("One source only");
        var close = await _world.Page.PressAsync(issue, register.Close);
        await close.FillAsync(register.HowItEnded, "The second vendor delivered");
        await close.PressAsync(register.Close);
        await close.ShowsAsync(register.Closed);

        var history = await _world.Page.PressAsync(occurred, register.History);
        await history.ShowsAsync(register.LoggedIt);
        await PhotographAsync(history, language, 5);
    }

    [Theory]
    [InlineData("en", Desktop)]
    [InlineData("fr", Phone)]
    public async Task A_field_that_is_wrong_leaves_each_list_its_own_choices(string language, int width)
    {
        var (words, register) = (JourneyWords.In(language), RegisterJourney.In(language));
        await _world.Page.ResizeAsync(width);
        await _world.SpeakAsync(words);
        await _world.BeginApolloAsync(words);

        var form = await _world.Page.AskAsync(register.RiskAlone);
        await form.PressAsync(register.Log);
        await form.ShowsAsync(register.ChooseStep);
        await form.ChooseAsync(register.Probability, register.Likely);
        await form.ChooseAsync(register.Impact, register.Worst);
        await form.FillAsync(register.Statement, "vendor slips");
        await PhotographAsync(form, language, 1);
        await form.PressAsync(register.Log);
        await form.ShowsAsync("20 (P4 × I5)");
        await PhotographAsync(form, language, 2);
    }

    private static Task PhotographAsync(ShownCard card, string language, int number, [CallerMemberName] string test = "") =>
        card.PhotographAsync($"{test}-{language}", number);

    /// <summary>What a person of one language types, presses and reads.</summary>
    private sealed record RegisterJourney
    {
        private static readonly RegisterJourney English = new()
        {
            Risk = "risk APOLLO vendor slips *two* weeks p4 i5 due 2026-12-15",
            RiskAlone = "risk APOLLO",
            ChooseStep = "Choose 1 to 5",
            Probability = "How likely is it?",
            Likely = "4: up to 70%",
            Impact = "How much would it weigh?",
            Worst = "5: > 200% of the tolerance, or objective lost",
            List = "risks APOLLO",
            Map = "Heat map",
            MapOf = "Heat map of threats",
            Statement = "What could happen?",
            Log = "Log it",
            Edit = "Edit",
            Save = "Save",
            Cause = "Cause",
            Respond = "Respond",
            Action = "What is being done",
            Responding = "responding",
            Occurred = "It has occurred",
            BecomesIssue = "Make it an issue",
            HasOccurred = "occurred",
            Close = "Close",
            HowItEnded = "How did it end?",
            Closed = "closed",
            History = "History",
            LoggedIt = "Camille Martin logged it",
        };

        private static readonly RegisterJourney French = new()
        {
            Risk = "risque APOLLO vendor slips *two* weeks p4 i5 avant le 15/12/2026",
            RiskAlone = "risque APOLLO",
            ChooseStep = "Choisissez de 1 à 5",
            Probability = "Quelle est sa probabilité ?",
            Likely = "4 : jusqu’à 70 %",
            Impact = "Quel en serait l’impact ?",
            Worst = "5 : > 200 % de la tolérance, ou objectif perdu",
            List = "risques APOLLO",
            Map = "Carte",
            MapOf = "Carte des menaces",
            Statement = "Que pourrait-il arriver ?",
            Log = "Consigner",
            Edit = "Modifier",
            Save = "Enregistrer",
            Cause = "Cause",
            Respond = "Répondre",
            Action = "Ce qui est fait",
            Responding = "en traitement",
            Occurred = "Elle est survenue",
            BecomesIssue = "En faire un problème",
            HasOccurred = "survenu",
            Close = "Clore",
            HowItEnded = "Comment cela s’est-il terminé ?",
            Closed = "clos",
            History = "Historique",
            LoggedIt = "Camille Martin l’a consignée",
        };

        public required string Risk { get; init; }

        public required string RiskAlone { get; init; }

        public required string ChooseStep { get; init; }

        public required string Probability { get; init; }

        public required string Likely { get; init; }

        public required string Impact { get; init; }

        public required string Worst { get; init; }

        public required string List { get; init; }

        public required string Map { get; init; }

        public required string MapOf { get; init; }

        public required string Statement { get; init; }

        public required string Log { get; init; }

        public required string Edit { get; init; }

        public required string Save { get; init; }

        public required string Cause { get; init; }

        public required string Respond { get; init; }

        public required string Action { get; init; }

        public required string Responding { get; init; }

        public required string Occurred { get; init; }

        public required string BecomesIssue { get; init; }

        public required string HasOccurred { get; init; }

        public required string Close { get; init; }

        public required string HowItEnded { get; init; }

        public required string Closed { get; init; }

        public required string History { get; init; }

        public required string LoggedIt { get; init; }

        public static RegisterJourney In(string language) => language == "fr" ? French : English;
    }
}
