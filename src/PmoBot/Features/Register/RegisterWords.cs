using System.Text.RegularExpressions;
using NodaTime;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>
/// What was typed behind `risk`: `APOLLO vendor slips two weeks p4 i5 @Daniel due 2026-12-15`. What is understood fills
/// the form; whatever is not is the statement, in the order in which it was typed. Of two of a kind the first is understood.
/// </summary>
internal sealed partial record RegisterWords
{
    // Stands where something was taken out, and nobody types it.
    private const string Taken = "\u0001";
    private const string TakenOwner = "\u0002";

    private static readonly char[] Between = [',', ';', '.', '/'];

    private IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>Where in what is left the owner was named.</summary>
    private int OwnerAt { get; init; }

    public int? Probability { get; private init; }

    /// <summary>Of an issue its severity.</summary>
    public int? Impact { get; private init; }

    /// <summary>A part of a name, as typed behind @.</summary>
    public string? Owner { get; private init; }

    /// <summary>The word behind that part: of a name in two words it is the second.</summary>
    public string? OwnerNext { get; private init; }

    public LocalDate? Due { get; private init; }

    /// <summary>What the first word would be as a code, in any case, with or without a colon. Whether there is such a project, the store knows.</summary>
    public string? Code => Left.Count > 0 && ProjectCode.TryParse(Left[0].TrimEnd(':'), out var code) ? code.Value.Value : null;

    /// <summary>The first word is written as codes are.</summary>
    public bool NamesProject => Code is not null && LooksLikeCode(Left[0].TrimEnd(':'));

    public string? Statement => Left.Count > 0 ? string.Join(' ', Left) : null;

    /// <summary>The first word was the project.</summary>
    public RegisterWords InProject() => this with { Left = [.. Left.Skip(1).SkipWhile((word, at) => at == 0 && word == ":")], OwnerAt = Math.Max(0, OwnerAt - 1) };

    /// <summary>Nobody is known by the name that was mentioned: it is a word like any other.</summary>
    public RegisterWords WithoutOwner() => Owner is null ? this : this with
    {
        Owner = null,
        Left = [.. Left.Take(OwnerAt), $"@{Owner}", .. Left.Skip(OwnerAt)],
    };

    /// <summary>The word behind the name was the name's second.</summary>
    public RegisterWords WithOwnerInTwo() => this with { Left = [.. Left.Where((_, at) => at != OwnerAt)] };

    /// <param name="typed">Without the command's own words.</param>
    /// <param name="today">Which year a day without one belongs to: the next that is not over.</param>
    public static RegisterWords Parse(string typed, LocalDate today, RegisterKind kind = RegisterKind.Threat)
    {
        var found = new RegisterWords();
        var rest = DueWords().Replace(typed, match => found.Due is null && TypedDay.Read(match.Groups["day"].Value, today) is { } day ? Take(found with { Due = day }) : match.Value);
        rest = OwnerWord().Replace(rest, match =>
        {
            var name = (match.Groups["quoted"].Value + match.Groups["name"].Value).Trim();
            return found.Owner is null ? Take(found with { Owner = name, OwnerNext = match.Groups["name"].Success ? "" : null }, TakenOwner) : $"@{name}";
        });
        rest = ScoreWord().Replace(rest, match => Scored(found, match, kind) is { } scored ? Take(scored) : match.Value);
        return found.With(rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        string Take(RegisterWords taken, string mark = Taken)
        {
            found = taken;
            return $" {mark} ";
        }
    }

    // A word that begins a sentence is none: a code is in capitals or has a digit.
    public static bool LooksLikeCode(string word) =>
        ProjectCode.TryParse(word, out _) && word.Any(char.IsAsciiLetter) && (!word.Any(char.IsAsciiLetterLower) || word.Any(char.IsAsciiDigit));

    // A comma between two things that were taken out goes with them.
    private RegisterWords With(string[] words)
    {
        var left = new List<string>();
        var (ownerAt, next) = (0, (string?)null);
        for (var at = 0; at < words.Length; at++)
        {
            var isBehind = at > 0 && words[at - 1] is Taken or TakenOwner;
            if (words[at] == TakenOwner)
                ownerAt = left.Count;
            else if (words[at] != Taken && !(isBehind && words[at].Trim(Between).Length == 0))
                left.Add(words[at]);
            if (OwnerNext is not null && at > 0 && words[at - 1] == TakenOwner && words[at] != Taken)
                next = words[at].TrimEnd(Between);
        }

        return this with { Left = left, OwnerAt = ownerAt, OwnerNext = next is { Length: > 0 } ? next : null };
    }

    // An issue has a severity and no probability: its p5 is a word.
    private static RegisterWords? Scored(RegisterWords found, Match match, RegisterKind kind)
    {
        var step = match.Groups["step"].Value[0] - '0';
        return char.ToLowerInvariant(match.Groups["what"].Value[0]) == 'p'
            ? found.Probability is null && kind != RegisterKind.Issue ? found with { Probability = step } : null
            : found.Impact is null ? found with { Impact = step } : null;
    }

    [GeneratedRegex(
        @"(?<!\S)(?:(?:due|by|échéance|echeance|pour le|avant le)\s+(?<day>" + TypedDay.InDigits + @")|(?:due|by|échéance|echeance|pour le|avant le|pour|avant)\s+(?<day>" + TypedDay.InWords + @"))(?=$|[\s,;.!?])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex DueWords();

    [GeneratedRegex(@"(?<!\S)@(?:""(?<quoted>[^""]+)""|(?<name>[\p{L}\p{M}'’.-]+))", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex OwnerWord();

    [GeneratedRegex(@"(?<![^\s,;/])(?<what>[pi])(?<step>[1-5])(?=$|[\s,;./])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ScoreWord();
}
