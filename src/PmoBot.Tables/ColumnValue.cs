using System.Globalization;

namespace PmoBot.Tables;

/// <summary>A column's value as one text that says its type by its first letter: <c>sApollo</c>, <c>l12</c>, <c>b1</c>.</summary>
public static class ColumnValue
{
    private const string Instant = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <param name="value">Of a type that <see cref="Columns"/> holds.</param>
    /// <exception cref="NotSupportedException">It is of another.</exception>
    public static string Format(object value) => value switch
    {
        string text => "s" + text,
        bool flag => flag ? "b1" : "b0",
        int number => string.Create(CultureInfo.InvariantCulture, $"i{number}"),
        long number => string.Create(CultureInfo.InvariantCulture, $"l{number}"),
        double number => string.Create(CultureInfo.InvariantCulture, $"d{number:R}"),
        DateTimeOffset at => "t" + at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture),
        Guid id => $"g{id:D}",
        byte[] bytes => "x" + Convert.ToBase64String(bytes),
        _ => throw new NotSupportedException($"A column cannot be a {value?.GetType()}."),
    };

    /// <param name="text">As <see cref="Format"/> wrote it.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    /// <exception cref="OverflowException">A number too large for its type.</exception>
    public static object Parse(string text) => (text is [var type, ..] ? type : ' ', text.Length > 0 ? text[1..] : "") switch
    {
        ('s', var said) => said,
        ('b', var said) => said == "1",
        ('i', var said) => int.Parse(said, CultureInfo.InvariantCulture),
        ('l', var said) => long.Parse(said, CultureInfo.InvariantCulture),
        ('d', var said) => double.Parse(said, CultureInfo.InvariantCulture),
        ('t', var said) => DateTimeOffset.ParseExact(said, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        ('g', var said) => Guid.ParseExact(said, "D"),
        ('x', var said) => Convert.FromBase64String(said),
        _ => throw new FormatException($"“{text}” does not say its type."),
    };
}
