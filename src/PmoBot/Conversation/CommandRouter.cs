namespace PmoBot.Conversation;

/// <summary>Finds the command that was meant: whole words, longest first, in English and in French alike.</summary>
internal sealed class CommandRouter
{
    private const int Offered = 3;

    private readonly IReadOnlyList<(string Folded, string Words, int Count, ICommand Command)> _words;
    private readonly IReadOnlyList<IShorthand> _shorthands;

    public CommandRouter(IEnumerable<ICommand> commands, IEnumerable<IShorthand> shorthands)
    {
        _shorthands = [.. shorthands];
        Commands = [.. commands];
        _words =
        [
            .. Commands
                .SelectMany(command => command.Name.AllWords.DistinctBy(FoldedText.Fold, StringComparer.Ordinal)
                    .Select(words => (Folded: FoldedText.Fold(words), words, words.Count(' '.Equals) + 1, command)))
                .OrderByDescending(entry => entry.Folded.Length),
        ];
        var twice = _words.GroupBy(entry => entry.Folded, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new InvalidOperationException($"Two commands are called '{twice.Key}'.");
    }

    public IReadOnlyList<ICommand> Commands { get; }

    public CommandMatch Find(string text)
    {
        var typed = Words(text);
        var folded = Folded(typed);
        return Exact(typed, folded) ?? Short(typed, isLast: false) ?? Near(typed, folded);
    }

    // A colon behind a command is nothing.
    private static string[] Folded(string[] typed) => Array.ConvertAll(typed, word => FoldedText.Fold(word).TrimEnd(':'));

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private CommandMatch.Exact? Exact(string[] typed, string[] folded)
    {
        foreach (var (meant, _, count, command) in _words)
        {
            if (folded.Length >= count && string.Join(' ', folded, 0, count) == meant)
                return new CommandMatch.Exact(command, After(typed, count));
        }

        return null;
    }

    private CommandMatch.Exact? Short(string[] typed, bool isLast) => _shorthands
        .Select(shorthand => shorthand.Meant(typed, isLast)).OfType<string>().Select(Words)
        .Select(meant => Exact(meant, Folded(meant))).FirstOrDefault();

    private CommandMatch Near(string[] typed, string[] folded)
    {
        var near = _words
            .Where(entry => folded.Length >= entry.Count)
            .Select(entry => (entry.Command, entry.Words, entry.Count, Slips: FoldedText.Slips(
                string.Join(' ', folded, 0, entry.Count), entry.Folded)))
            .OrderBy(entry => entry.Slips).ThenByDescending(entry => entry.Words.Length)
            .ToList();

        // One or two letters, never so many that a short word becomes another one.
        var understood = near.Where(entry => entry.Slips <= Math.Min(2, entry.Words.Length / 3)).ToList();
        if (understood.Count > 0
            && understood.TrueForAll(entry => entry.Slips > understood[0].Slips || entry.Command == understood[0].Command))
        {
            var (command, words, count, _) = understood[0];
            return new CommandMatch.Slip(command, words, After(typed, count));
        }

        return Short(typed, isLast: true) as CommandMatch ?? new CommandMatch.None([.. near
            .Where(entry => entry.Slips <= Math.Max(2, entry.Words.Length / 2))
            .DistinctBy(entry => entry.Command).Take(Offered).Select(entry => (entry.Command, After(typed, entry.Count)))]);
    }

    private static CommandLine After(string[] typed, int words) => new(string.Join(' ', typed.Skip(words).SkipWhile((word, at) => at == 0 && word == ":")));
}

internal abstract record CommandMatch
{
    internal sealed record Exact(ICommand Command, CommandLine Line) : CommandMatch;

    /// <summary>Understood in spite of a slip of one or two letters, and said so with the command's words as they are written.</summary>
    internal sealed record Slip(ICommand Command, string Words, CommandLine Line) : CommandMatch;

    /// <param name="Nearest">With what would be left of the words for each.</param>
    internal sealed record None(IReadOnlyList<(ICommand Command, CommandLine Line)> Nearest) : CommandMatch;
}
