using System.Text;
using System.Text.Json;
using PmoBot.ActivityProtocol;

namespace PmoBot.Tests.ActivityProtocol;

public sealed class MessageExtensionTests
{
    [Fact]
    public void A_command_chosen_on_a_message_is_read()
    {
        var action = MessageExtensionAction.From(Value(RealActivities.ChosenMessage))!;

        Assert.Equal(("logRisk", "message"), (action.CommandId, action.CommandContext));
        var message = action.MessagePayload!;
        Assert.Equal((MessageBody.Html, "Bob Durand"), (message.Body!.ContentType, message.From!.User!.DisplayName));
        Assert.Contains("<at id=\"0\">Bob</at>", message.Body.Content, StringComparison.Ordinal);
        Assert.Equal("https://teams.microsoft.com/l/message/19:c@thread.tacv2/1772439330000", message.LinkToMessage);
        Assert.Null(message.From.Application);
    }

    [Fact]
    public void A_search_is_read()
    {
        var query = MessageExtensionQuery.From(Value(RealActivities.Search))!;

        Assert.Equal(("search", "APOLLO R-12", 25, 25), (query.CommandId, query.Text, query.QueryOptions!.Skip, query.QueryOptions.Count));
    }

    [Theory]
    [InlineData("""[{"name":"initialRun","value":"true"}]""", "")]
    [InlineData("""[{"value":"without a name"}]""", "without a name")]
    [InlineData("""[{"name":"text","value":7}]""", "")]
    [InlineData("""[null,5,[]]""", "")]
    [InlineData("""{"name":"text"}""", "")]
    [InlineData("""null""", "")]
    public void What_was_typed_is_a_text_or_nothing(string parameters, string typed) =>
        Assert.Equal(typed, MessageExtensionQuery.From(JsonElement.Parse($$"""{"commandId":"search","parameters":{{parameters}}}"""))!.Text);

    [Theory]
    [InlineData("""{"skip":"1","count":null}""")]
    [InlineData("""{"skip":1.5,"count":99999999999}""")]
    [InlineData("""{"skip":[1],"count":{}}""")]
    [InlineData("""7""")]
    public void A_page_that_is_none_counts_as_absent(string options)
    {
        var query = MessageExtensionQuery.From(JsonElement.Parse($$"""{"commandId":"search","queryOptions":{{options}}}"""))!;

        Assert.Null(query.QueryOptions?.Skip ?? query.QueryOptions?.Count);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"commandId":7}""")]
    public void What_names_no_command_is_neither(string value)
    {
        Assert.Null(MessageExtensionAction.From(JsonElement.Parse(value)));
        Assert.Null(MessageExtensionQuery.From(JsonElement.Parse(value)));
    }

    [Theory]
    [InlineData("""{"commandId":"c","messagePayload":"x"}""")]
    [InlineData("""{"commandId":"c","messagePayload":{"body":7,"from":[],"linkToMessage":{}}}""")]
    [InlineData("""{"commandId":"c","messagePayload":{"body":{"content":[]},"from":{"user":"Bob","application":3}}}""")]
    public void A_message_of_the_wrong_type_has_nothing_in_it(string value)
    {
        var message = MessageExtensionAction.From(JsonElement.Parse(value))!.MessagePayload;

        Assert.Null(message?.Body?.Content ?? message?.From?.User?.DisplayName ?? message?.LinkToMessage);
    }

    [Fact]
    public void Answers_to_a_search_have_the_documented_shapes()
    {
        var card = new ReadOnlyMemory<byte>("{\"type\":\"AdaptiveCard\"}"u8.ToArray());

        Assert.Equal(
            """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"R-1 déjà","text":"APOLLO"}}}]}}""",
            Body(MessageExtensionResponse.Result([MessageExtensionAttachment.Card(card, "R-1 déjà", "APOLLO")])));
        Assert.Equal("""{"composeExtension":{"type":"message","text":"Rien"}}""", Body(MessageExtensionResponse.Message("Rien")));
    }

    private static string Body(MessageExtensionResponse answer) => Encoding.UTF8.GetString(InvokeResponse.From(answer).Body!);

    private static JsonElement? Value(string json) => Activity.Parse(Encoding.UTF8.GetBytes(json))!.Value;
}
