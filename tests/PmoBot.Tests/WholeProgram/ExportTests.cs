using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.EndToEnd.Harness;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>What the real program tells a collector while people use it: all that is documented, and nothing of anybody.</summary>
public sealed class ExportTests
{
    private const string Stranger = "stranger";

    // Of the framework's own, which come with their own tags.
    private static readonly string[] FrameworkTags =
    [
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "network.protocol.name", "url.scheme", "error.type",
        "aspnetcore.request.is_unhandled", "gc.heap.generation", "dotnet.gc.heap.generation", "cpu.mode", "otel.metric.overflow",
    ];

    private static readonly string[] Words =
    [
        "other", "event", "sign in", "file", "unknown button", "unknown",
        UseCase.Answered, UseCase.Refused, UseCase.NotUnderstood, UseCase.Broken, UseCase.Ignored, UseCase.Repeated, UseCase.HeldBack, UseCase.Unsent, "Person",
        "Find", "Query", "Commit", "Create", "Ok", "Throttled", "Failed", "Committed", "Conflict", "NotFound", "TooLarge", "Unknown",
        "Send", "Reply", "Update", "Delete", "CreateConversation", "Members", "Member", "Team", "Channels", "GetToken", "GetSignInResource", "Exchange", "SignOut",
        "NotDone", "Refused", "Abandoned", "Post", "Notice", "Batch", "Done", "Onward", "Unreachable", "Again", "Unrecorded", "Connector", "Graph", "Pause",
        "Live", "Dry", "Published", "Empty", "Unmade", "Publisher", "Bot", "BotInstead", "BotToPerson", "SignInWanted", "NotAllowed", "PublisherGone", "ChannelGone",
    ];

    [Fact]
    public async Task Every_figure_arrives_with_words_of_ours_alone_spans_lie_within_each_other_and_nobody_is_in_it()
    {
        await using var collector = await OtlpCollector.StartAsync();
        var story = await TalkAsync(collector);
        await AskAsync(collector);
        await PublishAsync(collector);

        var (figures, arrived) = (await Figures.DocumentedAsync(), collector.AllMetrics);
        Assert.NotEmpty(figures);
        foreach (var (figure, tags) in figures.Where(row => row.Key.Name is not ("pmobot.command.busy" or "pmobot.delivery.in_vain")))
        {
            var its = arrived.Where(metric => metric.Name == figure.Name).ToList();
            Assert.True(its.Count > 0, $"{figure.Name} did not arrive.");
            Assert.All(its, metric => Assert.Equal((figure.Unit, figure.Kind is "gauge" or "histogram" ? figure.Kind : "sum"), (metric.Unit, metric.Kind)));
            Assert.Empty(its.SelectMany(metric => metric.Points).SelectMany(point => point.Tags.Keys).Distinct(StringComparer.Ordinal).Except(tags));
        }

        await using var host = new HostedProgram([]);
        string[] known =
        [
            .. Words, .. host.Services.GetServices<ICommand>().Select(command => command.Name.In(Language.English)), .. host.Services.GetServices<ICardAction>().Select(action => action.Verb),
            .. host.Services.GetRequiredService<ExtensionRouter>().CommandIds, .. host.Services.GetServices<IDeliveryHandler>().Select(handler => handler.Kind),
        ];
        Assert.Empty(arrived.Where(metric => metric.Name.StartsWith("pmobot.", StringComparison.Ordinal))
            .SelectMany(metric => metric.Points).SelectMany(point => point.Tags.Values).Distinct(StringComparer.Ordinal).Except(known));
        Assert.Empty(arrived.Where(metric => !metric.Name.StartsWith("pmobot.", StringComparison.Ordinal))
            .SelectMany(metric => metric.Points).SelectMany(point => point.Tags.Keys).Distinct(StringComparer.Ordinal).Except(FrameworkTags));
        CheckWhatHappened(arrived);
        CheckSpans(collector.AllSpans, known);
        CheckLines(collector.AllLines);
        CheckNobody(collector, story);
    }

    [Fact]
    public async Task By_gRPC_which_is_the_default_it_arrives_too()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        await using var program = await RealProgram.StartAsync([new("OTEL_EXPORTER_OTLP_ENDPOINT", collector.GrpcUrl)]);

