using System.Text.Json;
using System.Text.Json.Nodes;
using PmoBot.Features.Register;
using PmoBot.People;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.WholeProgram;

/// <summary>The message extension over the wire: an invoke goes in, its answer comes out, and nothing is posted.</summary>
public sealed class MessageExtensionTests : IAsyncLifetime
{
    private const string Link = "https://teams.microsoft.com/l/message/19:c@thread.tacv2/1772439330000";

    private static readonly Person Xenia = new("99999999-0000-4000-8000-000000000000", "Xenia Stranger");

    private TalkingProgram _program = null!;   // set before every test

    public async Task InitializeAsync()
    {
        _program = await TalkingProgram.StartAsync();
        await _program.BeginAsync("APOLLO");
    }

    public async Task DisposeAsync() => await _program.DisposeAsync();

    private TeamsSpeaker Chat => _program.InChat(TalkingProgram.Camille);

    private TeamsSpeaker Channel => _program.InChannel(TalkingProgram.Camille);

    /// <summary>Two people's own chat, as Teams tells of it.</summary>
    private TeamsSpeaker Between => Chat with { Conversation = "19:camille_daniel@unq.gbl.spaces" };

    [Fact]
    public async Task A_message_in_a_chat_without_the_bot_becomes_a_risk_and_nothing_is_posted_there()
    {
        var form = Card(await _program.SendAsync(Between.Choose(LogMessage.LogCommand, Message("<p>Vendor <at id=\"0\">Bob</at> slips 🚀</p>"))));
        var submit = form.GetProperty("actions").EnumerateArray().Single(action => action.GetProperty("type").GetString() == "Action.Submit").GetProperty("data");
        var data = submit.EnumerateObject().Where(datum => datum.Name != "verb").Select(datum => (datum.Name, datum.Value.GetString()!)).ToList();

        var wrong = Card(await SubmitAsync([.. data, ("statement", "Vendor slips"), ("probability", "4"), ("costImpact", "lots")]));
        var answer = await SubmitAsync([.. data, ("statement", "Vendor slips"), ("probability", "4"), ("impact", "5")]);
        var logged = Card(answer);

        Assert.Equal("Vendor Bob slips 🚀", Input(form, "statement").GetProperty("value").GetString());
        Assert.Contains("From a message of Bob Durand", form.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((LogItem.LogVerb, Link), (submit.GetProperty("verb").GetString(), submit.GetProperty("source").GetString()));
        Assert.Equal("lots", Input(wrong, "costImpact").GetProperty("value").GetString());
        Assert.Contains("is not an amount", wrong.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("R-1 is logged as threat", Read(answer).GetProperty("task").GetProperty("value").GetProperty("title").GetString());
        Assert.Contains("20 (P4 × I5)", logged.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(Link, logged.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Action.Execute", form.GetRawText() + wrong.GetRawText() + logged.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("", _program.All(Between));
        Assert.NotNull(await _program.Store.Rows.FindAsync("project-APOLLO", "item-R-000001"));

        Task<BotAnswer> SubmitAsync((string, string)[] typed) => _program.SendAsync(Between.Submit(LogMessage.LogCommand, LogItem.LogVerb, typed));
    }

    [Fact]
    public async Task What_another_persons_chat_reads_is_never_what_the_composer_may_read()
    {
        await _program.SayAsync(Chat, "help");

        var own = await _program.SendAsync(Chat.Search(SearchRegister.SearchCommand, "APOLLO"));
        var between = await _program.SendAsync(Between.Search(SearchRegister.SearchCommand, "APOLLO"));
        var another = await _program.SendAsync((Chat with { Conversation = "a:another-bot" }).Search(SearchRegister.SearchCommand, "APOLLO"));

        Assert.Contains("APOLLO", Assert.Single(Hits(own)).GetProperty("preview").GetProperty("content").GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal("application/vnd.microsoft.card.thumbnail", Hits(own)[0].GetProperty("preview").GetProperty("contentType").GetString());
        Assert.Contains("linked to no project", Words(between), StringComparison.Ordinal);
        Assert.Contains("linked to no project", Words(another), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_somebody_composes_is_not_taken_for_their_chat_with_the_bot()
    {
        await _program.SendAsync(Between.Search(SearchRegister.SearchCommand, ""));
        Assert.Null((await _program.ProfileAsync(TalkingProgram.Camille)).Chat);
        await _program.SayAsync(Chat, "help");

        await _program.SendAsync(Between.Search(SearchRegister.SearchCommand, ""));
        await _program.SendAsync(Between.Press("register.page", null, ("project", "APOLLO"), ("kind", "Threat")));

        Assert.Equal(Chat.Conversation, (await _program.ProfileAsync(TalkingProgram.Camille)).Chat!.ConversationId);
        Assert.Equal("", _program.All(Between));
        Assert.Contains("APOLLO", _program.Last(Chat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_linked_channel_may_read_its_project_in_a_thread_too_and_its_guests_may_post_it()
    {
        await _program.SayAsync(Channel, "link APOLLO");

        var hits = Hits(await _program.SendAsync((_program.InChannel(Xenia) with { Conversation = Channel.Conversation + ";messageid=1" }).Search(SearchRegister.SearchCommand, "")));

        Assert.Equal("APOLLO APOLLO", Assert.Single(hits).GetProperty("preview").GetProperty("content").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Each_is_told_in_their_own_language_what_they_cannot_do()
    {
        await _program.SayAsync(Chat, "langue fr");

        Assert.StartsWith("Ce que vous publiez ici est lu par tous", Words(await _program.SendAsync(Between.Search(SearchRegister.SearchCommand, "x"))), StringComparison.Ordinal);
        Assert.StartsWith("«\u00a0Consigner en risque\u00a0»", Said(await _program.SendAsync(Between.Choose(LogMessage.LogCommand, null))), StringComparison.Ordinal);
        Assert.StartsWith("No project names you", Said(await _program.SendAsync((Between with { ObjectId = Xenia.ObjectId }).Choose(LogMessage.LogCommand, Message("x")))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fetchTask", """null""")]
    [InlineData("fetchTask", """{"commandId":"nobody"}""")]
    [InlineData("fetchTask", """{"commandId":"search"}""")]
    [InlineData("fetchTask", """{"commandId":["logRisk"]}""")]
    [InlineData("query", "\"R-1\"")]
    [InlineData("query", """{"commandId":"logRisk"}""")]
    [InlineData("query", """{"parameters":[{"name":"text","value":"x"}]}""")]
    [InlineData("submitAction", """{"commandId":"logRisk"}""")]
    [InlineData("submitAction", """{"commandId":"logRisk","data":[]}""")]
    [InlineData("submitAction", """{"commandId":"logRisk","data":{"verb":7,"x":{}}}""", 200)]
    [InlineData("submitAction", """{"commandId":"logRisk","data":{"verb":"made.up"}}""", 200)]
    [InlineData("submitAction", """{"commandId":"logRisk","data":{"verb":"register.log","offered":"A B ../ \u0000","project":"../tenant"}}""", 200)]
    [InlineData("fetchTask", """{"commandId":"logRisk","messagePayload":{"body":{"contentType":"html","content":"<script>x</script>"},"from":7,"linkToMessage":"javascript:x"}}""", 200)]
    [InlineData("fetchTask", """{"commandId":"logRisk","messagePayload":[]}""", 200)]
    [InlineData("query", """{"commandId":"search","parameters":7,"queryOptions":{"skip":-5,"count":100000}}""", 200)]
    [InlineData("query", """{"commandId":"search","parameters":[{"name":"text","value":"\u202e\u0000 \u0007"}],"queryOptions":{"skip":2147483647,"count":-1}}""", 200)]
    [InlineData("queryLink", """{"url":"https://example.com"}""")]
    public async Task Whatever_arrives_is_an_answer_or_the_senders_fault(string what, string value, int status = 400)
    {
        await _program.SayAsync(Chat, "help");

        Assert.Equal(status, (await _program.SendAsync(Chat.Extension(what, JsonNode.Parse(value)))).Status);
    }

    [Fact]
    public async Task A_message_as_long_as_a_body_may_be_opens_a_form()
    {
        var form = Card(await _program.SendAsync(Between.Choose(LogMessage.LogCommand, Message(string.Concat(Enumerable.Repeat("<div><b>進", 5_000))))));

        Assert.Equal(RegisterDraft.MaxStatement, Input(form, "statement").GetProperty("maxLength").GetInt32());
        Assert.InRange(Input(form, "statement").GetProperty("value").GetString()!.Length, 1, RegisterDraft.MaxStatement);
        Assert.Equal(413, (await _program.SendAsync(Between.Choose(LogMessage.LogCommand, Message(new string('x', 300_000))))).Status);
    }

    private static JsonObject Message(string html) => new()
    {
        ["id"] = "1772439330000",
        ["linkToMessage"] = Link,
        ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
        ["from"] = new JsonObject { ["user"] = new JsonObject { ["id"] = "00000000-0000-0000-0000-00000000b0b0", ["displayName"] = "Bob Durand" }, ["application"] = null },
    };

    private static JsonElement Read(BotAnswer answer)
    {
        Assert.Equal(200, answer.Status);
        return JsonElement.Parse(answer.Body);
    }

    private static JsonElement Card(BotAnswer answer) => Read(answer).GetProperty("task").GetProperty("value").GetProperty("card").GetProperty("content");

    private static string Said(BotAnswer answer) => Read(answer).GetProperty("task").GetProperty("value").GetString()!;

    private static List<JsonElement> Hits(BotAnswer answer) => [.. Read(answer).GetProperty("composeExtension").GetProperty("attachments").EnumerateArray()];

    private static string Words(BotAnswer answer) => Read(answer).GetProperty("composeExtension").GetProperty("text").GetString()!;

    private static JsonElement Input(JsonElement element, string id) => Inputs(element).Single(input => input.GetProperty("id").GetString() == id);

    private static IEnumerable<JsonElement> Inputs(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Inputs),
        JsonValueKind.Object when element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Inputs(property.Value)),
        _ => [],
    };
}
