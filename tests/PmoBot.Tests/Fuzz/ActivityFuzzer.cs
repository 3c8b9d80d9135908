using System.Text.Json;
using System.Text.Json.Nodes;
using PmoBot.Tests.ActivityProtocol;
using PmoBot.Tests.Conventions;
using PmoBot.Tests.Support;
using PmoBot.Tests.WholeProgram;

namespace PmoBot.Tests.Fuzz;

/// <summary>
/// What somebody could send who knows the program: every button of every card with its own data, every command, and both
/// with what else there is in the store put in, or with what nobody should send.
/// </summary>
/// <param name="known">Codes, numbers and ids that are in the store, or look so.</param>
/// <param name="seen">Cards that others were shown: their buttons are about what there is, as it stands.</param>
internal sealed class ActivityFuzzer(Random random, IReadOnlyList<string> known, IReadOnlyList<string> seen)
{
    private readonly List<(string Verb, JsonObject Data)> _seen = [.. seen.SelectMany(Buttons)];

    private static readonly IReadOnlyList<(string Verb, JsonObject Data)> Catalogued = [.. CardCatalogue.All().SelectMany(shown => Pressed(JsonNode.Parse(shown.Card.ToUtf8Json())!))];

    private static readonly IReadOnlyList<string> Lines =
    [
        .. Commands.Names.SelectMany(name => name.English.Concat(name.French)),
        .. WhoMayTable.What.Where(what => what[0] is not ('[' or '{' or '?')).Select(what => what.Replace('_', ' ')),
    ];

    private static readonly string[] Fields = [.. Catalogued.SelectMany(button => button.Data.Select(field => field.Key)).Distinct(StringComparer.Ordinal)];

    private static readonly string[] Hostile =
    [
        "", " ", "null", "0", "-1", "1e308", "NaN", "99999999999999999999", "2147483648", "true", "*", "~", "%", "../../etc/passwd", "a/b", "a\\b", "?#", "'", "\"", "--", "=1+1", "@everyone",
        "\u0000", "\uD800", "\u202E", "\uFEFF", "\r\n", "\t", "é\u0301", "İ", "ß", "漢字", "👩‍👩‍👧‍👦", "<at>bot</at>", "[x](javascript:alert(1))", "{{DATE(2026-11-18, SHORT)}}", "${project}", "{0}",
        "2026-02-30", "0001-01-01", "9999-12-31", "20261116-w", "20260230-w", "99999999-m", "E-0", "R-999999", "portfolio-", "project-", "person-", "audit-0000000001", new('x', 5_000), new('é', 40_000),
    ];

    /// <summary>Of a card, wherever it stands in what was sent.</summary>
    public static IEnumerable<(string Verb, JsonObject Data)> Buttons(string sent) => sent.StartsWith('{') ? Pressed(JsonNode.Parse(sent)!) : [];

    /// <summary>What next, of somebody who sits in one of these places.</summary>
    public byte[] Next(IReadOnlyList<TeamsSpeaker> places)
    {
        var here = places[random.Next(places.Count)];
        var activity = random.Next(10) switch
        {
            < 6 => Press(here),
            < 8 => Mentioning(here.Words(Line())),
            8 => Extension(here),
            _ => Other(here),
        };
        return random.Next(20) switch
        {
            0 => BadBodies.Mistyped(random, JsonSerializer.SerializeToUtf8Bytes(activity)),
            1 => Bent(activity),
            _ => JsonSerializer.SerializeToUtf8Bytes(activity),
        };
    }

    private JsonObject Press(TeamsSpeaker here)
    {
        var isSeen = random.Next(2) == 0;
        var (verb, data) = Any(isSeen ? _seen : Catalogued);
        var changed = data.DeepClone().AsObject();
        // As it is, most of what was seen does something; of the others only what fits by chance.
        for (var changes = isSeen ? Math.Max(0, random.Next(6) - 3) : random.Next(4); changes > 0; changes--)
            Change(changed);
        if (random.Next(15) == 0)
            verb = random.Next(3) == 0 ? Any(Hostile) : Any(Catalogued).Verb;
        var card = random.Next(3) == 0 ? null : $"{1_700_000_000_000 + random.Next(200)}";
        if (random.Next(8) > 0)
            return here.Run(verb, changed, card, random.Next(10) == 0 ? "automatic" : "manual");
        // As an older client sends it: a message without words.
        changed["verb"] = verb;
        var submitted = here.Words("");
        submitted.Remove("text");
        (submitted["value"], submitted["replyToId"]) = (changed, card);
        return submitted;
    }

