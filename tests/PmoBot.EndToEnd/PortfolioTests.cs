using PmoBot.EndToEnd.Harness;

namespace PmoBot.EndToEnd;

/// <summary>How the projects of a portfolio stand, from the counts to one of them.</summary>
public sealed class PortfolioTests : IAsyncLifetime
{
    private World _world = null!;   // set before any test runs

    public async Task InitializeAsync() =>
        _world = await World.OpenAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage__Provider"] = "Sqlite" }, demo: true);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(1400)]
    [InlineData(390)]
    public async Task From_the_counts_to_the_worst_of_them(int width)
    {
        await _world.Page.ResizeAsync(width);
        var card = await _world.Page.AskAsync("portfolio Digital");
        await card.ShowsAsync("Portfolio Digital");
        await card.ShowsAsync("before");
        await card.PortrayAsync($"roll-up-{width}");

        await card.PressAsync("Red and grey (2)");
        await card.ShowsAsync("✓ Red and grey");
        await card.PortrayAsync($"roll-up-red-{width}");

        var about = await _world.Page.PressAsync(card, "How it is run");
        await about.ShowsAsync("Europe/Paris");
    }
}
