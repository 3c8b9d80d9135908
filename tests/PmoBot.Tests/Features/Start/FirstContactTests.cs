using System.Text.Json.Nodes;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tests.Support;
using static PmoBot.Tests.Support.TalkingProgram;

namespace PmoBot.Tests.Features.Start;

public sealed class FirstContactTests : IAsyncLifetime
{
    private static readonly Person Priya = new("97d3b8c1-6e4f-4a52-9d10-c85f27a64e05", "Priya Nair");

    private TalkingProgram _program = null!;   // set before every test

    public async Task InitializeAsync() => _program = await StartAsync();

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [Fact]
    public async Task A_person_is_told_once_what_is_asked_who_stands_in_and_where_their_data_is()
    {
        await _program.BeginAsync("APOLLO", project => project with { Manager = Daniel, Deputy = Priya });
        var chat = _program.InChat(Daniel);

        await _program.SendAsync(Installed(chat));
        await _program.SendAsync(Installed(chat));

        var told = _program.All(chat);
        Assert.All(
            ["You report for APOLLO", "once a period", "Half a minute", "Priya Nair (APOLLO)", "Persons are not measured", "own storage"],
            words => Assert.Single(told.Split(words)[1..]));
        Assert.DoesNotContain("“start”", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_PMO_is_led_to_start()
    {
        await _program.SendAsync(Installed(_program.InChat(Camille)));

        Assert.Contains("“start” walks you", _program.Last(_program.InChat(Camille)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_says_what_is_missing_and_who_lacks_the_app()
    {
        await _program.BeginAsync("APOLLO", project => project with { Deputy = Priya });
        await _program.BeginAsync("HERMES", project => project with { Manager = null });
        await _program.BeginAsync("OLD", project => project with { Manager = null, State = ProjectState.Closed });

        var shown = await _program.SayAsync(_program.InChat(Camille), "start");

        Assert.All(
            ["2 projects", "Project manager: 1 without. HERMES", "Baseline finish: 2 without", "I can write to 1 of the 2 people", "Priya Nair", "Digital: 2"],
            words => Assert.Contains(words, shown, StringComparison.Ordinal));
        Assert.DoesNotContain("OLD", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_with_nothing_says_how_to_import()
    {
        var shown = await _program.SayAsync(_program.InChat(Camille), "démarrer");

        Assert.All(["No project yet", "import projects.csv", "baselineFinish", "Drop the file"], words => Assert.Contains(words, shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_message_for_those_without_the_app_is_one_that_can_be_copied()
    {
        var shown = await _program.SayAsync(_program.InChat(Camille), "start message");

        Assert.Equal("Hello, we report", JsonNode.Parse(shown)!["text"]!.GetValue<string>()[..16]);
    }

    [Fact]
    public async Task In_a_channel_it_goes_to_the_PMOs_own_chat()
    {
        await _program.BeginAsync("APOLLO", project => project with { Deputy = Priya });
        await _program.SayAsync(_program.InChat(Camille), "help");

        var channel = await _program.SayAsync(_program.InChannel(Camille), "start");

        Assert.DoesNotContain("Priya", channel, StringComparison.Ordinal);
        Assert.Contains("Priya", _program.Last(_program.InChat(Camille)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_PMO_is_told_who_is()
    {
        await _program.SayAsync(_program.InChat(Camille), "help");
        await _program.Store.SettledAsync();

        var shown = await _program.SayAsync(_program.InChat(Daniel), "start");

        Assert.Contains($"the PMO ({Camille.Name})", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_thousand_projects_start_counts_every_one()
    {
        for (var wave = 0; wave < 20; wave++)
            await Task.WhenAll(Enumerable.Range(wave * 100, 100).Select(at => _program.BeginAsync($"P-{at:0000}", project => project with { Deputy = Named(at) })));

        var shown = await _program.SayAsync(_program.InChat(Camille), "start");

        Assert.Contains("Budget: 2000 without", shown, StringComparison.Ordinal);
        Assert.Contains("I can write to 1 of the 2001 people", shown, StringComparison.Ordinal);
    }

    private static Person Named(int at) => new($"{at:00000000}-0000-4000-8000-000000000000", $"Person {at}");

    private static JsonObject Installed(TeamsSpeaker here)
    {
        var activity = here.Words("");
        activity["type"] = "installationUpdate";
        activity["action"] = "add";
        return activity;
    }
}