    // People who are picked from a list while somebody writes, and what their client says of itself.
    private JsonObject Mentioning(JsonObject words)
    {
        if (random.Next(4) > 0)
            return words;
        var entities = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = Any(["en-GB", "fr-FR", Any(Hostile)]), ["timezone"] = Any(["Europe/Paris", Any(Hostile)]) });
        for (var mentions = random.Next(4); mentions > 0; mentions--)
        {
            var at = random.Next(3) == 0 ? Text() : $"<at>{Text()}</at>";
            words["text"] = $"{words["text"]} {at}";
            entities.Add(new JsonObject { ["type"] = "mention", ["text"] = at, ["mentioned"] = new JsonObject { ["id"] = $"29:{Any(known)}", ["name"] = Text() } });
        }

        words["entities"] = entities;
        return words;
    }

    private JsonObject Extension(TeamsSpeaker here) => random.Next(4) switch
    {
        0 => here.Search(Any([.. Commands.Searches, Any(Hostile)]), Text()),
        1 => here.Choose(Any([.. Commands.Chosen, Any(Hostile)]), new JsonObject { ["body"] = new JsonObject { ["contentType"] = Any(["text", "html"]), ["content"] = Text() } }),
        2 => here.Submit(Any(Commands.Chosen), Any(Catalogued).Verb, [.. Enumerable.Range(0, random.Next(5)).Select(_ => (Any(Fields), Text()))]),
        _ => here.Extension(Any(["fetchTask", "submitAction", "query", "selectItem", "queryLink", Any(Hostile)]), random.Next(2) == 0 ? null : new JsonObject { [Any(Fields)] = Wrong() }),
    };

    private JsonObject Other(TeamsSpeaker here) => random.Next(6) switch
    {
        0 => here.Exchange(Text(), Text(), Text()),
        1 => here.Verify(Text()),
        2 => here.SignInFailed(),
        3 => here.Event(Any(["channelRenamed", "channelDeleted", "channelRestored", "teamDeleted", "teamArchived", "teamRenamed", Any(Hostile)]), Any(known), Any([here.Conversation, Any(known)]), Text()),
        4 => here.Drop(Any(["x.csv", "x.exe", "..csv"]), new Uri(Any(["http://169.254.169.254/x.csv", "https://contoso.sharepoint.com/x.csv", "http://127.0.0.1:1/x.csv"]))),
        _ => TeamsSpeaker.InTeam(here.Words(Line()), Any(known), Text(), Any(known)),
    };

    private string Line() => random.Next(3) switch
    {
        0 => Any(Lines),
        1 => $"{Any(Lines)} {Text()}",
        _ => string.Join(' ', Any(Lines).Split(' ').Select(word => random.Next(3) == 0 ? Any(known) : word)),
    };

    private void Change(JsonObject data)
    {
        var field = data.Count > 0 && random.Next(5) > 0 ? data.ElementAt(random.Next(data.Count)).Key : Any(Fields);
        if (random.Next(8) == 0)
            data.Remove(field);
        else
            data[field] = random.Next(6) == 0 ? Wrong() : Text();
    }

    private string Text() => random.Next(3) switch
    {
        0 => Any(Hostile),
        1 => Any(known),
        _ => $"{Any(known)}{Any(["", " ", ",", "/", "-", "\n"])}{Any(known)}",
    };

    private JsonNode? Wrong() => random.Next(7) switch
    {
        0 => null,
        1 => random.Next(),
        2 => -1.5e300,
        3 => true,
        4 => new JsonArray(Any(known), random.Next()),
        5 => new JsonObject { [Any(Fields)] = Any(known) },
        _ => new JsonArray(new JsonArray(new JsonArray())),
    };

    // Other than the Bot Service would ever say it; but who somebody is stays, for a token vouches for that.
    private byte[] Bent(JsonObject activity)
    {
        var of = random.Next(4) switch
        {
            0 => activity["conversation"]!.AsObject(),
            1 => activity["value"] as JsonObject ?? activity,
            2 => activity["from"]!.AsObject(),
            _ => activity,
        };
        of[Any([.. of.Select(field => field.Key).Where(name => name is not ("from" or "aadObjectId" or "serviceUrl")), "made up"])] = random.Next(2) == 0 ? Wrong() : Text();
        return JsonSerializer.SerializeToUtf8Bytes(activity);
    }

    private T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    // What a client sends with a button: its data, and every field as it stands.
    private static IEnumerable<(string Verb, JsonObject Data)> Pressed(JsonNode card)
    {
        var all = All(card).ToList();
        foreach (var button in all.Where(one => (string?)one["type"] == "Action.Execute"))
        {
            var data = button["data"]?.DeepClone().AsObject() ?? [];
            foreach (var field in all.Where(one => one["type"] is JsonValue type && type.ToString().StartsWith("Input.", StringComparison.Ordinal)))
                data[(string)field["id"]!] = field["value"]?.ToString() ?? field["choices"]?[0]?["value"]?.ToString() ?? "2";
            yield return ((string)button["verb"]!, data);
        }
    }

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonArray many => many.SelectMany(All),
        JsonObject one => one.SelectMany(member => All(member.Value)).Prepend(one),
        _ => [],
    };
}
