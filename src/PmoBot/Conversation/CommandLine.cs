namespace PmoBot.Conversation;

/// <summary>What was typed after the command's own words.</summary>
internal sealed record CommandLine(string Rest)
{
    public IReadOnlyList<string> Words { get; } =
        Rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public string? First => Words.Count > 0 ? Words[0] : null;

    public CommandLine Skip(int words) => new(string.Join(' ', Words.Skip(words)));
}
