using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Projects;

/// <summary>The form of a new project, as it was typed.</summary>
internal sealed record ProjectDraft
{
    public const int MaxName = 100;

    public static readonly IReadOnlyList<string> Units = ["EUR", "USD", "GBP", "CHF", "CAD", Money.PersonDays];

    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? Portfolio { get; init; }

    /// <summary>"Create the portfolio": asked once its name turned out to be new, so that a slip makes none.</summary>
    public bool CreatePortfolio { get; init; }

    public string? Manager { get; init; }

    public string? Deputy { get; init; }

    public string? Sponsor { get; init; }

    public string? Start { get; init; }

    public string? BaselineFinish { get; init; }

    public string? Budget { get; init; }

    public string? Unit { get; init; }

    public string? Cadence { get; init; }

    /// <summary>The object ids that were chosen.</summary>
    public IEnumerable<string> People => new[] { Manager, Deputy, Sponsor }.OfType<string>().Distinct(StringComparer.Ordinal);

    public static ProjectDraft From(FormData form) => new()
    {
        Code = form.Text(ProjectFields.Code),
        Name = form.Text(ProjectFields.Name),
        Portfolio = form.Text(ProjectFields.Portfolio),
        CreatePortfolio = form.IsOn(ProjectFields.CreatePortfolio),
        Manager = form.Text(ProjectFields.Manager)?.ToLowerInvariant(),
        Deputy = form.Text(ProjectFields.Deputy)?.ToLowerInvariant(),
        Sponsor = form.Text(ProjectFields.Sponsor)?.ToLowerInvariant(),
        Start = form.Text(ProjectFields.Start),
        BaselineFinish = form.Text(ProjectFields.BaselineFinish),
        Budget = form.Text(ProjectFields.Budget),
        Unit = form.Text(ProjectFields.Unit),
        Cadence = form.Text(ProjectFields.Cadence),
    };

    /// <summary>The project, or what to say next to each field.</summary>
    /// <param name="portfolioIsKnown">Whether the portfolio named here exists.</param>
    public (Project? Project, IReadOnlyList<FieldError> Errors) Validate(
        ProjectTexts texts, Instant now, Func<string, Person?> people, bool portfolioIsKnown)
    {
        var errors = new List<FieldError>();
        if (!ProjectCode.TryParse(Code, out var code))
            errors.Add(new(ProjectFields.Code, texts.CodeRule));
        if (Name is null || Name.Length > MaxName)
            errors.Add(new(ProjectFields.Name, Name is null ? texts.NameMissing : texts.TooLong(MaxName)));

        var portfolio = Portfolio is { Length: <= MaxName } named ? Projects.Portfolio.Named(named) : null;
        if (portfolio is null or { Id: "" })
            errors.Add(new(ProjectFields.Portfolio, texts.PortfolioMissing));
        else if (!portfolioIsKnown && !CreatePortfolio)
            errors.Add(new(ProjectFields.Portfolio, texts.PortfolioUnknown(portfolio.Name)));

        if (Manager is null)
            errors.Add(new(ProjectFields.Manager, texts.ManagerMissing));
        var manager = Somebody(ProjectFields.Manager, Manager);
        var deputy = Somebody(ProjectFields.Deputy, Deputy);
        var sponsor = Somebody(ProjectFields.Sponsor, Sponsor);

        var start = Date(ProjectFields.Start, Start);
        var finish = Date(ProjectFields.BaselineFinish, BaselineFinish);
        if (finish < start)
            errors.Add(new(ProjectFields.BaselineFinish, texts.FinishBeforeStart));

        var amount = Budget is null ? null : Money.TryParse(Budget, texts.Language);
        if (Budget is not null && amount is null)
            errors.Add(new(ProjectFields.Budget, texts.NotAnAmount(Budget)));
        if (Unit is not null && !Units.Contains(Unit, StringComparer.Ordinal))
            errors.Add(new(ProjectFields.Unit, texts.UnitUnknown));

        return errors.Count > 0 ? (null, errors) : (new Project
        {
            Code = code!.Value,
            Name = Name!,
            Portfolio = portfolio!,
            Manager = manager,
            Deputy = deputy,
            Sponsor = sponsor,
            Start = start,
            Baselines = finish is { } agreed ? [new Baseline(agreed, now)] : [],
            Budget = amount is { } value ? new Money(value, Unit ?? Units[0]) : null,
            Cadence = Enum.TryParse<Cadence>(Cadence, ignoreCase: true, out var cadence) && Enum.IsDefined(cadence) ? cadence : default,
            ActiveSince = now,
            Version = 1,
            Audit = AuditHead.Start,
        }, []);

        Person? Somebody(string field, string? id)
        {
            if (id is null)
                return null;
            var person = people(id);
            if (person is null)
                errors.Add(new(field, texts.PersonUnknown));
            return person;
        }

        LocalDate? Date(string field, string? typed)
        {
            if (typed is null)
                return null;
            var parsed = LocalDatePattern.Iso.Parse(typed);
            if (parsed.Success && parsed.Value.Year is >= 2000 and <= 2100)
                return parsed.Value;
            errors.Add(new(field, texts.NotADate(typed)));
            return null;
        }
    }
}

/// <summary>The form's field names: literals on cards already posted.</summary>
internal static class ProjectFields
{
    public const string Code = "code";
    public const string Name = "name";
    public const string Portfolio = "portfolio";
    public const string CreatePortfolio = "beginPortfolio";
    public const string Manager = "manager";
    public const string Deputy = "deputy";
    public const string Sponsor = "sponsor";
    public const string Start = "start";
    public const string BaselineFinish = "baselineFinish";
    public const string Budget = "budget";
    public const string Unit = "unit";
    public const string Cadence = "cadence";
}
