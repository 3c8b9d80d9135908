using Microsoft.Playwright;

namespace PmoBot.EndToEnd.Harness;

/// <summary>One Chromium for all tests: the machine's own, driven by Playwright.</summary>
internal sealed class Browser(IPlaywright playwright, IBrowser chromium) : IAsyncDisposable
{
    // Nothing that talks to the outside, and nothing that a container lacks.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private const float Patience = 30_000;   // ms: two cores that also build take their time

    private static string Executable => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public static async Task<Browser> StartAsync()
    {
        if (!File.Exists(Executable))
            throw new InvalidOperationException($"No Chromium at {Executable}: install Debian's package `chromium`, or set CHROMIUM to its path.");
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments }));
    }

    public async Task<IPage> NewPageAsync()
    {
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 1000 } });
        page.SetDefaultTimeout(Patience);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
    }
}
