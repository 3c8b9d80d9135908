using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Register;
using PmoBot.Tables;
using PmoBot.Teams;
using PmoBot.Tests.Delivery;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>One person asks for everything, as fast as they can.</summary>
public sealed class FloodTests : IAsyncLifetime
{
    private const int Flood = 300;

    private static readonly ConversationTexts Texts = ConversationTexts.For(Language.English);

    private readonly ProgramStore _store = ProgramStore.OnSqlite();
    private LoopbackConnector _connector = null!;   // set before every test

    private KeyValuePair<string, string>[] Settings => [.. _store.Settings, new("Limits__Enabled", "true")];

    private TeamsSpeaker Camille => new(_connector.ServiceUrl, "a:1camille");

    private TeamsSpeaker Daniel => new(_connector.ServiceUrl, "a:1daniel") { ObjectId = "8b7e4a90-52cd-4e1b-8f0d-71a3c96e2b02", Name = "Daniel Okafor" };

    public async Task InitializeAsync() => _connector = await LoopbackConnector.StartAsync(MachineTime.Real);

    public async Task DisposeAsync()
    {
        await _connector.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task Others_are_answered_meanwhile_and_the_person_is_told_once()
    {
        await using var program = new HostedProgram(Settings);
        using var bot = program.CreateClient();
        using var measured = new Measurements(program.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        var flood = FloodAsync(bot, () => Camille.Words("help"));
        var other = await bot.SendAsync(Daniel.Words("help"));
        var answers = await flood;

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(200, other.Status);
        Assert.DoesNotContain(_connector.Sent(Daniel.Conversation), message => message.Activity.Text == Texts.TooOften);
        Assert.NotEmpty(_connector.Sent(Daniel.Conversation));
        var said = _connector.Sent(Camille.Conversation);
        // A minute may pass on a machine that has other things to do.
        Assert.InRange(said.Count(message => message.Activity.Text == Texts.TooOften), 1, 2);
        Assert.InRange(said.Count, 2, Flood / 2);
        Assert.InRange(measured.All.Count(one => one == "pmobot.turn.held_back=1 limit:Person"), Flood / 2, Flood);
        Assert.Contains(measured.All, one => one.StartsWith("pmobot.turn.duration=", StringComparison.Ordinal) && one.EndsWith("command:other outcome:HeldBack", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_press_is_answered_and_what_is_held_back_costs_the_storage_nothing()
    {
        await using var program = new HostedProgram(Settings, instead: services =>
            Standing(services).AddSingleton<ITableStore>(new FaultyStore(_store.Rows) { DiesAtCall = 0 }));
        using var bot = program.CreateClient();
        await FloodAsync(bot, Camille.SignInFailed);

        var press = await bot.SendAsync(Camille.Press("status.submit", "1", ("project", "APOLLO"), ("news", "typed")));
        var search = await bot.SendAsync(Camille.Search(SearchRegister.SearchCommand, "risk"));
        var chosen = await bot.SendAsync(Camille.Choose(LogMessage.LogCommand, null));
        var form = await bot.SendAsync(Camille.Submit(LogMessage.LogCommand, LogItem.LogVerb, ("project", "APOLLO"), ("statement", "what was typed")));
        var code = await bot.SendAsync(Camille.Verify("123456"));
        var exchange = await bot.SendAsync(Camille.Exchange("x-1", "graph", "secret"));
        var failure = await bot.SendAsync(Camille.SignInFailed());
        var unknown = await bot.SendAsync(Unknown());
        var words = await bot.SendAsync(Camille.Words("projects"));

        Assert.All([press, search, chosen, form], answer => Assert.Equal((200, true), (answer.Status, answer.Body.Contains(Texts.TooOften, StringComparison.Ordinal))));
        Assert.False(press.ShowsCard);   // so that the form stays as it is
        Assert.True(form.ShowsForm);
        Assert.Contains("what was typed", form.Body, StringComparison.Ordinal);
        // As the platform documents each: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-code
        Assert.Equal((412, 200, 400), (code.Status, failure.Status, unknown.Status));
        Assert.Equal((412, """{"id":"x-1","connectionName":"graph","failureDetail":"too much at once"}"""), (exchange.Status, exchange.Body));
        Assert.Equal((200, ""), (words.Status, words.Body));
        Assert.Equal([Texts.TooOften], _connector.Sent(Camille.Conversation).Select(message => message.Activity.Text));
    }

    [Fact]
    public async Task They_read_it_in_the_language_that_they_chose()
    {
        await using var program = new HostedProgram(Settings, instead: services => Standing(services));
        using var bot = program.CreateClient();
        await bot.SendAsync(Camille.Press("settings.save", null, ("language", "fr")));
        await bot.SendAsync(Camille.Words("aide"));

        await FloodAsync(bot, Camille.SignInFailed);
        var press = await bot.SendAsync(Camille.Press("status.open", null, ("project", "APOLLO")));

        var form = await bot.SendAsync(Camille.Submit(LogMessage.LogCommand, LogItem.LogVerb, ("project", "APOLLO"), ("statement", "ce qui a été tapé")));

        Assert.Contains(FrenchSigns.In(ConversationTexts.For(Language.French).TooOften), JsonNode.Parse(press.Body)!["value"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(FrenchSigns.In(RegisterTexts.For(Language.French).ProbabilityLabel), form.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_Bot_Service_brings_again_counts_once()
    {
        await using var program = new HostedProgram(Settings, instead: services => Standing(services));
        using var bot = program.CreateClient();
        var words = Camille.Words("help");

        for (var times = 0; times < 100; times++)
            await bot.SendAsync(words);
        await bot.SendAsync(Camille.Words("projects"));

        Assert.Equal(2, _connector.Sent(Camille.Conversation).Count);
        Assert.DoesNotContain(_connector.Sent(Camille.Conversation), message => message.Activity.Text == Texts.TooOften);
    }

    [Fact]
    public async Task Whoever_asks_whether_it_is_ready_does_not_run_up_what_the_storage_costs()
    {
        var counted = new CountingStore(_store.Rows);
        await using var program = new HostedProgram(Settings, instead: services => services.AddSingleton<ITableStore>(counted));
        using var bot = program.CreateClient();
        counted.Taken();

        for (var times = 0; times < 1_000; times++)
            Assert.Equal("ready", await bot.GetStringAsync(new Uri("/readyz", UriKind.Relative)));

        // A look a second, and what the dispatcher asks meanwhile.
        Assert.InRange(counted.Taken().Reads, 0, 300);
    }

    private JsonObject Unknown()
    {
        var invoke = Camille.SignInFailed();
        invoke["name"] = "task/fetch";
        return invoke;
    }

    // Nobody's share grows while the test goes on.
    private static IServiceCollection Standing(IServiceCollection services) =>
        services.AddSingleton(new TurnLimits(new ManualTime(), new TurnAllowance()));

    private static Task<BotAnswer[]> FloodAsync(HttpClient bot, Func<JsonObject> next) =>
        Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => bot.SendAsync(next())));
}
