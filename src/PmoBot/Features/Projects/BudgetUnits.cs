using System.Globalization;
using PmoBot.Conversation;
using PmoBot.Imports;

namespace PmoBot.Features.Projects;

/// <summary>What a budget is counted in: a currency of ISO 4217, or person-days.</summary>
internal static class BudgetUnits
{
    /// <summary>Characters of a field for one.</summary>
    public const int MaxLength = 16;

    /// <summary>To choose among; every other currency can be typed, in a portfolio's settings or a file.</summary>
    public static readonly IReadOnlyList<string> Offered = ["EUR", "USD", "GBP", "CHF", "CAD", Money.PersonDays];

    // By code, and what is offered also as it is shown.
    private static readonly Dictionary<string, string> Known = Offered
        .SelectMany(unit => new[] { Money.UnitName(unit, Language.English), Money.UnitName(unit, Language.French) }.Select(name => (Name: name, Unit: unit)))
        .Concat(CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Select(culture => new RegionInfo(culture.Name).ISOCurrencySymbol)
            .Where(code => code.Length == 3 && code.All(char.IsAsciiLetterUpper))
            .Append(Money.PersonDays)
            .Select(code => (Name: code, Unit: code)))
        .DistinctBy(unit => FoldedText.Fold(unit.Name), StringComparer.Ordinal)
        .ToDictionary(unit => FoldedText.Fold(unit.Name), unit => unit.Unit, StringComparer.Ordinal);

    /// <summary>However it was typed; null: no unit that is known.</summary>
    public static string? Parse(string typed) => Known.GetValueOrDefault(FoldedText.Fold(typed));

    /// <summary>Of a line of a file; null where there is none, or a wrong one.</summary>
    public static string? Read(CsvRow row, string column, ProjectTexts texts)
    {
        if (row.Text(column) is not { } typed)
            return null;
        var unit = Parse(typed);
        if (unit is null)
            row.Wrong(column, texts.UnitUnknown(typed));
        return unit;
    }

    /// <summary>As one types it.</summary>
    public static string Typed(string unit, Language language) => unit == Money.PersonDays ? language.In(unit, "JH") : unit;
}
