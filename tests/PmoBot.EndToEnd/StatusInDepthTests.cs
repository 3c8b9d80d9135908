using System.Runtime.CompilerServices;
using PmoBot.EndToEnd.Harness;

namespace PmoBot.EndToEnd;

/// <summary>A project's first weeks in its manager's Teams, from the form that begins it to its history.</summary>
public sealed class StatusInDepthTests : IAsyncLifetime
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

    // The longer words at the narrower width; StatusTests sees French at the other one.
    [Theory]
    [InlineData("en", Desktop)]
    [InlineData("en", Phone)]
    [InlineData("fr", Phone)]
    public async Task A_project_is_begun_and_reported_for_weeks(string language, int width)
    {
        var words = JourneyWords.In(language);
        await _world.Page.ResizeAsync(width);
        await _world.SpeakAsync(words);
        await _world.BeginApolloAsync(words);

        await ReportAmberAsync(words);
        foreach (var lastWeek in (int[])[47, 48])
            await CarryForwardAsync(words, lastWeek);
        await DeclareGreenBeyondToleranceAsync(words);

        var history = await _world.Page.AskAsync(words.History);
        await history.ShowsAsync(words.GreenDeclared);
        await history.ShowsAsync(words.RedComputed);
        await history.ShowsAsync(words.Carried);
        await PhotographAsync(history, words, 4);
    }

    private async Task ReportAmberAsync(JourneyWords words)
    {
        var form = await _world.Page.AskAsync(words.Status);
        await form.TickAsync(words.Amber);
        await form.FillAsync(words.News, "The payment window moved again.");
        await form.PressAsync(words.Send);
        await form.ShowsAsync(words.Sent);

        var comment = await _world.Page.CardAsync(words.WhyAmber);
        await comment.FillAsync(words.Cause, "The bank tests on Thursdays only.");
        await comment.FillAsync(words.Plan, "A second window from December on.");
        await PhotographAsync(comment, words, 1);
        await comment.PressAsync(words.Send);
        await comment.ShowsAsync(words.Kept);
    }

    private async Task CarryForwardAsync(JourneyWords words, int lastWeek)
    {
        await NextWeekAsync(lastWeek);
        var form = await _world.Page.AskAsync(words.Status);
        await form.ShowsAsync(words.Prefilled(lastWeek));
        await form.HasTickedAsync(words.Amber);
        await form.PressAsync(words.NothingChanged);
        await form.ShowsAsync(words.Carried);
    }

    private async Task DeclareGreenBeyondToleranceAsync(JourneyWords words)
    {
        await NextWeekAsync(49);
        var form = await _world.Page.AskAsync(words.Status);
        await form.ShowsAsync(words.NotAThirdTime);
        await PhotographAsync(form, words, 2);
        await form.TickAsync(words.Green);
        await form.PickAsync(words.ForecastFinish, new DateOnly(2027, 8, 20));
        await form.PressAsync(words.Send);
        await form.ShowsAsync(words.Sent);

        var question = await _world.Page.CardAsync(words.TheQuestion);
        await question.ShowsAsync(words.Reasons);
        await PhotographAsync(question, words, 3);
        await question.TickAsync(words.RecoveryPlan);
        await question.PressAsync(words.Send);
        await question.ShowsAsync(words.ReasonGiven);
    }

    // The same store, on the Wednesday after that week: the clock is set at the start of the program.
    private async Task NextWeekAsync(int lastWeek)
    {
        await _world.Bot.KillAsync();
        await _world.Bot.StartAgainAsync(new DateOnly(2026, 11, 18).AddDays(7 * (lastWeek - 46)));
    }

    private static Task PhotographAsync(ShownCard card, JourneyWords words, int number, [CallerFilePath] string file = "") =>
        card.PhotographAsync($"{Path.GetFileNameWithoutExtension(file)}-{words.Tag}", number);
}
