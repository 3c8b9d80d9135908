namespace PmoBot.Conversation;

/// <summary>A use case that starts by words: `status APOLLO`.</summary>
internal interface ICommand
{
    CommandName Name { get; }

    Task<Reply> StartAsync(Turn turn, CommandLine line, CancellationToken cancel);
}

/// <summary>Who has a use for a command: what `help` shows, not what is permitted.</summary>
internal enum ForWhom
{
    Everyone,
    Pmo,
}

/// <summary>The words of a command, the first of each language being the one that is shown.</summary>
internal sealed record CommandName(IReadOnlyList<string> English, IReadOnlyList<string> French)
{
    public required Func<Language, CommandHelp> Help { get; init; }

    public ForWhom ForWhom { get; init; } = ForWhom.Everyone;

    /// <summary>Its words alone change something: a slip of the pen offers it and does not run it.</summary>
    public bool ActsAtOnce { get; init; }

    /// <summary>Whether it is one of the twelve that Teams offers while one types.</summary>
    public bool InManifest { get; init; }

    public string In(Language language) => language.In(English, French)[0];

    public IEnumerable<string> AllWords => English.Concat(French);
}

/// <summary>`status [project]` and what it does, in one line.</summary>
internal sealed record CommandHelp(string Usage, string Does);
