using System.Globalization;
using Microsoft.Playwright;

namespace PmoBot.EndToEnd.Harness;

internal static class Screenshots
{
    private const int Desktop = 1400;
    private const int Phone = 390;

    // The Playground's page is never narrower than 600 px; Teams on a phone is, and its cards with it.
    private const string FitPhone =
        "@media (max-width: 480px) { #root div:has(.ac-adaptiveCard) { min-width: 0 !important; max-width: 100% !important; } }";

    public static async Task TakeAsync(IPage page, ILocator card, string name)
    {
        await page.AddStyleTagAsync(new() { Content = FitPhone });
        await TakeAsync(page, card, name, Phone, 844);
        await TakeAsync(page, card, name, Desktop, 1000);   // last: the test goes on at this width
    }

    private static async Task TakeAsync(IPage page, ILocator card, string name, int width, int height)
    {
        await page.SetViewportSizeAsync(width, height);
        await card.ScrollIntoViewIfNeededAsync();
        var file = Path.Combine(Repository.Screenshots, string.Create(CultureInfo.InvariantCulture, $"{name}-{width}.png"));
        await page.ScreenshotAsync(new() { Path = file });
    }
}
