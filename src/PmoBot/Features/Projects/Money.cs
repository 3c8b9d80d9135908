using System.Globalization;
using PmoBot.Conversation;

namespace PmoBot.Features.Projects;

/// <summary>An amount in a currency (ISO 4217) or in person-days, as a budget is kept.</summary>
internal readonly record struct Money(decimal Amount, string Unit)
{
    /// <summary>The unit of a budget in person-days: PD in English, JH in French.</summary>
    public const string PersonDays = "PD";

    /// <summary>Whole currency units or days; far above any project, far below what a sum could overflow.</summary>
    public const decimal Max = 1_000_000_000_000m;

    /// <summary>No currency of ISO 4217 is counted finer.</summary>
    private const int Decimals = 4;

    /// <summary>Characters of a field for an amount.</summary>
    public const int MaxLength = 20;

    /// <summary>Short, as on a card: €780k, 780 k€, 410 person-days.</summary>
    public string Format(Language language)
    {
        var (value, scale) = Math.Abs(Amount) switch
        {
            _ when Unit == PersonDays => (Amount, ""),
            >= 999_950 => (Amount / 1_000_000, "M"),
            >= 1_000 => (Amount / 1_000, "k"),
            _ => (Amount, ""),
        };
        var number = value.ToString(scale == "M" ? "#,##0.0#" : "#,##0.#", language.Culture());
        if (Unit == PersonDays)
            return language.In($"{number} person-days", $"{number} JH");

        var symbol = Symbol(Unit);
        return language.In(
            symbol == Unit ? $"{number}{scale} {Unit}" : $"{symbol}{number}{scale}",
            $"{number}\u00a0{scale}{symbol}");
    }

    /// <summary>The number as the trail says it: as it comes back from a store, which keeps doubles and no zeros at the end.</summary>
    public static string AsKept(decimal amount) => ((decimal)(double)amount).ToString("G29", CultureInfo.InvariantCulture);

    /// <summary>The number as one types it: for a field that is prefilled.</summary>
    public string Editable(Language language) => Amount.ToString("0.####", language.Culture());

    /// <summary>
    /// Reads 480000, 480 000, 480k, 1.2M, €480k; "1,500" is fifteen hundred in English and refused in French as
    /// "1.500" is, since guessing wrong would be wrong by a thousand. The other language's point is taken where it can only
    /// be one: alone, before one or two digits. The unit may stand before or behind; another one is no amount of this one.
    /// </summary>
    public static decimal? TryParse(string text, string unit, Language language)
    {
        if (text.Length > MaxLength)
            return null;

        var digits = WithoutUnit(new string([.. text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('\'' or '’'))]), unit);
        var scale = digits.Length == 0 ? 1m : char.ToLowerInvariant(digits[^1]) switch { 'k' => 1_000m, 'm' => 1_000_000m, _ => 1m };
        if (scale != 1m)
            digits = digits[..^1];

        var (point, thousands) = language.In(('.', ','), (',', '.'));
        var whole = digits.Split(point)[0];
        var groups = whole.Split(thousands);
        if (groups.Length > 1)
        {
            var grouped = groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3);
            if (grouped && language == Language.English)
                digits = string.Concat(groups) + digits[whole.Length..];
            else if (groups is [_, { Length: 1 or 2 }] && whole == digits)
                digits = digits.Replace(thousands, point);
            else
                return null;
        }

        return decimal.TryParse(digits.Replace(point, '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= Max / scale ? Rounded(number * scale) : null;
    }

    /// <summary>As it is kept: what is finer would come back from a field as another amount.</summary>
    public static decimal Rounded(decimal amount) => decimal.Round(amount, Decimals);

    /// <summary>How a field names the unit.</summary>
    public static string UnitName(string unit, Language language) =>
        unit == PersonDays ? language.In("person-days", "JH") : Symbol(unit);

    private static string WithoutUnit(string digits, string unit)
    {
        var names = unit == PersonDays ? ["person-days", "JH", unit]
            : Dollars.Contains(unit, StringComparer.Ordinal) ? [unit, "$"]
            : new[] { unit, Symbol(unit) };
        if (names.FirstOrDefault(name => digits.StartsWith(name, StringComparison.OrdinalIgnoreCase)) is { } before)
            return digits[before.Length..];
        return names.FirstOrDefault(name => digits.EndsWith(name, StringComparison.OrdinalIgnoreCase)) is { } behind ? digits[..^behind.Length] : digits;
    }

    // Those who count in them write the sign alone.
    private static readonly string[] Dollars = ["USD", "CAD", "AUD", "NZD", "HKD", "SGD"];

    private static string Symbol(string unit) => unit switch { "EUR" => "€", "USD" => "$", "GBP" => "£", _ => unit };
}
