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

    /// <summary>As <see cref="Parse"/> reads it, where several may stand.</summary>
    public static string Of(Person person)
    {
        var name = new string([.. person.Name.Select(letter => letter == '|' || char.IsControl(letter) ? ' ' : letter).Take(LongestName)]).Trim();
        return $"{(name.Length > 0 ? name : person.ObjectId)} <{person.ObjectId}>";
    }
}
