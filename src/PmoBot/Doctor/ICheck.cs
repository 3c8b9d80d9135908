using PmoBot.Conversation;

namespace PmoBot.Doctor;

/// <summary>One thing that has to be right for the bot to work. It changes nothing that anybody could see.</summary>
internal interface ICheck
{
    IAsyncEnumerable<Finding> LookAsync(Language language);
}

internal enum FindingKind
{
    Fine,

    /// <summary>It works, and somebody may want to know.</summary>
    Note,

    /// <summary>It does not work, and <see cref="Finding.Remedy"/> says what to do.</summary>
    Wrong,
}

internal sealed record Finding(FindingKind Kind, string What, string? Remedy = null)
{
    private const int Longest = 300;

    public static Finding Fine(string what) => new(FindingKind.Fine, what);

    public static Finding Note(string what) => new(FindingKind.Note, what);

    public static Finding Wrong((string What, string Remedy) said) => new(FindingKind.Wrong, said.What, said.Remedy);

    /// <summary>What a library says on many lines, on one.</summary>
    public static string Shortly(string message)
    {
        var line = message.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
