using PmoBot.AdaptiveCards;

namespace PmoBot.Teams;

/// <summary>What an activity says of names: Teams' own fit any row, and what does not is none of them.</summary>
internal static class Said
{
    private const int LongestName = 256;
    private const int LongestTag = 64;

    /// <summary>Of a person, a channel or a team.</summary>
    public static string? Name(string? said) => said?.CutAt(LongestName);

    /// <summary>Of a language, a zone, a kind: a part of it is no such name.</summary>
    public static string? Tag(string? said) => said is { Length: <= LongestTag } ? said : null;
}
