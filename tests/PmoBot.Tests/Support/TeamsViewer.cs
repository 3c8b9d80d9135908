using System.Text.Json.Nodes;

namespace PmoBot.Tests.Support;

/// <summary>
/// Somebody's Teams, which shows them a conversation: for whom a posted card's `refresh` names, the client asks the bot by
/// itself for the reader's own view; everybody else is shown what was posted, and may ask by the card's menu.
/// </summary>
/// <param name="teams">Where cards were posted.</param>
internal sealed class TeamsViewer(TeamsSpeaker reader, LoopbackConnector teams, HttpClient bot)
{
    private const int MostUserIds = 60;   // Teams runs no `refresh` by itself for more

    /// <summary>The card as this reader sees it, as it stands now.</summary>
    public async Task<JsonObject> SeesAsync(SentActivity posted)
    {
        var card = CardOf(posted);
        var named = card["refresh"]?["userIds"]?.AsArray().Select(id => id!.GetValue<string>()).ToList() ?? [];
        return named.Count <= MostUserIds && named.Contains($"29:{reader.ObjectId}", StringComparer.Ordinal)
            ? await RunAsync(posted, card["refresh"]!["action"]!, "automatic") ?? card
            : card;
    }

    /// <summary>"Refresh card", chosen in the menu.</summary>
    public async Task<JsonObject> RefreshesAsync(SentActivity posted) =>
        await RunAsync(posted, CardOf(posted)["refresh"]!["action"]!, "manual") ?? CardOf(posted);

    /// <summary>Presses a button of what they see, with what they typed there.</summary>
    public async Task<JsonObject> PressesAsync(SentActivity posted, string title, params (string Field, string Value)[] typed)
    {
        var button = Buttons(await SeesAsync(posted)).Single(action => action["title"]?.GetValue<string>() == title);
        return await RunAsync(posted, button, "manual", typed) ?? throw new InvalidOperationException("No card came back.");
    }

    /// <summary>What can be pressed on a card.</summary>
    public static IReadOnlyList<string> ButtonsOf(JsonObject card) => [.. Buttons(card).Select(action => action["title"]!.GetValue<string>())];

    /// <returns>Null: the client goes on showing what it shows.</returns>
    private async Task<JsonObject?> RunAsync(SentActivity posted, JsonNode action, string trigger, params (string Field, string Value)[] typed)
    {
        Assert.Equal("Action.Execute", action["type"]!.GetValue<string>());
        var data = action["data"]!.DeepClone().AsObject();
        foreach (var (field, value) in typed)
            data[field] = value;
        var here = reader with { Conversation = posted.ConversationId, Type = "channel" };
        var answer = await bot.SendAsync(here.Run(action["verb"]!.GetValue<string>(), data, posted.Id, trigger));
        Assert.Equal(200, answer.Status);
        var body = JsonNode.Parse(answer.Body)!;
        if (body["statusCode"]!.GetValue<int>() != 200 || body["type"]!.GetValue<string>() != "application/vnd.microsoft.card.adaptive")
            return null;
        var card = body["value"]!.AsObject();
        Assert.Contains(teams.Sent(posted.ConversationId), message => message.Id == posted.Id);
        return card;
    }

    private static JsonObject CardOf(SentActivity posted) =>
        JsonNode.Parse(posted.Activity.ToUtf8Json())!["attachments"]![0]!["content"]!.AsObject();

    private static IEnumerable<JsonNode> Buttons(JsonNode? node) => node switch
    {
        JsonArray all => all.SelectMany(Buttons),
        JsonObject one when one["type"]?.GetValue<string>() == "Action.Execute" => [one],
        JsonObject one => one.Where(member => member.Key != "refresh").SelectMany(member => Buttons(member.Value)),
        _ => [],
    };
}
