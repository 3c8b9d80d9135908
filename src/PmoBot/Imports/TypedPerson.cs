using PmoBot.People;

namespace PmoBot.Imports;

/// <summary>`Camille Martin &lt;6f1c2d5e-…&gt;`: the id decides, the name is for reading.</summary>
internal static class TypedPerson
{
    private const int LongestName = 100;

    public static Person? Parse(string text)
    {
        var open = text.LastIndexOf('<');
        return open > 0 && text[^1] == '>'
            && text[..open].Trim() is { Length: > 0 and <= LongestName } name
            && Guid.TryParseExact(text[(open + 1)..^1].Trim(), "D", out var id) && id != Guid.Empty
            ? new Person(id.ToString("D"), name)
            : null;
    }
}
