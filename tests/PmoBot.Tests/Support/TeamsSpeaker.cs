using System.Text;
using System.Text.Json.Nodes;
using PmoBot.Local;

namespace PmoBot.Tests.Support;

/// <summary>A person in a conversation, as the Bot Service tells the bot of them.</summary>
internal sealed record TeamsSpeaker(string ServiceUrl, string Conversation)
{
    private static int _activities;

    public string Type { get; init; } = "personal";

    public string ObjectId { get; init; } = Persona.Camille.AadObjectId;

    public string Name { get; init; } = Persona.Camille.Name;

    public string TenantId { get; init; } = LoopbackIdentity.TenantId;

    /// <summary>Words, typed. The same body sent again is the same message, as the Bot Service repeats it.</summary>
    public JsonObject Words(string text) => Activity("message", new() { ["text"] = text, ["textFormat"] = "plain" });

    /// <summary>A file, dropped without words: Teams has put it into OneDrive and says from where it may be fetched.</summary>
    public JsonObject Drop(string name, Uri downloadUrl) => Activity("message", new()
    {
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["contentUrl"] = $"https://contoso-my.sharepoint.com/personal/someone/Documents/{name}",
            ["name"] = name,
            ["content"] = new JsonObject
            {
                ["downloadUrl"] = downloadUrl.AbsoluteUri,
                ["uniqueId"] = "1150d938-8870-4044-9f2c-5bbdebbcd0a1",
                ["fileType"] = Path.GetExtension(name)[1..],
            },
        }),
    });

    /// <summary>A button of a card, pressed.</summary>
    public JsonObject Press(string verb, string? card, params (string Field, string Value)[] data)
    {
        var typed = new JsonObject();
        foreach (var (field, value) in data)
            typed[field] = value;
        return Run(verb, typed, card);
    }

    /// <summary>An action of a card, run by somebody's press, or (`automatic`) by their client, which shows the card.</summary>
    public JsonObject Run(string verb, JsonObject data, string? card, string trigger = "manual") => Activity("invoke", new()
    {
        ["name"] = "adaptiveCard/action",
        ["replyToId"] = card,
        ["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = trigger },
    });

    /// <summary>A command of the message extension, chosen on a message.</summary>
    public JsonObject Choose(string command, JsonObject? message) => Extension("fetchTask", new JsonObject
    {
        ["commandId"] = command,
        ["commandContext"] = "message",
        ["messagePayload"] = message,
    });

    /// <summary>A button of such a command's dialog, pressed: the verb travels among what was typed.</summary>
    public JsonObject Submit(string command, string verb, params (string Field, string Value)[] data)
    {
        var typed = new JsonObject { ["verb"] = verb };
        foreach (var (field, value) in data)
            typed[field] = value;
        return Extension("submitAction", new JsonObject { ["commandId"] = command, ["commandContext"] = "message", ["data"] = typed });
    }

    /// <summary>Typed into the search of the message extension.</summary>
    public JsonObject Search(string command, string text) => Extension("query", new JsonObject
    {
        ["commandId"] = command,
        ["parameters"] = new JsonArray(text.Length == 0
            ? new JsonObject { ["name"] = "initialRun", ["value"] = "true" }
            : new JsonObject { ["name"] = "text", ["value"] = text }),
        ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
    });

    /// <summary>The client's own try to sign in, which each of a person's open clients makes.</summary>
    public JsonObject Exchange(string id, string connection, string token) => Activity("invoke", new()
    {
        ["name"] = "signin/tokenExchange",
        ["value"] = new JsonObject { ["id"] = id, ["connectionName"] = connection, ["token"] = token },
    });

    /// <summary>Signed in by the button: the window gave this code.</summary>
    public JsonObject Verify(string code) => Activity("invoke", new() { ["name"] = "signin/verifyState", ["value"] = new JsonObject { ["state"] = code } });

    public JsonObject SignInFailed() => Activity("invoke", new()
    {
        ["name"] = "signin/failure",
        ["value"] = new JsonObject { ["code"] = "resourcematchfailed", ["message"] = "Resource match failed" },
    });

    /// <summary>What Teams says became of a channel or a team.</summary>
    public JsonObject Event(string eventType, string team, string? channel = null, string? name = null)
    {
        var said = Activity("conversationUpdate", []);
        var data = said["channelData"]!.AsObject();
        data["eventType"] = eventType;
        data["team"] = new JsonObject { ["id"] = team, ["name"] = channel is null ? name : null };
        if (channel is not null)
            data["channel"] = new JsonObject { ["id"] = channel, ["name"] = name };
        return said;
    }

    /// <summary>The same, said in a channel of a team.</summary>
    public static JsonObject InTeam(JsonObject said, string team, string? channelName = null, string? group = null)
    {
        var data = said["channelData"]!.AsObject();
        data["team"] = new JsonObject { ["id"] = team, ["aadGroupId"] = group };
        data["channel"] = new JsonObject { ["id"] = said["conversation"]!["id"]!.GetValue<string>(), ["name"] = channelName };
        return said;
    }

    public JsonObject Extension(string what, JsonNode? value) =>
        Activity("invoke", new() { ["name"] = $"composeExtension/{what}", ["value"] = value });

    private JsonObject Activity(string type, JsonObject said)
    {
        said["type"] = type;
        said["id"] = $"{1_772_439_330_000 + Interlocked.Increment(ref _activities)}";
        said["channelId"] = "msteams";
        said["serviceUrl"] = ServiceUrl;
        said["from"] = new JsonObject { ["id"] = $"29:{ObjectId}", ["name"] = Name, ["aadObjectId"] = ObjectId };
        said["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "PMO" };
        said["conversation"] = new JsonObject { ["id"] = Conversation, ["conversationType"] = Type, ["tenantId"] = TenantId };
        said["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TenantId } };
        said["locale"] = "en-GB";
        return said;
    }
}

/// <summary>What the bot answered the Bot Service.</summary>
internal sealed record BotAnswer(int Status, string Body)
{
    public bool ShowsForm => Body.Contains("\"Input.", StringComparison.Ordinal);

    public bool ShowsCard => Body.Contains("application/vnd.microsoft.card.adaptive", StringComparison.Ordinal);
}

internal static class BotCalls
{
    public static async Task<BotAnswer> SendAsync(
        this HttpClient bot, JsonObject activity, string? authorization = null, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative))
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await bot.SendAsync(request, cancel);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancel));
    }
}
