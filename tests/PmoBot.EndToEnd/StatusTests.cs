using PmoBot.EndToEnd.Harness;
using PmoBot.Tests.Support;

namespace PmoBot.EndToEnd;

/// <summary>A project manager reports status; the same on every store.</summary>
public abstract class StatusTests : IAsyncLifetime
{
    private const int Desktop = 1400;
    private const int Phone = 390;
    private const string Channel = "Apollo programme - Apollo";

    private World _world = null!;   // set before any test runs

    protected abstract string Store { get; }

    public async Task InitializeAsync()
    {
        _world = await World.OpenAsync(await StorageAsync());
        try
        {
            await _world.BeginApolloAsync(JourneyWords.English);
        }
        catch
        {
            await _world.DisposeAsync();   // xunit does not, where this method fails
            throw;
        }
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_status_in_English_becomes_a_summary_and_comes_back_as_a_correction(int width)
    {
        await _world.Page.ResizeAsync(width);
        var form = await _world.Page.AskAsync("status APOLLO");
        await form.TickAsync("▲ Amber: off track, I can recover");
        await form.FillAsync("What is new?", "Supplier confirmed the *interface* for March.");
        await form.FillAsync("A decision or help wanted?", "A second tester");
        await PhotographAsync(form, 1);
        await form.PressAsync("Send");
        await form.ShowsAsync("Status sent");
        await form.ShowsAsync("Supplier confirmed the *interface* for March.");
        await PhotographAsync(form, 2);

        var again = await _world.Page.AskAsync("status");

        await again.ShowsAsync("Corrects version 1");
        await again.HoldsAsync("What is new?", "Supplier confirmed the *interface* for March.");
        await again.HasTickedAsync("▲ Amber: off track, I can recover");
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_status_in_French_speaks_French_from_the_form_to_the_summary(int width)
    {
        await _world.Page.ResizeAsync(width);
        await _world.Page.SayAsync("langue fr");
        await _world.Page.SeesAsync("Je vous réponds désormais en français.");
        var form = await _world.Page.AskAsync("météo apollo");
        await form.ShowsAsync("Météo d’APOLLO");
        await form.TickAsync("● Vert : conforme au plan");
        await form.FillAsync("Quoi de neuf ?", "Recette démarrée, « zéro » bloquant.");
        await PhotographAsync(form, 1);

        await form.PressAsync("Envoyer");

        await form.ShowsAsync("Météo envoyée");
        await form.ShowsAsync("Recette démarrée, « zéro » bloquant.");
        await PhotographAsync(form, 2);
    }

    [Fact]
    public async Task A_wrong_field_says_what_is_wrong_and_everything_typed_is_kept()
    {
        var form = await _world.Page.AskAsync("status APOLLO");
        await form.TickAsync("● Green: on track");
        await form.FillAsync("What is new?", "Nothing much");
        await form.PressAsync("More");
        await form.FillAsync("Spent", "lots");

        await form.PressAsync("Send");

        await form.ShowsAsync("“lots” is not an amount");
        await form.HoldsAsync("Spent", "lots");
        await form.HoldsAsync("What is new?", "Nothing much");
        await PhotographAsync(form, 1);
    }

    [Fact]
    public async Task A_report_whose_summary_was_seen_survives_a_kill()
    {
        var form = await _world.Page.AskAsync("status APOLLO");
        await form.TickAsync("● Green: on track");
        await form.FillAsync("What is new?", "Seen, so kept");
        await form.PressAsync("Send");
        await form.ShowsAsync("Status sent");

        await _world.Bot.KillAsync();
        await _world.Bot.StartAgainAsync();

        var again = await _world.Page.AskAsync("status APOLLO");
        await again.HoldsAsync("What is new?", "Seen, so kept");
        await again.ShowsAsync("Corrects version 1");
    }

    [Fact]
    public async Task In_a_linked_channel_the_form_opens_from_a_card_and_the_summary_stands_there()
    {
        await _world.Page.OpenChatAsync(Channel);
        await (await _world.Page.AskBotAsync("link APOLLO")).ShowsAsync("This conversation is linked to APOLLO");
        var card = await _world.Page.AskBotAsync("status");
        await PhotographAsync(card, 1);

        await card.PressAsync("Answer");
        await card.TickAsync("● Green: on track");
        await card.FillAsync("What is new?", "Said in the channel");
        await card.PressAsync("Send");

        await card.ShowsAsync("Status sent");
        await card.ShowsAsync("Said in the channel");
        await PhotographAsync(card, 2);
    }

    private protected abstract Task<IReadOnlyDictionary<string, string>> StorageAsync();

    private Task PhotographAsync(ShownCard card, int number, [System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        card.PhotographAsync($"{test}-{Store}", number);
}

public sealed class StatusOnSqliteTests : StatusTests
{
    protected override string Store => "sqlite";

    private protected override Task<IReadOnlyDictionary<string, string>> StorageAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__Provider"] = "Sqlite",
        });
}

public sealed class StatusOnAzureTablesTests : StatusTests
{
    protected override string Store => "azure";

    private protected override async Task<IReadOnlyDictionary<string, string>> StorageAsync() =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__Provider"] = "AzureTables",
            ["Storage__ConnectionString"] = (await Azurite.SharedAsync()).ConnectionString,
            ["Storage__TableName"] = $"e2e{Guid.NewGuid():N}",
        };
}
