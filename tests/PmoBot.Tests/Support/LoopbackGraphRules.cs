using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PmoBot.Tests.Support;

// What Graph does with each request, as it is documented.
internal sealed partial class LoopbackGraph
{
    // About what Teams takes of a message: https://learn.microsoft.com/microsoftteams/limits-specifications-teams#chat
    private const int LargestBody = 28 * 1024;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, List<long>> _writes = new(StringComparer.Ordinal);
    private long _lastId = 1_700_000_000_000;

    private abstract record Speaker
    {
        public sealed record Nobody(string Why) : Speaker;

        public sealed record Somebody(string Id) : Speaker;

        public sealed record Bot : Speaker;
    }

    private static Reply NotFound(string what) => Reply.Error(404, "NotFound", what);

    private static Reply Bad(string why) => Reply.Error(400, "BadRequest", why);

    private async Task<Speaker> SpeakerAsync(string? token)
    {
        if (token is null)
            return _identity is null && AppToken is null ? new Speaker.Bot() : new Speaker.Nobody("Access token is empty.");
        if (Locked(() => _signedIn.TryGetValue(token, out var it) ? it : default) is { Person: { } person, Until: var until })
            return _time.GetUtcNow() < until ? new Speaker.Somebody(person) : new Speaker.Nobody("Lifetime validation failed, the token is expired.");
        var isBot = _identity is null ? token == AppToken : await _identity.IsTokenForAsync("Bearer " + token, BaseUrl.GetLeftPart(UriPartial.Authority));
        return isBot ? new Speaker.Bot() : new Speaker.Nobody("IDX14100: JWT is not well formed.");
    }

    private Reply Handle(Call call, Speaker speaker)
    {
        if (speaker is Speaker.Nobody nobody)
            return Reply.Error(401, "InvalidAuthenticationToken", nobody.Why);
        return (call.Method, call.Parts) switch
        {
            ("POST", ["$batch"]) => Batch(call, speaker),
            ("POST", ["teams", var team, "channels", var channel, "messages"]) => Post(call, speaker, team, channel),
            ("GET", ["teams", var team, "channels", var channel, "members" or "allMembers"]) => Members(call, speaker, team, channel),
            ("GET", ["users", var user, "manager"]) => Manager(speaker, user),
            ("GET", ["users", var user, "mailboxSettings"]) => Mailbox(speaker, user),
            ("POST", ["users", var user, "teamwork", "sendActivityNotification"]) => Notify(call, speaker, user),
            _ => Bad($"Resource not found for the segment '{call.Path}'."),
        };
    }

