using Microsoft.Playwright;
using PmoBot.Local;
using PmoBot.Tests.Support;

namespace PmoBot.EndToEnd.Harness;

/// <summary>A persona's Agents Playground, as the program starts it, but on a port of its own and owned by the test.</summary>
internal sealed class LocalTeams : IAsyncDisposable
{
    // The Playground's page is never narrower than 600 px; Teams on a phone is, and its cards with it.
    private const string FitPhone =
        "@media (max-width: 480px) { #root div:has(.ac-adaptiveCard) { min-width: 0 !important; max-width: 100% !important; } }";

    private readonly Playground _playground;
    private readonly string _runs;

    private LocalTeams(Playground playground, string runs) => (_playground, _runs) = (playground, runs);

    public static async Task<LocalTeams> OpenAsync(Persona persona, Uri bot)
    {
        var folder = Clone.Playground with { Runs = Clone.NewFolder() };
        if (!folder.IsInstalled)
            throw new InvalidOperationException($"The Agents Playground is not installed: run `npm ci` in {folder.Path}.");
        var here = persona with { Port = FreePort.Take() };
        var playground = await Playground.StartAsync(here, folder, "node", bot, MachineTime.Real, CancellationToken.None);
        return new(playground ?? throw new InvalidOperationException($"The Playground of {persona.Name} did not start; see {folder.LogOf(persona)}."), folder.Runs);
    }

    /// <summary>Opens the page as the persona. A second call is a second look: the page keeps no history.</summary>
    public async Task<TeamsPage> VisitAsync(Browser browser)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(_playground.Persona.Address.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide log panel" }).ClickAsync();
        await page.AddStyleTagAsync(new() { Content = FitPhone });
        return new(page);
    }

    public async ValueTask DisposeAsync()
    {
        await _playground.DisposeAsync();
        Directory.Delete(_runs, recursive: true);
    }
}
