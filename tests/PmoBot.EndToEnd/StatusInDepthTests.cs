using PmoBot.EndToEnd.Harness;

namespace PmoBot.EndToEnd;

/// <summary>Weeks of one project in a person's Teams, and how many gestures a report costs.</summary>
public sealed class StatusInDepthTests : IAsyncLifetime
{
    private World _world = null!;   // set before any test runs

    // Every message sent, field edited and button pressed.
    private int _gestures;

    public async Task InitializeAsync() => _world = await World.OpenAsync(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__Provider"] = "Sqlite",
            ["Storage__SqlitePath"] = Path.Combine(Clone.NewFolder(), "pmobot.db"),
        }, demo: true);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task From_status_to_the_summary_are_at_most_six_gestures_where_last_week_stands_in_the_form()
    {
        var form = await AskAsync("status APOLLO");
        await FillAsync(form, "What is new?", "Two branches joined the pilot.");
        await PressAsync(form, "Send");

        await form.ShowsAsync("Status sent");
        Assert.InRange(_gestures, 1, 6);
    }

    [Theory]
    [InlineData("status APOLLO", "Nothing changed", "carried forward", null)]
    [InlineData("météo apollo", "Sans changement", "reconduit", "langue fr")]
    public async Task Nothing_changed_is_two_gestures(string words, string button, string mark, string? language)
    {
        if (language is not null)
            await SayAsync(language, "Je vous réponds désormais en français.");
        _gestures = 0;

        var form = await AskAsync(words);
        await PressAsync(form, button);

        await form.ShowsAsync(mark);
        Assert.Equal(2, _gestures);
    }

    [Theory]
    [InlineData(1400)]
    [InlineData(390)]
    public async Task A_project_is_reported_for_weeks_in_English(int width)
    {
        await _world.Page.ResizeAsync(width);
        var form = await AskAsync("status APOLLO");
        await form.TickAsync("▲ Amber: off track, I can recover");
        await form.FillAsync("What is new?", "The payment window moved again.");
        await form.PressAsync("Send");
        await form.ShowsAsync("Status sent");
        await _world.Page.SeesAsync("Amber: cause and plan");

        for (var week = 25; week <= 32; week += 7)
        {
            await NextWeekAsync(week);
            form = await AskAsync("status APOLLO");
            await form.HasTickedAsync("▲ Amber: off track, I can recover");
            await form.PressAsync("Nothing changed");
            await form.ShowsAsync("carried forward");
        }

        await NextWeekAsync(39);
        form = await AskAsync("status APOLLO");
        await form.ShowsAsync("the last two reports said so already");
        await form.PhotographAsync(nameof(A_project_is_reported_for_weeks_in_English), 1);
        await form.TickAsync("● Green: on track");
        await form.PickAsync("Forecast finish", new DateOnly(2027, 8, 20));
        await form.PressAsync("Send");
        await form.ShowsAsync("Status sent");

        await _world.Page.SeesAsync("Declared green, computed red");
        var history = await AskAsync("status history APOLLO");
        await history.ShowsAsync("computed ■ Red");
        await history.ShowsAsync("● Green ↗");
        await history.ShowsAsync("carried forward");
        await history.PhotographAsync(nameof(A_project_is_reported_for_weeks_in_English), 2);
    }

    // The same store, a week later: the clock is set at the start of the program.
    private async Task NextWeekAsync(int november)
    {
        await _world.Bot.KillAsync();
        await _world.Bot.StartAgainAsync(new DateOnly(2026, 11, 1).AddDays(november - 1));
    }

    private Task<ShownCard> AskAsync(string words)
    {
        _gestures++;
        return _world.Page.AskAsync(words);
    }

    private async Task SayAsync(string words, string answer)
    {
        _gestures++;
        await _world.Page.SayAsync(words);
        await _world.Page.SeesAsync(answer);
    }

    private Task FillAsync(ShownCard form, string label, string value)
    {
        _gestures++;
        return form.FillAsync(label, value);
    }

    private Task PressAsync(ShownCard form, string title)
    {
        _gestures++;
        return form.PressAsync(title);
    }
}
