using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PmoBot.ActivityProtocol;

namespace PmoBot.Tests.Support;

// What the Connector does with each request, as Teams documents it.
internal sealed partial class LoopbackConnector
{
    // Teams, one bot in one conversation: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
    private static readonly (int Limit, int Seconds)[] Windows = [(7, 1), (8, 2), (60, 30), (1800, 3600)];

    // One app in one tenant.
    private static readonly (int Limit, int Seconds)[] Overall = [(50, 1)];

    private readonly List<long> _writes = [];

    private static Reply TooMany => new(429, """{"error":{"code":"Throttled","message":"Too many requests"}}""", TimeSpan.FromSeconds(1));

    private Reply Create(Call call)
    {
        var asked = JsonNode.Parse(call.Body)!;
        var id = (string?)asked["channelData"]?["channel"]?["id"];
        if (id is not null)
        {
            if (asked["activity"] is not { } first || Activity.Parse(JsonSerializer.SerializeToUtf8Bytes(first)) is not { } activity)
                return Reply.Error(400, "BadArgument");
            var root = NewId();
            id += ";messageid=" + root;
            Keep(_conversations[id] = new LoopbackConversation(id), root, activity);
            return new Reply(201, new JsonObject { ["id"] = id, ["activityId"] = root, ["serviceUrl"] = ServiceUrl }.ToJsonString());
        }

        if (asked["members"] is not JsonArray { Count: 1 } members || (string?)members[0]!["id"] is not { Length: > 0 } person || asked["bot"]?["id"] is null)
            return Reply.Error(400, "BadSyntax");

        if (!IsInstalledFor(person))
            return Reply.Error(403, "ForbiddenOperationException", message: "Bot is not installed in user's personal scope");
        var chat = ChatOf(person);
        if (LimitsRates && Throttled(chat))
            return TooMany;
        return new Reply(201, new JsonObject { ["id"] = chat.Id }.ToJsonString());
    }

    // However somebody is named, they have one chat with the bot.
    private LoopbackConversation ChatOf(string person)
    {
        var known = _conversations.Values.FirstOrDefault(it => it.Members is [var member] && (member.Id == person || member.AadObjectId == person));
        if (known is not null)
            return known;
        var id = "a:1" + person;
        return _conversations[id] = new LoopbackConversation(id) { Members = { new ChannelAccount { Id = person } } };
    }

    private Reply Send(Call call)
    {
        if (Closed(call, out var conversation) is { } closed)
            return closed;
        if (call.Body.Length > 100 * 1024)
            return Reply.Error(413, "MessageSizeTooBig");
        if (Activity.Parse(call.Body) is not { } activity)
            return Reply.Error(400, "BadSyntax");
        if (LimitsRates && Throttled(conversation))
            return TooMany;

        var id = NewId();
        Keep(conversation, id, activity);
        return new Reply(201, $$"""{"id":"{{id}}"}""");
    }

    private Reply Update(Call call)
    {
        if (Closed(call, out var conversation) is { } closed)
            return closed;
        if (Activity.Parse(call.Body) is not { } activity)
            return Reply.Error(400, "BadSyntax");
        if (conversation.Messages.Find(it => it.Id == call.Activity && !it.IsDeleted) is not { } message)
            return Reply.Error(404, "ActivityNotFoundInConversation");
        message.Versions.Add(activity);
        return new Reply(200, $$"""{"id":"{{message.Id}}"}""");
    }

    private Reply Delete(Call call)
    {
        if (Closed(call, out var conversation) is { } closed)
            return closed;
        if (conversation.Messages.Find(it => it.Id == call.Activity && !it.IsDeleted) is not { } message)
            return Reply.Error(404, "ActivityNotFoundInConversation");
        message.IsDeleted = true;
        return new Reply(200, "");
    }

    private Reply PagedMembers(Call call)
    {
        if (Closed(call, out var conversation) is { } closed)
            return closed;
        var size = int.Parse(call.Http.Request.Query["pageSize"].ToString(), CultureInfo.InvariantCulture);
        if (size is < 50 or > 500)
            return Reply.Error(400, "BadArgument");

        var from = call.Http.Request.Query["continuationToken"].ToString() is { Length: > 0 } token ? int.Parse(token.Split('&')[1], CultureInfo.InvariantCulture) : 0;
        var next = from + size < conversation.Members.Count ? $"page=&{from + size}" : null;
        var page = new JsonObject { ["continuationToken"] = next, ["members"] = new JsonArray([.. conversation.Members.Skip(from).Take(size).Select(ToJson)]) };
        return new Reply(200, page.ToJsonString());
    }

    private Reply Member(Call call)
    {
        if (Closed(call, out var conversation) is { } closed)
            return closed;
        var id = call.Member;
        return conversation.Members.Find(it => it.Id == id || it.AadObjectId == id || it.UserPrincipalName == id) is { } member
            ? new Reply(200, ToJson(member)!.ToJsonString())
            : Reply.Error(404, "MemberNotFoundInConversation");
    }

    private Reply Team(Call call) => _teams.TryGetValue(call.Team, out var it)
        ? new Reply(200, ToJson(it.Team)!.ToJsonString())
        : Reply.Error(404, "TeamNotFound");

    private Reply Channels(Call call) => _teams.TryGetValue(call.Team, out var it)
        ? new Reply(200, new JsonObject { ["conversations"] = new JsonArray([.. it.Channels.Select(ToJson)]) }.ToJsonString())
        : Reply.Error(404, "TeamNotFound");

    private static JsonNode? ToJson<T>(T value) => JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web);

    private Reply? Closed(Call call, out LoopbackConversation conversation)
    {
        if (!_conversations.TryGetValue(call.Conversation, out conversation!))
        {
            if (!TakesAnyConversation)
                return Reply.Error(404, "ConversationNotFound");
            conversation = _conversations[call.Conversation] = new LoopbackConversation(call.Conversation);
        }

        return conversation switch
        {
            { IsGone: true } => Reply.Error(404, "ConversationNotFound"),
            { IsLeft: true } => Reply.Error(403, "BotNotInConversationRoster"),
            { IsBlocked: true } => Reply.Error(403, "ForbiddenOperationException", "MessageWritesBlocked"),
            _ => null,
        };
    }

    private bool Throttled(LoopbackConversation conversation)
    {
        var now = _time.GetTimestamp();
        _writes.RemoveAll(at => _time.GetElapsedTime(at, now) >= TimeSpan.FromSeconds(Overall[^1].Seconds));
        var full = IsFull(Windows, conversation.Writes) || IsFull(Overall, _writes);
        if (full)
        {
            BrokenLimits++;
            return true;
        }

        conversation.Writes.Add(now);
        _writes.Add(now);
        return false;

        bool IsFull((int Limit, int Seconds)[] windows, List<long> writes) =>
            windows.Any(window => writes.Count(at => _time.GetElapsedTime(at, now) < TimeSpan.FromSeconds(window.Seconds)) >= window.Limit);
    }

    private void Keep(LoopbackConversation conversation, string id, Activity activity)
    {
        if (!Keeps)
            return;
        var message = new SentActivity(conversation.Id, id, activity);
        conversation.Messages.Add(message);
        _sent.Add(message);
    }

    private string NewId() => (++_lastId).ToString(CultureInfo.InvariantCulture);
}