        await (await program.Http).SendAsync(new TeamsSpeaker(connector.ServiceUrl, "a:1camille").Words("help"));
        Assert.Equal(0, await program.TerminateAsync());

        Assert.Contains(collector.AllMetrics, metric => metric.Name == "pmobot.turn.duration");
        Assert.Contains(collector.AllSpans, span => span.Name == "turn help");
        Assert.Contains(collector.AllLines, line => line.Body.StartsWith("Dispatching", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_the_collector_away_the_bot_works_and_says_so_once()
    {
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        KeyValuePair<string, string>[] settings;
        await using (var collector = await OtlpCollector.StartAsync())
            settings = [.. collector.Settings];   // where nobody listens a moment later
        await using var program = await RealProgram.StartAsync(settings);
        var chat = new TeamsSpeaker(connector.ServiceUrl, "a:1camille");

        await (await program.Http).SendAsync(chat.Words("help"));
        await program.LineAsync(line => line.Contains("The collector does not take what is exported", StringComparison.Ordinal));
        var answer = await (await program.Http).SendAsync(chat.Words("projects"));
        var code = await program.TerminateAsync();

        Assert.Equal((200, 2, 0), (answer.Status, connector.Sent(chat.Conversation).Count, code));
        Assert.Single(program.Output.Split('\n'), line => line.Contains("collector", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_console_speaks_JSON_where_it_is_told_to()
    {
        var folder = RunFolder.NewFolder();
        var settings = new Dictionary<string, string>(RealProgram.Defaults) { ["Logging__Console__FormatterName"] = "json" };
        await using (var program = new ProgramUnderTest("dotnet", [RealProgram.Path], folder.FullName, settings))
        {
            await program.LineAsync(line => line.Contains("Now listening on", StringComparison.Ordinal));

            Assert.All(program.Output.Split('\n'), line => Assert.True(JsonDocument.Parse(line).RootElement.TryGetProperty("LogLevel", out _), line));
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Commands, forms, refusals, a search; the storage fails, the Connector asks for a rest, and strangers ask too.</summary>
    private static async Task<ProjectStory> TalkAsync(OtlpCollector collector)
    {
        using var store = await ProgramStore.OnAzuriteAsync();
        await using var proxy = await LossyProxy.StartAsync((await Azurite.SharedAsync()).Endpoint);
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var story = new ProjectStory(connector, 1);
        await using var program = await RealProgram.StartAsync(
        [
            .. store.Settings, .. collector.Settings, .. RealProgram.Impatient, new("Pmo__Admins", story.Manager), new("OTEL_SERVICE_NAME", "bot-of-contoso"),
            new("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test"), new("Storage__ConnectionString", Azurite.ConnectionStringTo(proxy.Endpoint)),
        ]);
        var bot = await program.Http;
        bot.DefaultRequestHeaders.TryAddWithoutValidation("traceparent", "00-11111111111111111111111111111111-2222222222222222-00");
        bot.DefaultRequestHeaders.TryAddWithoutValidation("tracestate", $"{Stranger}=1");
        bot.DefaultRequestHeaders.TryAddWithoutValidation("baggage", $"{Stranger}=1");
        bot.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Stranger);

        await story.BeginAsync(activity => bot.SendAsync(activity));
        await story.AskInChannelAsync(activity => bot.SendAsync(activity));
        await story.ReportAsync(activity => bot.SendAsync(activity));
        await bot.SendAsync(story.Chat.Words("typed words"));
        await bot.SendAsync(story.Chat.Press("typed.verb", null, ("typed", "typed words")));
        await bot.SendAsync(story.Chat.Search("search", "typed words"));
        connector.Next(new LoopbackFault.Answer(429, TimeSpan.FromSeconds(1)));
        await bot.SendAsync(story.Chat.Words("help"));
        await store.SettledAsync();
        proxy.Lose = _ => Loss.Busy;
        await bot.SendAsync(story.Chat.Words($"status {story.Code}"));
        await bot.GetAsync(new Uri("/readyz", UriKind.Relative));
        await collector.WaitForAsync(it => it.AllMetrics.FirstOrDefault(metric => metric.Name == "pmobot.storage.ready" && metric.Points.Any(point => point.Value == 0)));
        proxy.Lose = _ => Loss.None;
        await bot.GetAsync(new Uri("/healthz", UriKind.Relative));
        await bot.GetAsync(new Uri($"/{Stranger}?{Stranger}", UriKind.Relative));
        Assert.Equal(0, await program.TerminateAsync());
        Assert.DoesNotContain("collector", program.Output, StringComparison.Ordinal);
        return story;
    }

    /// <summary>A round of more than may be written to at once; one of them blocked the bot, and of one a message can never be taken.</summary>
    private static async Task AskAsync(OtlpCollector collector)
    {
        const int people = 48;
        using var store = ProgramStore.OnSqlite();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        var scene = await RoundScene.SetAsync(store, connector, [.. store.Settings, .. RealProgram.Impatient], people, people);
        connector.AddConversation(scene.Speaker(0).Conversation).IsBlocked = true;
        connector.FaultFor = request => request.ConversationId == scene.Speaker(1).Conversation ? new LoopbackFault.Answer(400) : null;
        await using var program = await RealProgram.StartAsync([.. store.Settings, .. collector.Settings, .. RealProgram.Impatient, new("Limits__Enabled", "true"), scene.Clock]);
        await scene.AllReachedAsync(people - 2, TimeSpan.FromMinutes(1));
        Assert.Equal(0, await program.TerminateAsync());
    }

    private static async Task PublishAsync(OtlpCollector collector)
    {
        using var store = ProgramStore.OnSqlite();
        await using var connector = await LoopbackConnector.StartAsync(MachineTime.Real);
        await using var graph = await LoopbackGraph.StartAsync(MachineTime.Real);
        await using var service = await LoopbackTokenService.StartAsync();
        var scene = await DigestScene.SetAsync(store, connector, graph, service, new DigestSize(4, 2, 4, 2, 4, 0));
        await using var program = await RealProgram.StartAsync([.. scene.Settings(service), .. collector.Settings, scene.Clock]);
        await AskTooOftenAsync(await program.Http, connector);
        await collector.WaitForAsync(it => it.AllMetrics.FirstOrDefault(
            metric => metric.Name == "pmobot.digest.sent" && metric.Points.Sum(point => point.Value) >= scene.Posts.Count));
        Assert.Equal(0, await program.TerminateAsync());
    }

    private static Task AskTooOftenAsync(HttpClient bot, LoopbackConnector connector) => Task.WhenAll(
        Enumerable.Range(0, 100).Select(_ => bot.SendAsync(new TeamsSpeaker(connector.ServiceUrl, "a:1camille").SignInFailed())));

    private static void CheckWhatHappened(IReadOnlyList<OtlpMetric> arrived)
    {
        Assert.Contains(Points("pmobot.turn.duration"), point => point["command"] == "status.submit" && point["outcome"] == UseCase.Answered);
        Assert.Contains(Points("pmobot.turn.duration"), point => point["command"] == "unknown button" && point["outcome"] == UseCase.Refused);
        Assert.Contains(Points("pmobot.turn.duration"), point => point["command"] == "other" && point["outcome"] == UseCase.NotUnderstood);
        Assert.Contains(Points("pmobot.turn.duration"), point => point["outcome"] == UseCase.Broken);
        Assert.Contains(Points("pmobot.turn.held_back"), point => point["limit"] == "Person");
        Assert.Contains(Points("pmobot.connector.duration"), point => point["result"] == "Throttled");
        Assert.Contains(Points("pmobot.storage.duration"), point => point["result"] == "Throttled");
        Assert.Contains(Points("pmobot.storage.duration"), point => point["operation"] == "Commit" && point["result"] == "Committed");
        Assert.Contains(Points("pmobot.delivery.waits"), point => point["limit"] == "Connector");
        Assert.Contains(Points("pmobot.graph.duration"), point => point["operation"] == "Post" && point["result"] == "Ok");
        Assert.Contains(Points("pmobot.digest.sent"), point => point["by"] == "BotInstead" && point["trouble"] == "SignInWanted");
        Assert.Contains(arrived, metric => metric.Name == "http.server.request.duration" && metric.Points.Any(point => point.Tags.GetValueOrDefault("http.response.status_code") == "503"));
        Assert.Contains(arrived, metric => metric.Name == "dotnet.process.memory.working_set");
        Assert.Equal(48, Last("pmobot.round.asked"));
        Assert.Equal(1, Last("pmobot.round.unreachable"));
        Assert.Equal(1, Last("pmobot.delivery.given_up"));
        Assert.Equal(4, Last("pmobot.digest.editions"));

        IEnumerable<IReadOnlyDictionary<string, string>> Points(string name) =>
            arrived.Where(metric => metric.Name == name).SelectMany(metric => metric.Points).Select(point => point.Tags);

        double Last(string name) => arrived.Last(metric => metric.Name == name).Points.Sum(point => point.Value);
    }

    private static void CheckSpans(IReadOnlyList<OtlpSpan> spans, IReadOnlyCollection<string> known)
    {
        var byId = spans.ToDictionary(span => span.Id, StringComparer.Ordinal);
        string[] tags = ["command", "outcome", "correlation", "kind", "operation", "result", "http.request.method", "http.route", "http.response.status_code", "error.type"];
        Assert.All(spans, span =>
        {
            Assert.True(span.Events == 0 && span.TraceState.Length == 0 && span.Parent != "2222222222222222", $"{span}");
            Assert.Empty(span.Tags.Keys.Except(tags));
            Assert.Empty(span.Tags.Where(tag => tag.Key is "command" or "outcome" or "kind" or "operation" or "result").Select(tag => tag.Value).Except(known));
            Assert.Contains(span.Name.Split(' ')[0], (string[])["turn", "delivery", "storage", "connector", "graph", "POST", "request"]);
        });

        var turn = spans.First(span => span.Name == "turn status.submit");
        Assert.Equal(("POST /api/messages", ""), (byId[turn.Parent].Name, byId[turn.Parent].Parent));
        Assert.Contains(spans, span => span.Parent == turn.Id && span.Name == "storage Commit");
        Assert.Matches("^[0-9a-f]{12}$", turn.Tags["correlation"]);
        var shown = spans.First(span => span.Name == "delivery live-card" && span.Parent.Length == 0);
        Assert.Contains(spans, span => span.Parent == shown.Id && span.Name.StartsWith("connector ", StringComparison.Ordinal));
        Assert.Contains(spans, span => span.Name == "graph Post" && byId.GetValueOrDefault(span.Parent)?.Name == "delivery digest.post");
        Assert.Contains(spans, span => span.IsError && span.Name.StartsWith("storage ", StringComparison.Ordinal));
        Assert.Contains(spans, span => span.Name == "request" && span.Tags["http.response.status_code"] == "404");
        Assert.DoesNotContain(spans, span => span.Tags.GetValueOrDefault("http.route") is "/readyz" or "/healthz");
    }

    private static void CheckLines(IReadOnlyList<OtlpLine> lines)
    {
        var broken = lines.First(line => line.Category == "PmoBot.Teams.TurnHandler");
        Assert.Matches("^Turn [0-9a-f]{12} broke.$", broken.Body);
        Assert.Contains($"{broken.Tags["CorrelationId"]}", broken.Body, StringComparison.Ordinal);
        Assert.NotEmpty(broken.Trace);
        Assert.Contains("PmoBot.Tables.TableStoreException", broken.Tags["exception.stacktrace"], StringComparison.Ordinal);
        Assert.False(broken.Tags.ContainsKey("exception.message"));
    }

    private static void CheckNobody(OtlpCollector collector, ProjectStory story)
    {
        var first = collector.Resources[0];
        var process = OtlpTags.Read(first, 1);
        Assert.Equal(("bot-of-contoso", "test"), (process["service.name"], process["deployment.environment.name"]));
        Assert.True(process["service.version"].Length > 0 && Guid.TryParseExact(process["service.instance.id"], "N", out _));

        string[] said = [story.Reported[0], "typed", story.Chat.Name, "Publisher 0", "Stream 00", Azurite.Key, Stranger];
        string[] ids = [story.Manager, story.Code, story.Chat.Conversation, LoopbackIdentity.TenantId, "@thread", "29:", "a:1", "127.0.0.1"];
        Assert.All(said, text => Assert.DoesNotContain(text, collector.Bytes("traces", "metrics", "logs"), StringComparison.OrdinalIgnoreCase));
        Assert.All(ids, text => Assert.DoesNotContain(text, collector.Bytes("traces", "metrics"), StringComparison.OrdinalIgnoreCase));
    }
}
