using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PmoBot.Tests.ActivityProtocol;

/// <summary>Bodies that nobody should send, made of those that Teams does.</summary>
internal static class BadBodies
{
    public static byte[] Mutated(Random random, byte[] from)
    {
        var body = from.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(5))
            {
                case 0: body[at] = (byte)random.Next(256); break;
                case 1: body.RemoveRange(at, Math.Min(random.Next(1, 20), body.Count - at)); break;
                case 2: body.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)])); break;
                case 3: body.InsertRange(at, body.GetRange(at, Math.Min(random.Next(1, 50), body.Count - at))); break;
                default: body[at] = (byte)"{}[]\",:\\0-e"[random.Next(11)]; break;
            }

            if (body.Count == 0)
                body.Add((byte)'{');
        }

        return [.. body];
    }

    private static readonly string[] Pieces =
        ["\\ud800", "\\u0000", "\\", "null", "1e999", "[[[[[[", "{\"a\":", "\"", "true", "\uFEFF", "\\uDFFF\\ud800", "-", "99999999999999999999"];

    public static byte[] Mistyped(Random random, byte[] from)
    {
        var root = JsonNode.Parse(from)!;
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            JsonNode at = root;
            while (Children(at) is { Count: > 0 } children && (at == root || random.Next(3) > 0))
            {
                var next = children[random.Next(children.Count)];
                if (next is null or JsonValue)
                    break;
                at = next;
            }

            if (at is JsonObject { Count: > 0 } parent)
                parent[parent.ElementAt(random.Next(parent.Count)).Key] = Wrong(random);
            else if (at is JsonArray list)
                list.Add(Wrong(random));
        }

        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    private static List<JsonNode?> Children(JsonNode node) => node switch
    {
        JsonObject it => [.. it.Select(pair => pair.Value)],
        JsonArray it => [.. it],
        _ => [],
    };

    private static JsonNode? Wrong(Random random) => random.Next(9) switch
    {
        0 => null,
        1 => true,
        2 => 1e300,
        3 => -1,
        4 => "",
        5 => new JsonArray(1, "x", null, new JsonObject()),
        6 => new JsonObject { ["id"] = new JsonArray(), ["type"] = 1 },
        7 => new string('x', 1000),
        _ => new JsonArray(new JsonArray(new JsonArray())),
    };
}
