using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>What may come, for worse or for better, and what has come.</summary>
internal enum RegisterKind
{
    Threat,
    Opportunity,
    Issue,
}

/// <summary>R-12, O-3, I-7: unique in its project for ever.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ItemNumber(RegisterKind Kind, int Number) : IParsable<ItemNumber>
{
    private const string Letters = "ROI";

    /// <summary>Numbers beyond it do not fit the order of the keys.</summary>
    public const int Most = 999_999;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{LetterOf(Kind)}-{Number}");

    public static char LetterOf(RegisterKind kind) => Letters[(int)kind];

    public static ItemNumber Parse(string text, IFormatProvider? provider) =>
        TryParse(text, provider, out var number) ? number : throw new FormatException($"{text} is no item's number.");

    /// <summary>`R-12`, `r12`: as people write it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out ItemNumber result)
    {
        result = default;
        if (text is not { Length: > 1 } || Letters.IndexOf(char.ToUpperInvariant(text[0]), StringComparison.Ordinal) is var kind && kind < 0)
            return false;
        var digits = text.AsSpan(text[1] == '-' ? 2 : 1);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > Most)
            return false;
        result = new ItemNumber((RegisterKind)kind, number);
        return true;
    }
}

internal static class ItemNumbers
{
    public static ItemNumber NextNumber(this Project project, RegisterKind kind) =>
        new(kind, project.Numbers.GetValueOrDefault(ItemNumber.LetterOf(kind)) + 1);

    /// <summary>The project after this number was given: nobody gets it again.</summary>
    public static Project Numbered(this Project project, ItemNumber number) => project with
    {
        Numbers = new Dictionary<char, int>(project.Numbers) { [ItemNumber.LetterOf(number.Kind)] = number.Number },
    };
}
