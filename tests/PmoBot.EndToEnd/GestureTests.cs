using PmoBot.EndToEnd.Harness;

namespace PmoBot.EndToEnd;

/// <summary>How many gestures a report costs where last week's stands: every message sent, field edited and button pressed.</summary>
public sealed class GestureTests : IAsyncLifetime
{
    private World _world = null!;   // set before any test runs
    private int _gestures;

    public async Task InitializeAsync() => _world = await World.OpenAsync(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage__Provider"] = "Sqlite" }, demo: true);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task From_status_to_the_summary_are_at_most_six(string language)
    {
        var words = JourneyWords.In(language);
        await _world.SpeakAsync(words);

        var form = await AskAsync(words.Status);
        await FillAsync(form, words.News, "Two branches joined the pilot.");
        await PressAsync(form, words.Send);

        await form.ShowsAsync(words.Sent);
        Assert.InRange(_gestures, 1, 6);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Nothing_changed_is_two(string language)
    {
        var words = JourneyWords.In(language);
        await _world.SpeakAsync(words);

        var form = await AskAsync(words.Status);
        await PressAsync(form, words.NothingChanged);

        await form.ShowsAsync(words.Carried);
        Assert.Equal(2, _gestures);
    }

    private Task<ShownCard> AskAsync(string words)
    {
        _gestures++;
        return _world.Page.AskAsync(words);
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
