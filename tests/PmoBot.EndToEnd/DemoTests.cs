using PmoBot.EndToEnd.Harness;

namespace PmoBot.EndToEnd;

/// <summary>What a newcomer meets after the first start: the demo portfolio, in both languages, at both widths.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private World _world = null!;   // set before any test runs

    public async Task InitializeAsync() =>
        _world = await World.OpenAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage__Provider"] = "Sqlite" }, demo: true);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(1400)]
    [InlineData(390)]
    public async Task In_English_everything_has_something_to_show(int width)
    {
        await _world.Page.ResizeAsync(width);

        await ShowsAsync("help", "What I can do here", "link [project]");
        await ShowsAsync("projects", "6 projects", "APOLLO", "Grey (not updated for 3 weeks; last: green");
        await ShowsAsync("project ATLAS", "ERP upgrade", "■ Red", "Move the go-live to March?");
        await ShowsAsync("project IRIS", "○ Grey");
        await ShowsAsync("status HERMES", "Status of HERMES Data centre move", "Prefilled from week 46");
        await ShowsAsync("settings", "Time zone");
        await ShowsAsync("project new", "New project");
    }

    [Theory]
    [InlineData(1400)]
    [InlineData(390)]
    public async Task In_French_everything_is_said_in_French(int width)
    {
        await _world.Page.SayAsync("langue fr");
        await _world.Page.SeesAsync("Je vous réponds désormais en français.");
        await _world.Page.ResizeAsync(width);

        await ShowsAsync("aide", "Ce que je sais faire ici", "lier [projet]");
        await ShowsAsync("projets", "6 projets", "Gris (non actualisé depuis 3 semaines ; dernier : vert");
        await ShowsAsync("projet VESTA", "Factures dématérialisées", "● Vert");
        await ShowsAsync("météo APOLLO", "Météo de APOLLO Customer portal", "Repris de la semaine 46");
        await ShowsAsync("paramètres", "Fuseau horaire");
    }

    private async Task ShowsAsync(string words, params string[] texts)
    {
        var card = await _world.Page.AskAsync(words);
        foreach (var text in texts)
            await card.ShowsAsync(text);
        await card.PortrayAsync(words.Replace(' ', '-'));
    }
}
