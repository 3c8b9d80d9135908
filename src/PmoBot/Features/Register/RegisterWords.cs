using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>
/// What was typed behind `risk`: `APOLLO vendor slips two weeks p4 i5 @Daniel due 2026-12-15`. What is understood fills
/// the form; whatever is not is the statement, in the order in which it was typed.
/// </summary>
internal sealed partial record RegisterWords
{
    public string? Project { get; private init; }

    public int? Probability { get; private init; }

    public int? Impact { get; private init; }

    /// <summary>A part of a name, as typed behind @.</summary>
    public string? Owner { get; private init; }

    public LocalDate? Due { get; private init; }

    public string? Statement { get; private init; }

    /// <summary>Nobody is known by the name that was mentioned: it is a word like any other.</summary>
    public RegisterWords WithoutOwner() => Owner is null ? this : this with { Owner = null, Statement = $"{Statement} @{Owner}".TrimStart() };

    /// <summary>The first word was no project after all.</summary>
    public RegisterWords WithoutProject() => Project is null ? this : this with
    {
        Project = null,
        Statement = Statement is null ? FirstWord : $"{FirstWord} {Statement}",
    };

    private string? FirstWord { get; init; }

    /// <param name="typed">Without the command's own words.</param>
    /// <param name="today">Which year a day without one belongs to: the next that is not over.</param>
    public static RegisterWords Parse(string typed, LocalDate today)
    {
        var found = new RegisterWords();
        var rest = DueWords().Replace(typed, match => Take(match, ReadDay(match.Groups["day"].Value, today) is { } day ? found with { Due = day } : null));
        rest = OwnerWord().Replace(rest, match => Take(match, found with { Owner = (match.Groups["quoted"].Value + match.Groups["name"].Value).Trim() }));
        rest = ScoreWord().Replace(rest, match => Take(match, Scored(found, match)));
        var words = rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var code = words.Length > 0 && LooksLikeCode(words[0]) ? words[0].ToUpperInvariant() : null;
        var statement = string.Join(' ', code is null ? words : words.Skip(1));
        return found with { Project = code, FirstWord = code is null ? null : words[0], Statement = statement.Length > 0 ? statement : null };

        string Take(Match match, RegisterWords? taken)
        {
            if (taken is null)
                return match.Value;
            found = taken;
            return " ";
        }
    }

    // A word that begins a sentence is none: a code is in capitals or has a digit. Whether there is such a project, the store knows.
    public static bool LooksLikeCode(string word) =>
        ProjectCode.TryParse(word, out _) && word.Any(char.IsAsciiLetter) && (!word.Any(char.IsAsciiLetterLower) || word.Any(char.IsAsciiDigit));

    private static RegisterWords? Scored(RegisterWords found, Match match)
    {
        var step = match.Groups["step"].Value[0] - '0';
        return char.ToLowerInvariant(match.Groups["what"].Value[0]) == 'p'
            ? found.Probability is null ? found with { Probability = step } : null
            : found.Impact is null ? found with { Impact = step } : null;
    }

    private static LocalDate? ReadDay(string text, LocalDate today)
    {
        if (text.Contains('-', StringComparison.Ordinal))
            return LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 2000 and <= 2100 } iso } ? iso : null;
        var parts = text.Split('/', '.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var year = parts.Length == 3 ? parts[2] < 100 ? 2000 + parts[2] : parts[2] : today.Year;
        if (year is < 2000 or > 2100 || parts[1] is < 1 or > 12 || parts[0] < 1 || parts[0] > CalendarSystem.Iso.GetDaysInMonth(year, parts[1]))
            return null;
        var day = new LocalDate(year, parts[1], parts[0]);
        return parts.Length == 2 && day < today ? day.PlusYears(1) : day;
    }

    [GeneratedRegex(@"(?<!\S)(?:due|by|échéance|echeance|pour le|avant le)\s+(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2}(?:[0-9]{2})?)?|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}(?:[0-9]{2})?)(?=$|[\s,;.!?])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex DueWords();

    [GeneratedRegex(@"(?<!\S)@(?:""(?<quoted>[^""]+)""|(?<name>[\p{L}\p{M}'’.-]+))", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex OwnerWord();

    [GeneratedRegex(@"(?<!\S)(?<what>[pi])(?<step>[1-5])(?=$|[\s,;.])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ScoreWord();
}
