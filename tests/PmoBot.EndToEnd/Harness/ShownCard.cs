using System.Globalization;
using Microsoft.Playwright;

namespace PmoBot.EndToEnd.Harness;

/// <summary>A card as its reader meets it: inputs by their labels, buttons by their titles, the rest as text.</summary>
internal sealed class ShownCard(IPage page, ILocator card)
{
    public Task<string> TextAsync() => card.InnerTextAsync();

    public Task ShowsAsync(string text) => Assertions.Expect(card).ToContainTextAsync(text);

    public Task HidesAsync(string text) => Assertions.Expect(card).Not.ToContainTextAsync(text);

    /// <summary>Types into a text or number input.</summary>
    public Task FillAsync(string label, string value) => Input(label).FillAsync(value);

    public Task HoldsAsync(string label, string value) => Assertions.Expect(Input(label)).ToHaveValueAsync(value);

    /// <summary>Takes a choice that is shown as a radio button or a tick box.</summary>
    public Task TickAsync(string choice) =>
        card.GetByLabel(choice, new() { Exact = true }).CheckAsync();

    public Task HasTickedAsync(string choice) =>
        Assertions.Expect(card.GetByLabel(choice, new() { Exact = true })).ToBeCheckedAsync();

    /// <summary>Takes a choice from a drop-down list.</summary>
    public async Task ChooseAsync(string label, string choice)
    {
        await card.GetByRole(AriaRole.Combobox, new() { Name = label }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
    }

    /// <summary>Picks a day in the calendar of a date input.</summary>
    public async Task PickAsync(string label, DateOnly day)
    {
        await Input(label).ClickAsync();
        var calendar = page.GetByRole(AriaRole.Dialog, new() { Name = "Calendar" });
        var wanted = day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        var shown = await calendar.GetByRole(AriaRole.Button).First.InnerTextAsync();
        var months = Months(DateOnly.ParseExact(shown.Trim(), "MMMM yyyy", CultureInfo.InvariantCulture), day);
        var step = calendar.GetByRole(AriaRole.Button, new() { Name = months < 0 ? "Previous month" : "Next month" });
        for (var i = 0; i < Math.Abs(months); i++)
            await step.ClickAsync();
        await Assertions.Expect(calendar.GetByRole(AriaRole.Button).First).ToContainTextAsync(wanted);
        await calendar.GetByRole(AriaRole.Button, new() { Name = day.ToString("d, MMMM, yyyy", CultureInfo.InvariantCulture), Exact = true }).ClickAsync();
        await Assertions.Expect(calendar).ToBeHiddenAsync();
    }

    /// <summary>Presses a button; the seventh and later ones stand behind "More options".</summary>
    public async Task PressAsync(string title)
    {
        var button = card.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });
        var overflow = card.GetByRole(AriaRole.Button, new() { Name = "More options" });
        await button.Or(overflow).First.WaitForAsync();
        if (await button.CountAsync() > 0)
        {
            await button.ClickAsync();
            return;
        }
        await overflow.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = title, Exact = true }).ClickAsync();
    }

    /// <summary>Keeps what is seen, at the page's width, as test output.</summary>
    public async Task PhotographAsync(string test, int number)
    {
        await card.ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync(new() { Path = Clone.Screenshot(test, number, page.ViewportSize!.Width) });
    }

    /// <summary>Keeps the card alone, as guides show it.</summary>
    public Task PortrayAsync(string name) => card.ScreenshotAsync(new()
    {
        Path = Path.Combine(Clone.Screenshots, string.Create(CultureInfo.InvariantCulture, $"card-{name}-{page.ViewportSize!.Width}.png")),
    });

    private ILocator Input(string label) => card.GetByLabel(label).First;

    private static int Months(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
