using PmoBot.EndToEnd.Harness;
using PmoBot.Local;

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
        await ShowsAsync("météo APOLLO", "Météo d’APOLLO Customer portal", "Repris de la semaine 46");
        await ShowsAsync("paramètres", "Fuseau horaire");
    }

    [Theory]
    [InlineData(1400)]
    [InlineData(390)]
    public async Task The_PMO_governs_projects_roles_and_portfolios(int width)
    {
        await _world.Page.ResizeAsync(width);

        await ShowsAsync("start", "First steps", "Import your projects");
        await ShowsAsync("roles", "Roles", "in the configuration");
        await ShowsAsync("audit APOLLO", "Audit trail of APOLLO", "logged R-5");
        await ShowsAsync("portfolio", "portfolios");
        await ShowsAsync("portfolio Digital", "Portfolio Digital", "before", "APOLLO");
        await ShowsAsync("portfolio Digital settings", "Settings of Digital", "Further days off");
        await ShowsAsync("project APOLLO agree", "Baseline finish");
        await ShowsAsync("my data", "Camille Martin");
    }

    [Theory]
    [InlineData(1400)]
    [InlineData(390)]
    public async Task In_French_the_PMO_governs_in_French(int width)
    {
        await _world.Page.SayAsync("langue fr");
        await _world.Page.SeesAsync("Je vous réponds désormais en français.");
        await _world.Page.ResizeAsync(width);

        await ShowsAsync("démarrer", "Premiers pas");
        await ShowsAsync("rôles", "Rôles");
        await ShowsAsync("audit APOLLO", "Piste d’audit", "a consigné R-5");
        await ShowsAsync("portefeuille Digital", "Portefeuille Digital", "avant", "Atterrissage");
        await ShowsAsync("portefeuille Digital paramètres", "Paramètres de Digital", "Jours fériés");
        await ShowsAsync("projet APOLLO personnes", "Chef de projet");
        await ShowsAsync("projet APOLLO escalade", "Niveau 1");
        await ShowsAsync("projet APOLLO historique", "APOLLO");
        await ShowsAsync("mes données", "Camille Martin");
    }

    [Fact]
    public async Task In_a_group_chat_a_status_is_given_as_in_a_channel()
    {
        await _world.Page.OpenChatAsync("Apollo steering committee");
        await (await _world.Page.AskBotAsync("link APOLLO")).ShowsAsync("This conversation is linked to APOLLO");
        var card = await _world.Page.AskBotAsync("status");

        await card.PressAsync("Answer");
        await card.TickAsync("● Green: on track");
        await card.FillAsync("What is new?", "Said in the group chat");
        await card.PressAsync("Send");

        await card.ShowsAsync("Status sent");
        await card.PortrayAsync("group-chat");
    }

    private async Task ShowsAsync(string words, params string[] texts)
    {
        var card = await _world.Page.AskAsync(words);
        foreach (var text in texts)
            await card.ShowsAsync(text);
        await card.PortrayAsync(words.Replace(' ', '-'));
    }
}

/// <summary>What the second persona meets, who approves and has no project of his own.</summary>
public sealed class DemoApproverTests : IAsyncLifetime
{
    private World _world = null!;   // set before any test runs

    public async Task InitializeAsync() => _world = await World.OpenAsync(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage__Provider"] = "Sqlite" }, demo: true, Persona.Daniel);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(1400)]
    [InlineData(390)]
    public async Task He_is_told_what_he_may_do_and_who_may_do_the_rest(int width)
    {
        await _world.Page.ResizeAsync(width);

        var help = await _world.Page.AskAsync("help");
        await help.ShowsAsync("What I can do here");
        await help.PortrayAsync("daniel-help");
        var projects = await _world.Page.AskAsync("projects");
        await projects.ShowsAsync("5 projects");   // those where he decides
        await projects.PortrayAsync("daniel-projects");
        await _world.Page.SayAsync("status APOLLO");
        await _world.Page.SeesAsync("Camille Martin");
    }
}
