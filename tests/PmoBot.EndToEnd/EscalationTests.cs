using System.Runtime.CompilerServices;
using PmoBot.EndToEnd.Harness;
using PmoBot.Local;

namespace PmoBot.EndToEnd;

/// <summary>A decision between two people: Camille asks, Daniel wants to know more, she answers, he approves; each reads it in their own language.</summary>
public sealed class EscalationTests : IAsyncLifetime
{
    private const int Desktop = 1400;
    private const int Phone = 390;

    private World _world = null!;   // set before any test runs, as the next three are
    private LocalTeams _teams = null!;
    private Browser _browser = null!;
    private TeamsPage _daniel = null!;

    public async Task InitializeAsync()
    {
        _world = await World.OpenAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage__Provider"] = "Sqlite" }, demo: true);
        _teams = await LocalTeams.OpenAsync(Persona.Daniel, _world.Bot.Messages);
        _browser = await Browser.StartAsync();
        _daniel = await _teams.VisitAsync(_browser);
        await _daniel.SeesAsync("I am PmoBot");
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _teams.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData("en", "fr", Desktop)]
    [InlineData("fr", "en", Phone)]
    public async Task A_decision_is_asked_for_questioned_answered_and_taken_and_both_cards_say_so(string raises, string decides, int width)
    {
        var (asks, answers) = (EscalationWords.In(raises), EscalationWords.In(decides));
        await _world.Page.ResizeAsync(width);
        await _daniel.ResizeAsync(width);
        await _world.SpeakAsync(JourneyWords.In(raises));
        await _daniel.SayAsync(JourneyWords.In(decides).SpeakIt);
        await _daniel.SeesAsync(JourneyWords.In(decides).Spoken);

        var form = await _world.Page.AskAsync(asks.Escalate);
        await PhotographAsync(form, raises, 1);
        await form.PressAsync(asks.Raise);
        await form.ShowsAsync(asks.LookAgain);
        await form.FillAsync(asks.Wanted, "Order the *racks* from the second supplier?");
        await form.FillAsync(asks.OptionA, "Second supplier, back on the baseline");
        await form.FillAsync(asks.Cost, "38");
        await form.FillAsync(asks.OptionB, "Wait for the first supplier");
        var card = await _daniel.ReceiveAsync(() => form.PressAsync(asks.Raise));
        await form.ShowsAsync("E-1");
        await PhotographAsync(form, raises, 2);

        await card.ShowsAsync("Order the *racks* from the second supplier?");
        await PhotographAsync(card, decides, 3);
        await card.FillAsync(answers.Comment, "Which supplier?");
        var question = await _world.Page.ReceiveAsync(() => card.PressAsync(answers.AskForMore));
        await card.ShowsAsync(answers.StandsStill);

        await question.ShowsAsync("Which supplier?");
        await question.FillAsync(asks.YourAnswer, "Racks & Co, who delivered last year");
        await PhotographAsync(question, raises, 4);
        var answered = await _daniel.ReceiveAsync(() => question.PressAsync(asks.Answer));
        await card.ShowsAsync("Racks & Co, who delivered last year");
        await answered.ShowsAsync(answers.AnswerCame);

        await answered.PressAsync(answers.Facts);
        await PhotographAsync(answered, decides, 5);
        await answered.PressAsync(answers.Decide);
        await answered.ShowsAsync(answers.Approved);
        await card.ShowsAsync(answers.Approved);
        await form.ShowsAsync(asks.Approved);
        await question.ShowsAsync(asks.Approved);
        await _world.Page.SeesAsync(asks.Approved);
        await PhotographAsync(answered, decides, 6);
        await PhotographAsync(form, raises, 7);

        var list = await _world.Page.AskAsync(asks.List);
        await list.ShowsAsync("E-1");
        await PhotographAsync(list, raises, 8);
        var history = await _daniel.PressAsync(answered, answers.History);
        await history.ShowsAsync("Which supplier?");
        await PhotographAsync(history, decides, 9);
    }

    private static Task PhotographAsync(ShownCard card, string language, int number, [CallerMemberName] string test = "") =>
        card.PhotographAsync($"{test}-{language}", number);

    private sealed record EscalationWords
    {
        private static readonly EscalationWords English = new()
        {
            Escalate = "escalate HERMES",
            Wanted = "What is to be decided?",
            OptionA = "Option A, the one you recommend",
            OptionB = "Option B",
            Cost = "Cost of A in",
            Raise = "Ask for the decision",
            LookAgain = "Look at the fields marked below",
            Comment = "Comment",
            AskForMore = "Ask for more",
            StandsStill = "The time stands still until Camille Martin answers",
            YourAnswer = "Your answer",
            Answer = "Answer",
            AnswerCame = "The answer to your question is here",
            Facts = "Facts",
            Decide = "Decide",
            Approved = "Approved, A: Second supplier, back on the baseline · Daniel Okafor",
            History = "History",
            List = "escalations HERMES",
        };

        private static readonly EscalationWords French = new()
        {
            Escalate = "escalader HERMES",
            Wanted = "Que faut-il décider ?",
            OptionA = "Option A, que vous recommandez",
            OptionB = "Option B",
            Cost = "Coût de A en",
            Raise = "Demander la décision",
            LookAgain = "Vérifiez les champs signalés ci-dessous",
            Comment = "Commentaire",
            AskForMore = "Demander des précisions",
            StandsStill = "Le délai est suspendu jusqu’à la réponse de Camille Martin",
            YourAnswer = "Votre réponse",
            Answer = "Répondre",
            AnswerCame = "La réponse à votre question est arrivée",
            Facts = "Faits",
            Decide = "Décider",
            Approved = "Approuvée, A : Second supplier, back on the baseline · Daniel Okafor",
            History = "Historique",
            List = "escalades HERMES",
        };

        public required string Escalate { get; init; }

        public required string Wanted { get; init; }

        public required string OptionA { get; init; }

        public required string OptionB { get; init; }

        public required string Cost { get; init; }

        public required string Raise { get; init; }

        public required string LookAgain { get; init; }

        public required string Comment { get; init; }

        public required string AskForMore { get; init; }

        public required string StandsStill { get; init; }

        public required string YourAnswer { get; init; }

        public required string Answer { get; init; }

        public required string AnswerCame { get; init; }

        public required string Facts { get; init; }

        public required string Decide { get; init; }

        public required string Approved { get; init; }

        public required string History { get; init; }

        public required string List { get; init; }

        public static EscalationWords In(string language) => language == "fr" ? French : English;
    }
}
