using Microsoft.Playwright;

namespace PmoBot.EndToEnd.Harness;

/// <summary>The Playground's page, in a person's words: choose a chat, say something, read the answer.</summary>
internal sealed class TeamsPage(IPage page)
{
    private const string CardSelector = ".ac-adaptiveCard";

    /// <summary>Desktop or phone. Only between forms: the Playground draws its page anew, and what was typed is gone.</summary>
    public Task ResizeAsync(int width) => page.SetViewportSizeAsync(width, width < 600 ? 844 : 1000);

    public Task OpenChatAsync(string name) =>
        page.GetByRole(AriaRole.Treeitem, new() { Name = name }).ClickAsync();

    /// <summary>
    /// On a phone, where the list of chats stands beside the screen. A page that is made narrow before the Playground has drawn
    /// the chosen chat leaves the list lying over it: then once more.
    /// </summary>
    public async Task OpenChatAsync(string name, int desktop, int width)
    {
        for (var again = 3; ; again--)
        {
            await ResizeAsync(desktop);
            await OpenChatAsync(name);
            await ResizeAsync(width);
            try
            {
                await Box.ClickAsync(new() { Trial = true, Timeout = 5_000 });
                return;
            }
            catch (TimeoutException) when (again > 0)
            {
                // Drawn by then.
            }
        }
    }

    /// <summary>Writes in the personal chat and waits for the card that answers.</summary>
    public Task<ShownCard> AskAsync(string words) => NewCardAsync(() => SayAsync(words));

    /// <summary>Mentions the bot in a group chat or in a new post of a channel, and waits for the card that answers.</summary>
    public Task<ShownCard> AskBotAsync(string words) => NewCardAsync(() => MentionAsync(words));

    /// <summary>Presses a button of a card and waits for the card that it brings.</summary>
    public Task<ShownCard> PressAsync(ShownCard card, string title) => NewCardAsync(() => card.PressAsync(title));

    /// <summary>Does something and waits for the card that comes by itself then, whatever words others show already.</summary>
    public Task<ShownCard> ReceiveAsync(Func<Task> happens) => NewCardAsync(happens);

    public async Task SayAsync(string words)
    {
        await Box.ClickAsync();
        await page.Keyboard.TypeAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task MentionAsync(string words)
    {
        await Box.ClickAsync();
        await page.Keyboard.TypeAsync("@");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "PmoBot" }).ClickAsync();
        await page.Keyboard.TypeAsync($" {words}");
        await Assertions.Expect(Box).ToContainTextAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Chooses a command in the menu of a message, and waits for its dialog. The Playground reads no manifest: it asks which.</summary>
    public async Task<ShownCard> ChooseOnMessageAsync(string message, string command)
    {
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Show more information" });
        await page.GetByText(message).Last.Locator("xpath=ancestor::*[.//button[@aria-label='Show more information']][1]").Locator(menu).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Action Command" }).ClickAsync();
        await Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Command ID" }).FillAsync(command);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        return new(page, Dialog.Locator(CardSelector));
    }

    public async Task CloseDialogAsync()
    {
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).First.ClickAsync();   // the first is the dialog's own
        await Assertions.Expect(Dialog).ToBeHiddenAsync();
    }

    /// <summary>Searches from the compose box, and waits for a hit whose two lines are these.</summary>
    public async Task SearchAsync(string command, string parameter, string words, string title, string line)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Trigger Message Extension App" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Search Command" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Specify Command ID or Parameter" }).ClickAsync();
        await page.GetByPlaceholder("Command ID").FillAsync(command);
        await page.GetByPlaceholder("Parameter name").FillAsync(parameter);
        await page.GetByPlaceholder("Enter a search term").FillAsync(words);
        await Hit(title).WaitForAsync();
        await SeesAsync(line);
    }

    /// <summary>Takes a hit of the search into the compose box and sends it.</summary>
    public async Task<ShownCard> PostHitAsync(string title)
    {
        var composed = Box.Locator(CardSelector);
        await Hit(title).ClickAsync();
        await composed.WaitForAsync();
        return await NewCardAsync(async () =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
            await Assertions.Expect(composed).ToHaveCountAsync(0);
        });
    }

    /// <summary>Keeps what is seen, where it is no card.</summary>
    public Task PhotographAsync(string test, int number) => page.ScreenshotAsync(new() { Path = Clone.Screenshot(test, number, page.ViewportSize!.Width) });

    /// <summary>Waits until the open chat shows the text.</summary>
    public Task SeesAsync(string text) =>
        page.GetByText(text).Last.WaitForAsync();

    /// <summary>The newest card that shows these words, which come by themselves; the same one after it has changed.</summary>
    public async Task<ShownCard> CardAsync(string words)
    {
        var place = await page.Locator(CardSelector).Filter(new() { HasText = words }).Last
            .EvaluateAsync<int>("(card, all) => [...document.querySelectorAll(all)].indexOf(card)", CardSelector);
        return new(page, page.Locator(CardSelector).Nth(place));
    }

    private ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    private ILocator Hit(string title) => page.GetByRole(AriaRole.Heading, new() { Name = title });

    private ILocator Box
    {
        get
        {
            // In a channel the first box starts a post; every thread has a box of its own further down.
            var post = page.GetByRole(AriaRole.Group).Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }) });
            var compose = page.Locator("[contenteditable=true]");
            return post.Locator("[contenteditable=true]").Or(compose).First;
        }
    }

    /// <summary>New posts of a channel stand above older ones, so the newest card is known by its mark, not by its place.</summary>
    private async Task<ShownCard> NewCardAsync(Func<Task> ask)
    {
        var cards = page.Locator(CardSelector);
        await cards.EvaluateAllAsync<int>("cards => cards.filter(card => card.dataset.seen = 'yes').length");
        await ask();
        await page.Locator($"{CardSelector}:not([data-seen])").First.WaitForAsync();
        var place = await cards.EvaluateAllAsync<int>("cards => cards.findIndex(card => !card.dataset.seen)");
        return new(page, cards.Nth(place));
    }
}
