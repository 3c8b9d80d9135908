using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>Reads the fields of a project's forms, and collects what to say next to each.</summary>
internal sealed class ProjectReader(FormData form, ProjectTexts texts, ProjectChoices choices)
{
    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public ProjectTexts Texts => texts;

    public void Object(string field, string message) => _errors.Add(new(field, message));

    public string? Text(string field, int most, string? missing = null)
    {
        var text = form.Line(field);
        if (text is null && missing is not null)
            Object(field, missing);
        if (text?.Length > most)
            Object(field, texts.TooLong(most));
        return text;
    }

    /// <summary>By the name under which it is known, however it was typed; another one only where its box is ticked.</summary>
    public Portfolio? Portfolio(Portfolio? stands = null)
    {
        if (form.Portfolio() is not { } typed)
        {
            Object(ProjectFields.Portfolio, texts.PortfolioMissing);
            return null;
        }

        if (typed.Id == stands?.Id)
            return stands;
        var known = choices.Portfolios.FirstOrDefault(portfolio => portfolio.Id == typed.Id);
        if (known is null && !form.IsOn(ProjectFields.CreatePortfolio))
            Object(ProjectFields.Portfolio, texts.PortfolioUnknown(typed.Name));
        return known ?? typed;
    }

    public T Chosen<T>(string field, T otherwise) where T : struct, Enum =>
        Enum.TryParse<T>(form.Text(field), ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : otherwise;

    public LocalDate? Date(string field)
    {
        if (form.Line(field) is not { } typed)
            return null;
        var parsed = LocalDatePattern.Iso.Parse(typed);
        if (parsed is { Success: true, Value.Year: >= 2000 and <= 2100 })
            return parsed.Value;
        Object(field, texts.NotADate(typed));
        return null;
    }

    /// <param name="usual">Where no unit was chosen.</param>
    public Money? Budget(string usual)
    {
        var unit = Unit(usual);
        if (form.Line(ProjectFields.Budget) is not { } typed)
            return null;
        if (Money.TryParse(typed, unit, texts.Language) is { } amount)
            return new Money(amount, unit);
        Object(ProjectFields.Budget, texts.NotAnAmount(typed, Money.UnitName(unit, texts.Language)));
        return null;
    }

    public string Unit(string usual)
    {
        // One that is agreed stays, also where it is known no more.
        if (form.Line(ProjectFields.Unit) is not { } typed || typed == ProjectFields.AsPortfolio || typed == usual)
            return usual;
        if (BudgetUnits.Parse(typed) is { } unit)
            return unit;
        Object(ProjectFields.Unit, texts.UnitUnknown(typed));
        return usual;
    }

    public Person? Person(string field, string? missing = null)
    {
        if (form.Text(field) is { } id)
            return Known(field, id);
        if (missing is not null)
            Object(field, missing);
        return null;
    }

    public IReadOnlyList<Person> People(string field, int most)
    {
        var people = form.Ids(field).Select(id => Known(field, id)).OfType<Person>().ToList();
        if (people.Count > most)
            Object(field, texts.TooMany(most));
        return people;
    }

    /// <param name="usual">What an empty field means among others.</param>
    /// <returns>Null: all fields are empty.</returns>
    public Tolerances? Tolerances(Tolerances usual)
    {
        string[] fields = [ProjectFields.ScheduleTolerance, ProjectFields.LeastDays, ProjectFields.MostDays, ProjectFields.CostTolerance];
        if (Array.TrueForAll(fields, field => form.Text(field) is null))
            return null;

        var least = Number(ProjectFields.LeastDays, Projects.Tolerances.Most, usual.LeastDays, whole: true);
        var most = Number(ProjectFields.MostDays, Projects.Tolerances.Most, Math.Max(usual.MostDays, least), whole: true);
        if (most < least)
            Object(ProjectFields.MostDays, texts.MostBelowLeast);
        return new Tolerances(
            Number(ProjectFields.ScheduleTolerance, 100, usual.Schedule * 100) / 100,
            (int)least, (int)most,
            Number(ProjectFields.CostTolerance, 100, usual.Cost * 100) / 100);
    }

    private decimal Number(string field, int most, decimal otherwise, bool whole = false)
    {
        if (form.Line(field) is not { } typed)
            return otherwise;
        if (decimal.TryParse(typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= most && (!whole || number == decimal.Truncate(number)))
            return decimal.Round(number, 2);
        Object(field, texts.NotANumber(most));
        return otherwise;
    }

    private Person? Known(string field, string id)
    {
        if (choices.Find(id) is { } person)
            return person;
        if (!_errors.Exists(error => error.Field == field))
            Object(field, texts.PersonUnknown);
        return null;
    }
}

internal static class ProjectFormData
{
    /// <summary>Without line breaks, which the trail keeps between facts and a hostile client alone can send.</summary>
    public static string? Line(this FormData form, string field) =>
        form.Text(field) is { } text ? OneLine(text) : null;

    /// <summary>As it is typed, known or not; null: nothing that could be one.</summary>
    public static Portfolio? Portfolio(this FormData form) =>
        form.Line(ProjectFields.Portfolio) is { Length: <= ProjectLimits.Name } name && Projects.Portfolio.Named(name) is { Id: not "" } portfolio ? portfolio : null;

    public static string OneLine(string text) =>
        string.Join(' ', text.Split((char[])['\r', '\n', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
