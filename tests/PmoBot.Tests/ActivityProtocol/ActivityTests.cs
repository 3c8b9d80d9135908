using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using PmoBot.ActivityProtocol;

namespace PmoBot.Tests.ActivityProtocol;

public sealed class ActivityTests
{
    [Fact]
    public void A_channel_message_is_read()
    {
        var it = Read(RealActivities.Message);

        Assert.Equal((ActivityTypes.Message, "<at>PMO</at> statut Évêché &nbsp;", "fr-FR"), (it.Type, it.Text, it.Locale));
        Assert.Equal(ConversationTypes.Channel, it.Conversation!.ConversationType);
        Assert.Equal("00000000-0000-0000-0000-00000000ada0", it.From!.AadObjectId);
        Assert.Equal(TimeSpan.FromHours(1), it.LocalTimestamp!.Value.Offset);
        Assert.Equal("28:11111111-2222-3333-4444-555555555555", it.Entities![0].Mentioned!.Id);
        Assert.Equal("Europe/Paris", it.Entities[1].Timezone);
        Assert.Equal("19:712c61d0ef384e5fa681ba90ca943398@thread.tacv2", it.ChannelData!.Team!.Id);
        Assert.StartsWith("<div>", it.Attachments![0].Content!.Value.ToElement().GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_action_is_read()
    {
        var action = AdaptiveCardInvokeValue.From(Read(RealActivities.CardAction).Value)!.Action!;

        Assert.Equal("status.submit", action.Verb);
        Assert.Equal("tout va 🚀", action.Data!.Value.GetProperty("summary").GetString());
    }

    [Fact]
    public void A_reference_leads_back()
    {
        var it = Read(RealActivities.MembersAdded);

        Assert.Equal(("https://smba.trafficmanager.net/emea/", "19:c@thread.tacv2"), (it.ToReference()!.ServiceUrl, it.ToReference()!.ConversationId));
        Assert.Null((it with { ServiceUrl = null }).ToReference());
        Assert.Null((it with { Conversation = new() }).ToReference());
    }

    [Theory]
    [InlineData("\"id\":5")]
    [InlineData("\"from\":\"Ada\"")]
    [InlineData("\"from\":[{}]")]
    [InlineData("\"conversation\":{\"isGroup\":\"yes\",\"id\":{\"a\":[]}}")]
    [InlineData("\"timestamp\":\"yesterday\",\"localTimestamp\":12")]
    [InlineData("\"entities\":{\"0\":{}}")]
    [InlineData("\"entities\":[null,5,[],{\"type\":7,\"mentioned\":\"x\"}]")]
    [InlineData("\"channelData\":{\"tenant\":[],\"team\":5,\"settings\":{\"selectedChannel\":true}}")]
    [InlineData("\"attachments\":[{\"content\":null},\"x\"],\"membersAdded\":true")]
    [InlineData("\"text\":{\"a\":1},\"value\":null,\"unknown\":[[[]]]")]
    public void A_field_of_the_wrong_type_counts_as_absent(string field)
    {
        var it = Read($$"""{"type":"message",{{field}},"name":"kept"}""");

        Assert.Equal("kept", it.Name);
        Assert.Null(it.Id ?? it.From?.Id ?? it.Conversation?.Id ?? it.Text ?? it.ChannelData?.Tenant?.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("{\"type\":\"message\"} {}")]
    [InlineData("{\"type\":\"message\",\"value\":\"\\ud800\"}")]
    [InlineData("{\"type\":\"message\",\"\\uDC00\":1}")]
    public void What_is_no_activity_is_malformed(string body) => Assert.Null(Activity.Parse(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_malformed() =>
        Assert.Null(Activity.Parse([.. "{\"type\":\"message\",\"value\":\""u8, 0xC3, 0x28, .. "\"}"u8]));

    [Fact]
    public void A_value_nested_too_deeply_is_malformed() =>
        Assert.Null(Activity.Parse(Encoding.UTF8.GetBytes("{\"type\":\"message\",\"value\":" + new string('[', 5000) + new string(']', 5000) + "}")));

    [Fact]
    public void What_goes_out_spells_every_language_and_leaves_nulls_out()
    {
        var it = new Activity
        {
            Type = ActivityTypes.Message,
            Text = "Évêché <b> ça & 漢",
            Entities = [Entity.Mention(new ChannelAccount { Id = "29:x", Name = "Zoë" }, "<at>Zoë</at>")],
            ChannelData = new TeamsChannelData { Notification = new NotificationInfo { Alert = true } },
            Attachments = [Attachment.AdaptiveCard("{\"a\": 1}"u8.ToArray())],
        };

        Assert.Equal(
            """{"type":"message","channelData":{"notification":{"alert":true}},"text":"Évêché <b> ça & 漢","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"a": 1}}],"entities":[{"type":"mention","mentioned":{"id":"29:x","name":"Zoë"},"text":"<at>Zoë</at>"}]}""",
            Encoding.UTF8.GetString(it.ToUtf8Json()));
    }

    [Fact]
    public void What_is_read_and_written_reads_the_same_again()
    {
        foreach (var json in RealActivities.All)
        {
            var once = Activity.Parse(json)!.ToUtf8Json();

            Assert.Equal(once, Activity.Parse(once)!.ToUtf8Json());
        }
    }

    [Theory]
    [InlineData(1000, typeof(ActivityReading.Read))]
    [InlineData(ActivityReader.MaxBytes + 1, typeof(ActivityReading.TooLarge))]
    public async Task A_body_is_read_in_pieces_up_to_a_size(int size, Type outcome)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var body = Encoding.UTF8.GetBytes("{\"type\":\"message\",\"text\":\"" + new string('x', size - 28) + "\"}");
        var reading = ActivityReader.ReadAsync(pipe.Reader);

        foreach (var piece in body.Chunk(700))
            await pipe.Writer.WriteAsync(piece);
        await pipe.Writer.CompleteAsync();

        Assert.IsType(outcome, await reading);
    }

    [Fact]
    public void Answers_to_invokes_have_the_documented_shapes()
    {
        var card = new ReadOnlyMemory<byte>("{\"type\":\"AdaptiveCard\"}"u8.ToArray());

        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""",
            Body(InvokeResponse.From(AdaptiveCardInvokeResponse.Card(card))));
        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Noté"}""",
            Body(InvokeResponse.From(AdaptiveCardInvokeResponse.Message("Noté"))));
        Assert.Equal(
            """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"no"}}""",
            Body(InvokeResponse.From(AdaptiveCardInvokeResponse.Error(400, "BadRequest", "no"))));
        Assert.Equal(
            """{"task":{"type":"continue","value":{"title":"T","height":"medium","width":"medium","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}}}}""",
            Body(InvokeResponse.From(TaskModuleResponse.Continue("T", card))));
        Assert.Equal("""{"task":{"type":"message","value":"done"}}""", Body(InvokeResponse.From(TaskModuleResponse.Message("done"))));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"action\":\"x\"}")]
    public void A_card_action_without_an_action_is_none(string value) =>
        Assert.Null(AdaptiveCardInvokeValue.From(JsonElement.Parse(value)));

    private static string Body(InvokeResponse response) => Encoding.UTF8.GetString(response.Body!);

    private static Activity Read(string json) => Activity.Parse(Encoding.UTF8.GetBytes(json))!;
}
