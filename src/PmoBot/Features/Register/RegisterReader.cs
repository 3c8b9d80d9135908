using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>Reads the fields of an item's forms, and collects what to say next to each.</summary>
/// <param name="today">By the portfolio's clock.</param>
internal sealed class RegisterReader(RegisterTexts texts, LocalDate today)
{
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public RegisterTexts Texts => texts;

    public void Object(string field, string message) => _errors.Add(new(field, message));

    public string? Words(string field, string? typed, int most, string? missing = null)
    {
        if (typed is null && missing is not null)
            Object(field, missing);
        if (typed?.Length > most)
            Object(field, texts.TooLong(most));
        return typed;
    }

    /// <returns>Null: not both of them are 1 to 5.</returns>
    public Assessment? Assessment((string Field, string? Typed) probability, (string Field, string? Typed) impact) =>
        (Step(probability.Field, probability.Typed), Step(impact.Field, impact.Typed)) is ({ } p, { } i) ? new Assessment(p, i) : null;

    public int? Step(string field, string? typed)
    {
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step is >= 1 and <= RiskScale.Steps)
            return step;
        Object(field, texts.ChooseStep);
        return null;
    }

    public LocalDate? Day(string field, string? typed)
    {
        if (typed is null)
            return null;
        if (LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: { Year: >= 2000 and <= 2100 } day })
            return day;
        Object(field, texts.NotADate(typed));
        return null;
    }

    /// <param name="was">What the form was filled with: that it is past by now is no error.</param>
    public LocalDate? DayToCome(string field, string? typed, LocalDate? was)
    {
        var day = Day(field, typed);
        if (day < today && day != was)
            Object(field, texts.DayIsPast);
        return day;
    }

    public decimal? Amount(string field, string? typed, string unit)
    {
        if (typed is null)
            return null;
        if (Money.TryParse(typed, unit, texts.Language) is { } amount)
            return amount;
        Object(field, texts.NotAnAmount(typed, Money.UnitName(unit, texts.Language)));
        return null;
    }
}
