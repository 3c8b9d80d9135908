using PmoBot.Conversation;

namespace PmoBot.Verbs;

/// <summary>What was typed after `--`: a verb, its arguments and its options, in any order.</summary>
internal sealed record VerbLine(IReadOnlyList<string> Words, IReadOnlySet<string> Flags, Language Language)
{
    private const string LanguageOption = "language";

    // Those of all verbs: what comes behind another one is a word.
    private static readonly IReadOnlyList<string> Valued = [ProjectOption, ToOption, SuccessorOption];

    public const string ProjectOption = "project";
    public const string ToOption = "to";
    public const string SuccessorOption = "successor";

    /// <summary>Options with a value, in the order in which they were typed.</summary>
    public IReadOnlyList<(string Option, string Value)> Values { get; private init; } = [];

    /// <summary>
    /// The verb, if there is one, and what is left for the settings. Options with a colon are settings, as in
    /// `--Storage:SqlitePath=other.db`; a line that begins with an option or a setting starts the bot.
    /// </summary>
    public static (VerbLine? Verb, string[] Settings) Parse(string[] arguments)
    {
        if (arguments is [] || arguments[0].StartsWith('-') || arguments[0].StartsWith('/') || arguments[0].Contains('=', StringComparison.Ordinal))
            return (null, arguments);

        var (words, flags, settings) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), new List<string>());
        var values = new List<(string, string)>();
        var language = Language.English;
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var argument))
        {
            var option = argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..] : null;
            if (option is null)
                words.Add(argument);
            else if (option.Contains(':', StringComparison.Ordinal))
                settings.Add($"--{WithValue(option, rest)}");
            else if (Named(option) == LanguageOption && Languages.FromTag(ValueOf(WithValue(option, rest))) is { } chosen)
                language = chosen;
            else if (Valued.Contains(Named(option), StringComparer.Ordinal))
                values.Add((Named(option), ValueOf(WithValue(option, rest)) ?? ""));
            else
                flags.Add(option);
        }

        return (new VerbLine(words, flags, language) { Values = values }, [.. settings]);
    }

    public bool Begins(string words) => Words.Take(CountOf(words)).SequenceEqual(words.Split(' '), StringComparer.Ordinal);

    /// <summary>Without the verb's own words.</summary>
    public VerbLine After(string words) => this with { Words = [.. Words.Skip(CountOf(words))] };

    private static int CountOf(string words) => words.Count(' '.Equals) + 1;

    private static string WithValue(string option, Queue<string> rest) =>
        option.Contains('=', StringComparison.Ordinal) || !rest.TryDequeue(out var value) ? option : $"{option}={value}";

    private static string Named(string option) => option.Split('=', 2)[0];

    private static string? ValueOf(string option) => option.Split('=', 2) is [_, var value] ? value : null;
}
