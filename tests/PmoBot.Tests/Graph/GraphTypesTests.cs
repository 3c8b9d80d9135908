using System.Text.Json.Nodes;
using PmoBot.Delivery;
using PmoBot.Graph;
using PmoBot.Tests.Support;

namespace PmoBot.Tests.Graph;

/// <summary>What is sent to Graph, held against the types that Microsoft publishes.</summary>
public sealed class GraphTypesTests
{
    private const string Message = "Graph.ChatMessage";

    [Fact]
    public async Task The_body_of_a_post_is_a_message_by_Microsofts_types()
    {
        var body = await PostedAsync();

        Assert.Empty(Assert.Single(await MicrosoftGraphTypes.CheckAsync((Message, body))));
    }

    [Fact]
    public async Task The_types_object_to_a_body_that_is_wrong()
    {
        var (renamed, retyped, unknown) = (await PostedAsync(), await PostedAsync(), await PostedAsync());
        renamed["attachments"]![0]!["contentUri"] = null;
        retyped["attachments"]![0]!["content"] = new JsonObject { ["type"] = "AdaptiveCard" };
        unknown["body"]!["contentType"] = "markdown";

        var objections = await MicrosoftGraphTypes.CheckAsync((Message, renamed), (Message, retyped), (Message, unknown));

        Assert.Contains("\"contentUri\"", Assert.Single(objections[0]), StringComparison.Ordinal);
        Assert.Contains("is not assignable to type 'string'", Assert.Single(objections[1]), StringComparison.Ordinal);
        Assert.Contains("\"markdown\"", Assert.Single(objections[2]), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> PostedAsync()
    {
        var time = new ManualTime();
        await using var graph = await LoopbackGraph.StartAsync(time);
        graph.AddTeam("team", "19:steering@thread.tacv2").Members.Add(new GraphMember("ada", "Ada", [], "home"));
        var tokens = new UserTokens();
        tokens.Add("ada", graph.SignIn("ada"));
        using var wire = new GraphWire(graph.BaseUrl, time);

        await new GraphPublisher(wire, tokens, new NoSendLimits()).PostAsync(
            "ada", new ChannelAddress("team", "19:steering@thread.tacv2"),
            new CardContent("""{"type":"AdaptiveCard","version":"1.5","body":[]}"""u8.ToArray(), "Digest"), CancellationToken.None);

        return JsonNode.Parse(Assert.Single(graph.Posts).Body)!;
    }
}