    private Reply Post(Call call, Speaker speaker, string teamId, string channel)
    {
        if (speaker is not Speaker.Somebody somebody)
            return Reply.Error(403, "Forbidden", "Message POST is allowed in application-only context only for import purposes.");
        if (call.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            return Reply.Error(415, "UnsupportedMediaType", "The content type is not supported.");
        if (call.Body.Length > LargestBody)
            return Reply.Error(413, "RequestEntityTooLarge", "The message is too large.");
        if (WrongWith(call.Body) is { } wrong)
            return Bad(wrong);
        if (!_teams.TryGetValue(teamId, out var team))
            return NotFound($"No team found with Group Id {teamId}");
        if (!team.Channels.Contains(channel))
            return NotFound($"No channel found with id {channel}");
        if (team.Members.TrueForAll(member => member.Id != somebody.Id))
            return Reply.Error(403, "Forbidden", "Failed to execute backend request: the user is not in the roster of the thread.");
        if (team.IsArchived)
            return Reply.Error(403, "Forbidden", "The team is archived; write operations are not allowed.");
        if (IsTooFast(("channel " + channel, 1), ("user " + somebody.Id, 1), ("team " + teamId, 4), ("all", 50)))
            return Reply.Error(429, "TooManyRequests", "Too many requests", Second);

        var id = (++_lastId).ToString(CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetString(call.Body);
        _posts.Add(new GraphPost(teamId, channel, id, somebody.Id, body));
        _faulty.AddRange(Buttons(_posts[^1].Card).Where(type => type != "Action.OpenUrl").Select(type => $"{id}: {type}"));
        return new Reply(201, new JsonObject { ["id"] = id, ["messageType"] = "message", ["channelIdentity"] = new JsonObject { ["teamId"] = teamId, ["channelId"] = channel } });
    }

    /// <summary>https://learn.microsoft.com/graph/api/channel-post-messages#example-4-send-message-containing-cards</summary>
    private static string? WrongWith(byte[] body)
    {
        if (Parse(body) is not { } message)
            return "The request body is not valid JSON.";
        if (message["body"] is not JsonObject { } text || Text(text["content"]) is not { Length: > 0 } html)
            return "Missing body content";
        if (Text(text["contentType"]) is not ("html" or "text"))
            return "Invalid content type";
        foreach (var attachment in message["attachments"] as JsonArray ?? [])
        {
            if (Text(attachment?["id"]) is not { } id || !html.Contains($"<attachment id=\"{id}\"></attachment>", StringComparison.Ordinal))
                return "Attachment id is not found in the message body";
            if (attachment!.AsObject() is var keys && (!keys.ContainsKey("contentUrl") || keys["contentUrl"] is not null))
                return "A card has no contentUrl";
            if (Text(attachment["contentType"]) != "application/vnd.microsoft.card.adaptive")
                return "Unknown attachment type";
            if (Text(attachment["content"]) is not { } content || Parse(Encoding.UTF8.GetBytes(content)) is not { } card || Text(card["type"]) != "AdaptiveCard")
                return "Card content is not valid";
        }

        return html.Split("<attachment ").Length - 1 == (message["attachments"] as JsonArray ?? []).Count ? null : "An attachment is missing";
    }

    private static IEnumerable<string> Buttons(JsonNode? node) => node switch
    {
        JsonObject it => it.SelectMany(pair => Buttons(pair.Value)).Concat(Text(it["type"]) is { } type && type.StartsWith("Action.", StringComparison.Ordinal) ? [type] : []),
        JsonArray it => it.SelectMany(Buttons),
        _ => [],
    };

    private Reply Members(Call call, Speaker speaker, string teamId, string channel)
    {
        if (Forbidden(speaker, "ChannelMember.Read.Group") is { } no)
            return no;
        if (!_teams.TryGetValue(teamId, out var team) || !team.Channels.Contains(channel))
            return NotFound("No team or channel found");

        const int page = 100;
        var from = call.Path.Split("$skiptoken=") is [_, var token] ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var answer = new JsonObject { ["value"] = new JsonArray([.. team.Members.Skip(from).Take(page).Select(Member)]) };
        if (from + page < team.Members.Count)
            answer["@odata.nextLink"] = $"{BaseUrl}{call.Path.Split('?')[0]}?$skiptoken={from + page}";
        return new Reply(200, answer);
    }

    private static JsonNode Member(GraphMember member) => new JsonObject
    {
        ["@odata.type"] = "#microsoft.graph.aadUserConversationMember",
        ["id"] = "opaque-" + member.Id,
        ["roles"] = new JsonArray([.. member.Roles.Select(role => JsonValue.Create(role))]),
        ["displayName"] = member.Name,
        ["userId"] = member.Id,
        ["tenantId"] = member.Tenant,
    };

    private Reply Manager(Speaker speaker, string id)
    {
        if (Forbidden(speaker, "User.Read.All") is { } no)
            return no;
        return _users.TryGetValue(id, out var user) && user.Manager is { } manager && _users.TryGetValue(manager, out var found)
            ? new Reply(200, new JsonObject { ["@odata.type"] = "#microsoft.graph.user", ["id"] = found.Id, ["displayName"] = found.Name })
            : Reply.Error(404, "Request_ResourceNotFound", "Resource 'manager' does not exist or one of its queried reference-property objects are not present.");
    }

    private Reply Mailbox(Speaker speaker, string id)
    {
        if (Forbidden(speaker, "MailboxSettings.Read") is { } no)
            return no;
        return _users.TryGetValue(id, out var user) && user.Mailbox is { } mailbox
            ? new Reply(200, mailbox.DeepClone())
            : Reply.Error(404, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");
    }

    private Reply Notify(Call call, Speaker speaker, string id)
    {
        if (Forbidden(speaker, "TeamsActivity.Send") is { } no)
            return no;
        if (!_users.ContainsKey(id))
            return NotFound($"User {id} not found");
        if (Parse(call.Body) is not { } notice || Text(notice["activityType"]) is not { } type || Text(notice["previewText"]?["content"]) is null)
            return Bad("Missing activityType or previewText");
        if (notice["topic"] is not { } topic || Text(topic["value"]) is null || (Text(topic["source"]) == "text" && Text(topic["webUrl"])?.StartsWith("https://teams.microsoft.com/l/", StringComparison.Ordinal) != true))
            return Bad("A topic of text wants a webUrl that is a deep link into Teams");
        if (type == "systemDefault" && Text(notice["templateParameters"]?[0]?["name"]) != "systemDefaultText")
            return Bad("systemDefault wants systemDefaultText");
        _notices.Add((id, notice));
        return new Reply(204, null);
    }

    private Reply Batch(Call call, Speaker speaker)
    {
        if (Parse(call.Body)?["requests"] is not JsonArray { Count: > 0 } requests)
            return Bad("Invalid batch payload format.");
        if (requests.Count > 20)
            return Bad("Number of batch request steps exceeds the maximum value of 20.");
        return new Reply(200, new JsonObject { ["responses"] = new JsonArray([.. requests.Select(inner => Inner(inner!.AsObject(), speaker))]) });
    }

    private JsonNode Inner(JsonObject inner, Speaker speaker)
    {
        var (method, path) = ((string)inner["method"]!, (string)inner["url"]!);
        var body = inner["body"] is { } it ? Encoding.UTF8.GetBytes(it.ToJsonString()) : [];
        var fault = FaultFor?.Invoke(new LoopbackRequest(method, path, null, null, body)) as LoopbackFault.Answer;
        var reply = fault is null
            ? Handle(new Call(method, path.StartsWith('/') ? path : "/" + path, null, "application/json", body), speaker)
            : Reply.Error(fault.Status, "Scripted", "scripted", fault.RetryAfter);
        var headers = new JsonObject { ["Content-Type"] = "application/json" };
        if (reply.RetryAfter is { } wait)
            headers["Retry-After"] = Seconds(wait);
        return new JsonObject { ["id"] = (string)inner["id"]!, ["status"] = reply.Status, ["headers"] = headers, ["body"] = reply.Body };
    }

    private Reply? Forbidden(Speaker speaker, string permission) => speaker is Speaker.Bot && AppPermissions.Contains(permission)
        ? null
        : Reply.Error(403, "Forbidden", "Missing role permissions on the request.");

    private bool IsTooFast(params (string Key, int Limit)[] limits)
    {
        var now = _time.GetTimestamp();
        var logs = limits.Select(limit => (Log: _writes.TryGetValue(limit.Key, out var it) ? it : _writes[limit.Key] = [], limit.Limit)).ToList();
        logs.ForEach(one => one.Log.RemoveAll(at => _time.GetElapsedTime(at, now) >= Second));
        if (logs.Exists(one => one.Log.Count >= one.Limit))
        {
            BrokenLimits++;
            Broken = string.Join(", ", limits.Zip(logs).Where(one => one.Second.Log.Count >= one.Second.Limit)
                .Select(one => $"{one.First.Key} {_time.GetElapsedTime(one.Second.Log[0], now).TotalMilliseconds:0} ms after another"));
            return true;
        }

        logs.ForEach(one => one.Log.Add(now));
        return false;
    }

    private static JsonObject? Parse(byte[] json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
