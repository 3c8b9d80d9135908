using System.Buffers;
using System.Collections;

namespace PmoBot.Tables;

/// <summary>
/// A row's typed columns, in order: string (at most 32,768 characters), bool, Int32, Int64, Double, DateTimeOffset
/// (an instant from 1601 on, to 100 ns, read back in UTC), Guid, binary (at most 64 KiB). A null is a column that is
/// not there. At most 250 columns, in the order in which they were set; Azure keeps no order.
/// </summary>
/// <remarks>
/// A longer text goes into part rows (<see cref="LongText"/>). Half a surrogate pair,
/// which UTF-8 cannot carry, is read back as U+FFFD.
/// </remarks>
/// <example><c>new Columns { ["name"] = "Portal", ["version"] = 12L }</c></example>
public sealed class Columns : IEnumerable<KeyValuePair<string, object>>
{
    private static readonly DateTimeOffset FirstInstant = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly List<KeyValuePair<string, object>> _values = new(16);

    public int Count => _values.Count;

    /// <summary>The value, or null if the column is not there. Setting null leaves the column out.</summary>
    /// <exception cref="ArgumentException">
    /// The value is one that a column cannot hold, or the name is not an ASCII letter followed by letters, digits and
    /// <c>_</c> (at most 255), or is one of Table Storage's own.
    /// </exception>
    public object? this[string name]
    {
        get
        {
            var at = IndexOf(name);
            return at < 0 ? null : _values[at].Value;
        }

        set
        {
            if (!IsName(name))
                throw new ArgumentException($"A column cannot be named {name}.", nameof(name));

            var at = IndexOf(name);
            if (value is null)
            {
                if (at >= 0)
                    _values.RemoveAt(at);
                return;
            }

            if (value is not (string or bool or int or long or double or DateTimeOffset or System.Guid or byte[]))
                throw new ArgumentException($"A column cannot hold a {value.GetType()}.", nameof(value));
            if (value is DateTimeOffset instant)
                value = instant >= FirstInstant ? instant.ToUniversalTime() : throw new ArgumentOutOfRangeException(nameof(value));

            if (at >= 0)
                _values[at] = new(name, value);
            else
                _values.Add(new(name, value));
        }
    }

    /// <summary>For a store that reads a row it wrote: the name is new and the value of a type that fits.</summary>
    internal void Append(string name, object value) => _values.Add(new(name, value));

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

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 255 && char.IsAsciiLetter(name[0]) && !name.AsSpan().ContainsAnyExcept(NameCharacters)
        && name is not ("PartitionKey" or "RowKey" or "Timestamp" or "ETag");

    private int IndexOf(string name)
    {
        for (var i = 0; i < _values.Count; i++)
        {
            if (_values[i].Key == name)
                return i;
        }

        return -1;
    }
}
