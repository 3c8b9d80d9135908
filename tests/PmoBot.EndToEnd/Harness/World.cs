using PmoBot.Local;

namespace PmoBot.EndToEnd.Harness;

/// <summary>The bot with a store of its own, and one person's Teams in a browser. The Playground outlives a kill of the bot.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly Browser _browser;
    private readonly LocalTeams _teams;

    private World(Bot bot, LocalTeams teams, Browser browser, TeamsPage page) =>
        (Bot, _teams, _browser, Page) = (bot, teams, browser, page);

    public Bot Bot { get; }

    public TeamsPage Page { get; }

    public static async Task<World> OpenAsync(IReadOnlyDictionary<string, string> storage, bool demo = false, Persona? visitor = null)
    {
        var bot = await Bot.StartAsync(new Dictionary<string, string>(storage, StringComparer.Ordinal)
        {
            ["Pmo__Admins"] = Persona.Camille.AadObjectId,
            ["Demo__Enabled"] = demo ? "true" : "false",
            ["Clock__Start"] = "2026-11-18T09:00:00Z",   // a Wednesday: the same periods in every run
        });
        var browser = await Browser.StartAsync();
        var teams = await LocalTeams.OpenAsync(visitor ?? Persona.Camille, bot.Messages);
        var page = await teams.VisitAsync(browser);
        await page.SeesAsync("I am PmoBot");   // the greeting: the next card is an answer
        return new(bot, teams, browser, page);
    }

    /// <summary>Teams says English of everybody here; a person says what they speak.</summary>
    public async Task SpeakAsync(JourneyWords words)
    {
        await Page.SayAsync(words.SpeakIt);
        await Page.SeesAsync(words.Spoken);
    }

    /// <summary>APOLLO, begun as its project manager begins it: by the form.</summary>
    public async Task BeginApolloAsync(JourneyWords words)
    {
        var form = await Page.AskAsync(words.NewProject);
        await form.FillAsync("Code", "apollo");
        await form.FillAsync(words.Name, "Customer portal");
        await form.FillAsync(words.Portfolio, "Digital");
        await form.PickAsync(words.BaselineFinish, new DateOnly(2027, 6, 30));
        await form.PressAsync(words.More);
        await form.PickAsync(words.Start, new DateOnly(2026, 11, 2));
        await form.FillAsync("Budget", "480k");
        await form.PressAsync(words.Create);
        await form.TickAsync(words.CreatePortfolio);
        await form.PressAsync(words.Create);
        await form.ShowsAsync(words.Created);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _teams.DisposeAsync();
        await Bot.DisposeAsync();
    }
}
