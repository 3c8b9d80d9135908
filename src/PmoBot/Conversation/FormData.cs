using System.Globalization;
using System.Text.Json;

namespace PmoBot.Conversation;

/// <summary>
/// A card's data and inputs as they arrived: an address and what somebody typed, never an authority. Every value is
/// read as text, because clients differ in how they send numbers and toggles.
/// </summary>
internal sealed class FormData
{
    public static readonly FormData Empty = new([]);

    // A card's data can be anything, and each of them is looked up.
    private const int MostIds = 100;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public FormData(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return;

        foreach (var property in data.EnumerateObject())
        {
            if (Read(property.Value) is { } value)
                _values[property.Name] = value;
        }
    }

    public FormData(IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (key, value) in values)
            _values[key] = value;
    }

    /// <summary>Of all values together, in characters.</summary>
    public int Length => _values.Values.Sum(value => value.Length);

    /// <summary>Trimmed, or null where the field is absent or was emptied.</summary>
    public string? Text(string field) =>
        _values.TryGetValue(field, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>What was chosen in a field of several, each once and in small letters, as object ids are.</summary>
    public IReadOnlyList<string> Ids(string field) =>
    [
        .. (Text(field) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(id => id.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Take(MostIds),
    ];

    /// <summary>The same with another value in one field.</summary>
    public FormData With(string field, string value) => new(_values.Where(pair => pair.Key != field).Append(new(field, value)));

    public bool IsOn(string field) => string.Equals(Text(field), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetDecimal(out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}

/// <summary>What is wrong with a field, in the reader's language; shown next to it.</summary>
internal sealed record FieldError(string Field, string Message);
