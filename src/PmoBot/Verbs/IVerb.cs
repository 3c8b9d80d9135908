using PmoBot.Conversation;

namespace PmoBot.Verbs;

/// <summary>Something that is done from the command line, on the bot's own storage, and ends: `-- audit verify`.</summary>
internal interface IVerb
{
    VerbName Name { get; }

    Task<ExitCode> RunAsync(VerbLine line, TextWriter output);
}

/// <param name="Words">As they are typed: the same in every language, for scripts.</param>
/// <param name="Arguments">What comes after them, as the usage line shows it.</param>
internal sealed record VerbName(string Words, string Arguments = "")
{
    public required Func<Language, string> Does { get; init; }

    /// <summary>Options without a value, such as <c>dry-run</c>; others are not understood.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Options with a value, any number of times, and how the usage line shows it.</summary>
    public IReadOnlyList<(string Option, string Value)> Valued { get; init; } = [];
}

/// <summary>What the shell learns.</summary>
internal enum ExitCode
{
    Fine = 0,

    /// <summary>Something is wrong, and was said in a line each.</summary>
    Wrong = 1,

    /// <summary>What was typed is no use of any verb; the uses are printed.</summary>
    NotUnderstood = 2,
}
