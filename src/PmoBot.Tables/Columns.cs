using System.Collections;

namespace PmoBot.Tables;

/// <summary>
/// A row's typed columns, in order: string (at most 32,768 characters), bool, Int32, Int64, Double, DateTimeOffset
/// (an instant, to 100 ns, read back in UTC), Guid, binary (at most 64 KiB). A null is a column that is not there.
/// At most 250 columns.
/// </summary>
/// <example><c>new Columns { ["name"] = "Portal", ["version"] = 12L }</c></example>
public sealed class Columns : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _values = [];

    public int Count => _values.Count;

    /// <summary>The value, or null if the column is not there. Setting null leaves the column out.</summary>
    /// <exception cref="ArgumentException">The value is of a type that a column cannot hold.</exception>
    public object? this[string name]
    {
        get
        {
            foreach (var (key, value) in _values)
            {
                if (key == name)
                    return value;
            }

            return null;
        }

        set
        {
            var at = _values.FindIndex(pair => pair.Key == name);
            if (value is null)
            {
                if (at >= 0)
                    _values.RemoveAt(at);
                return;
            }

            if (value is not (string or bool or int or long or double or DateTimeOffset or System.Guid or byte[]))
                throw new ArgumentException($"A column cannot hold a {value.GetType()}.", nameof(value));
            if (value is DateTimeOffset instant)
                value = instant.ToUniversalTime();

            if (at >= 0)
                _values[at] = new(name, value);
            else
                _values.Add(new(name, value));
        }
    }

    public string? Text(string name) => (string?)this[name];

    public bool? Flag(string name) => (bool?)this[name];

    public int? Int32(string name) => (int?)this[name];

    public long? Int64(string name) => (long?)this[name];

    public double? Double(string name) => (double?)this[name];

    public DateTimeOffset? Instant(string name) => (DateTimeOffset?)this[name];

    public System.Guid? Guid(string name) => (System.Guid?)this[name];

    public byte[]? Binary(string name) => (byte[]?)this[name];

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
