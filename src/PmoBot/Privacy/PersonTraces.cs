using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PmoBot.Audit;
using PmoBot.People;
using PmoBot.Tables;
using SomebodyGone = PmoBot.AdaptiveCards.SomebodyGone;

namespace PmoBot.Privacy;

/// <summary>What becomes of a row in which a person stands.</summary>
internal abstract record Trace(TableRow Row)
{
    /// <summary>It is theirs, or about nothing but them.</summary>
    internal sealed record Theirs(TableRow Row) : Trace(Row);

    /// <summary>An entry of a trail whose words name them: the words go, the entry stands.</summary>
    internal sealed record Words(TableRow Row) : Trace(Row);

    /// <summary>It names them among other things.</summary>
    /// <param name="Places">Where in it: columns, and paths in those that are lists.</param>
    internal sealed record Named(TableRow Row, Columns Without, IReadOnlyList<string> Places) : Trace(Row);
}

/// <summary>
/// Finds somebody in any row, whatever feature wrote it: by their object id, by the name beside it, by how Teams names them
/// and their chat, and by their whole name in a text.
/// </summary>
/// <param name="standIn">What the id becomes.</param>
/// <param name="names">That no other person has.</param>
/// <param name="addresses">Their id in Teams, and their chat.</param>
/// <param name="pseudonym">Null: none is known any more.</param>
/// <param name="longer">Names of others in which one of these stands: Ana Lima Costa's is not Ana Lima's.</param>
internal sealed class PersonTraces(
    string objectId, string standIn, IReadOnlyCollection<string> names, IReadOnlyCollection<string> addresses, Guid? pseudonym, IReadOnlyCollection<string> longer)
{
    private const string NameOf = "Name";

    // Where a name that long in two languages does not fit.
    private const string Short = "…";
    private const int MostText = 32 * 1024;

    // Whoever reads the columns sees é and not \u00e9, and a column holds six times as much.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<string> _names = [.. names.Where(name => name.Length > 2).OrderByDescending(name => name.Length)];

    /// <summary>Null: they are not in it.</summary>
    public Trace? In(TableRow row)
    {
        if (IsTheirs(row))
            return new Trace.Theirs(row);
        if (AuditEntry.PlaceOf(row.Key) is not null)
            return row.Columns["text"] is string text && Mention(text) ? new Trace.Words(row) : null;
        var (without, places) = Replaced(row.Columns, SomebodyGone.Name);
        if (without.Any(column => column.Value is string { Length: > MostText }))
            (without, _) = Replaced(row.Columns, Short);
        return places.Count > 0 ? new Trace.Named(row, without, places) : null;
    }

    /// <summary>Names that stand beside the id: how they are called now, and were.</summary>
    public static IEnumerable<string> NamesBeside(string objectId, TableRow row)
    {
        foreach (var (column, value) in row.Columns)
        {
            if (value is not string text)
                continue;
            if (Same(text, objectId) && row.Columns[column + NameOf] is string beside)
                yield return beside;
            if (text.Contains(objectId, StringComparison.OrdinalIgnoreCase) && Json(text) is { } json)
            {
                foreach (var name in ObjectsNaming(json, objectId).SelectMany(NamesIn).Select(property => property.Value!.GetValue<string>()))
                    yield return name;
            }
        }
    }

    /// <summary>Whether a text says who it is.</summary>
    public bool Mention(string text) => Without(text) != text;

    /// <summary>The text with somebody who left in it.</summary>
    public string Without(string text) => Without(text, SomebodyGone.Name);

    private bool IsTheirs(TableRow row) =>
        Same(row.Partition, Person.PartitionOf(objectId))
        || row.Key.Contains(objectId, StringComparison.OrdinalIgnoreCase)
        || pseudonym is { } id && row.Key.EndsWith(id.ToString("D"), StringComparison.Ordinal)
        || row.Columns["owner"] is string owner && Same(owner, Person.PartitionOf(objectId))
        || row.Key.StartsWith("card-", StringComparison.Ordinal) && row.Columns["addressee"] is string reader && Same(reader, objectId)
        || row.Columns["conversation"] is string chat && addresses.Contains(chat, StringComparer.Ordinal) && row.Key.StartsWith("card-", StringComparison.Ordinal)
            && !row.Partition.StartsWith(Person.PartitionOf(""), StringComparison.Ordinal);

    private (Columns Without, List<string> Places) Replaced(Columns columns, string name)
    {
        var (without, places) = (new Columns(), new List<string>());
        foreach (var (column, value) in columns)
        {
            without[column] = value switch
            {
                string text when IsBeside(columns, column) => Noted(name, column, text),
                string text when Json(text) is { } json => Walked(json, column, name) ? json.ToJsonString(Readable) : text,
                string text => Noted(Without(text, name), column, text),
                Guid id when Same(id.ToString("D"), objectId) => Noted(Guid.Empty, column, id),
                _ => value,
            };
        }

        return (without, places);

        T Noted<T>(T then, string place, T before) where T : notnull
        {
            if (!then.Equals(before))
                places.Add(place);
            return then;
        }

        bool Walked(JsonNode? node, string path, string stand)
        {
            var before = places.Count;
            Walk(node, path, stand);
            return places.Count > before;
        }

        void Walk(JsonNode? node, string path, string stand)
        {
            if (node is JsonArray array)
            {
                for (var i = 0; i < array.Count; i++)
                {
                    if (TextOf(array[i]) is { } text)
                        array[i] = JsonValue.Create(Noted(Without(text, stand), $"{path}[{i}]", text));
                    else
                        Walk(array[i], $"{path}[{i}]", stand);
                }
            }

            if (node is not JsonObject said)
                return;
            var beside = Names(said, objectId) ? NamesIn(said).Select(property => property.Key).ToList() : [];
            foreach (var (key, value) in said.ToList())
            {
                if (beside.Contains(key, StringComparer.Ordinal))
                    said[key] = JsonValue.Create(Noted(stand, $"{path}.{key}", value!.GetValue<string>()));
                else if (TextOf(value) is { } text)
                    said[key] = JsonValue.Create(Noted(Without(text, stand), $"{path}.{key}", text));
                else
                    Walk(value, $"{path}.{key}", stand);
            }
        }
    }

    private string Without(string text, string name)
    {
        if (addresses.Contains(text, StringComparer.Ordinal))
            return standIn;
        var without = text.Replace(objectId, standIn, StringComparison.OrdinalIgnoreCase);
        return _names.Aggregate(without, (said, known) => WithoutName(said, known, name));
    }

    private string WithoutName(string text, string known, string name)
    {
        for (var at = text.IndexOf(known, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(known, at, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + known.Length;
            if (!StandsAlone(text, at, end) || IsOfAnother(text, at, known))
            {
                at = end;
                continue;
            }

            text = $"{text[..at]}{name}{text[end..]}";
            at += name.Length;
        }

        return text;
    }

    private bool IsOfAnother(string text, int at, string known) => longer.Any(other =>
    {
        var from = at - other.IndexOf(known, StringComparison.OrdinalIgnoreCase);
        return from >= 0 && from <= at && string.Compare(text, from, other, 0, other.Length, StringComparison.OrdinalIgnoreCase) == 0 && StandsAlone(text, from, from + other.Length);
    });

    private static bool StandsAlone(string text, int from, int end) =>
        (from == 0 || !char.IsLetterOrDigit(text[from - 1])) && (end >= text.Length || !char.IsLetterOrDigit(text[end]));

    private bool IsBeside(Columns columns, string column) =>
        column.Length > NameOf.Length && column.EndsWith(NameOf, StringComparison.Ordinal) && columns[column[..^NameOf.Length]] is string id && Same(id, objectId);

    private static IEnumerable<JsonObject> ObjectsNaming(JsonNode? node, string objectId) => node switch
    {
        JsonArray array => array.SelectMany(inner => ObjectsNaming(inner, objectId)),
        JsonObject said => said.SelectMany(property => ObjectsNaming(property.Value, objectId)).Concat(Names(said, objectId) ? [said] : []),
        _ => [],
    };

    private static bool Names(JsonObject said, string objectId) => said.Any(property => TextOf(property.Value) is { } text && Same(text, objectId));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> NamesIn(JsonObject said) =>
        said.Where(property => property.Key.Equals(NameOf, StringComparison.OrdinalIgnoreCase) && TextOf(property.Value) is not null);

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // Anybody may have typed a text that looks like one of ours and cannot be read to its end, such as {"a":1,"a":2}.
    private static JsonNode? Json(string text)
    {
        if (text is not ['[' or '{', ..])
            return null;
        try
        {
            var json = JsonNode.Parse(text);
            ReadThrough(json);
            return json;
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void ReadThrough(JsonNode? node)
    {
        foreach (var inner in node switch { JsonArray array => array, JsonObject said => said.Select(property => property.Value), _ => Enumerable.Empty<JsonNode?>() })
            ReadThrough(inner);
        _ = TextOf(node);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
