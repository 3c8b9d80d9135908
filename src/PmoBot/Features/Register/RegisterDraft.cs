using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Register;

/// <summary>What stands in the form of an item, as it was typed.</summary>
internal sealed record RegisterDraft
{
    public const int MaxStatement = 600;

    /// <summary>Of cause, effect and action each.</summary>
    public const int MaxPart = 400;

    /// <summary>Made fresh with each form: the same one twice is a repetition, not a second item.</summary>
    public required string Id { get; init; }

    public string? Project { get; init; }

    public RegisterKind Kind { get; init; }

    public string? Statement { get; init; }

    public string? Probability { get; init; }

    public string? Impact { get; init; }

    public string? Severity { get; init; }

    public string? Type { get; init; }

    /// <summary>An object id.</summary>
    public string? Owner { get; init; }

    public string? Due { get; init; }

    public string? Cause { get; init; }

    public string? Effect { get; init; }

    public string? Category { get; init; }

    public string? Proximity { get; init; }

    public string? CostImpact { get; init; }

    public string? Response { get; init; }

    public string? Action { get; init; }

    public string? NextReview { get; init; }

    public bool IsConfidential { get; init; }

    /// <summary>The message that the form was opened from, and what it has of it.</summary>
    public FromMessage? Message { get; init; }

    /// <param name="owner">Whom the words named, or whoever logs.</param>
    public static RegisterDraft Of(string id, RegisterKind kind, Project? project, RegisterWords words, Person owner) => new()
    {
        Id = id,
        Project = project?.Code.Value,
        Kind = kind,
        Statement = words.Statement,
        Probability = Text(words.Probability),
        Impact = Text(words.Impact),
        Severity = Text(words.Impact),
        Owner = owner.ObjectId,
        Due = words.Due is { } due ? LocalDatePattern.Iso.Format(due) : null,
    };

    public static RegisterDraft From(FormData form) => new()
    {
        Id = form.Text(RegisterFields.Draft) ?? "",
        Project = form.Text(RegisterFields.Project),
        Kind = RegisterFields.Chosen<RegisterKind>(form.Text(RegisterFields.Kind)) ?? RegisterKind.Threat,
        Statement = form.Text(RegisterFields.Statement),
        Probability = form.Text(RegisterFields.Probability),
        Impact = form.Text(RegisterFields.Impact),
        Severity = form.Text(RegisterFields.Severity),
        Type = form.Text(RegisterFields.Type),
        Owner = form.Text(RegisterFields.Owner)?.ToLowerInvariant(),
        Due = form.Text(RegisterFields.Due),
        Cause = form.Text(RegisterFields.Cause),
        Effect = form.Text(RegisterFields.Effect),
        Category = form.Text(RegisterFields.Category),
        Proximity = form.Text(RegisterFields.Proximity),
        CostImpact = form.Text(RegisterFields.CostImpact),
        Response = form.Text(RegisterFields.Response),
        Action = form.Text(RegisterFields.Action),
        NextReview = form.Text(RegisterFields.NextReview),
        IsConfidential = form.IsOn(RegisterFields.Confidential),
        Message = FromMessage.From(form),
    };

    /// <summary>What is to be logged, or what to say next to each field; never both.</summary>
    /// <param name="owner">Whom <see cref="Owner"/> stands for; null: nobody who is known.</param>
    public (ItemFacts? Facts, IReadOnlyList<FieldError> Errors) Validate(Project project, Person? owner, LocalDate today, RegisterTexts texts)
    {
        var errors = new List<FieldError>();
        if (Statement is null)
            errors.Add(new(RegisterFields.Statement, texts.StatementMissing(Kind)));
        Limit(RegisterFields.Statement, Statement, MaxStatement);
        Limit(RegisterFields.Cause, Cause, MaxPart);
        Limit(RegisterFields.Effect, Effect, MaxPart);
        Limit(RegisterFields.Action, Action, MaxPart);
        if (Owner is not null && owner is null)
            errors.Add(new(RegisterFields.Owner, texts.PersonUnknown));
        var isIssue = Kind == RegisterKind.Issue;
        var (probability, impact) = isIssue ? (null, null) : (Step(RegisterFields.Probability, Probability), Step(RegisterFields.Impact, Impact));
        var severity = isIssue ? Step(RegisterFields.Severity, Severity) : null;
        var due = Day(RegisterFields.Due, Due);
        var review = Day(RegisterFields.NextReview, NextReview);
        if (review < today)
            errors.Add(new(RegisterFields.NextReview, texts.DayIsPast));
        var cost = CostImpact is null ? null : Money.TryParse(CostImpact, texts.Language);
        if (CostImpact is not null && cost is null)
            errors.Add(new(RegisterFields.CostImpact, texts.NotAnAmount(CostImpact)));

        return errors.Count > 0 ? (null, errors) : (new ItemFacts(Kind, Statement!)
        {
            Assessment = isIssue ? null : new Assessment(probability!.Value, impact!.Value),
            Severity = severity,
            Type = isIssue ? RegisterFields.Chosen<IssueType>(Type) ?? IssueType.Problem : null,
            Owner = owner,
            Due = due,
            Cause = Cause,
            Effect = Effect,
            Category = RegisterFields.Chosen<Category>(Category),
            Proximity = isIssue ? null : RegisterFields.Chosen<Proximity>(Proximity),
            CostImpact = cost is { } amount ? new Money(amount, project.Budget?.Unit ?? project.PortfolioSettings.Unit) : null,
            Response = RegisterFields.Chosen<Response>(Response) is { } response && Responses.To(Kind).Contains(response) ? response : null,
            Action = Action,
            NextReview = review,
            IsConfidential = IsConfidential,
        }, []);

        int? Step(string field, string? typed)
        {
            if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step is >= 1 and <= RiskScale.Steps)
                return step;
            errors.Add(new(field, texts.ChooseStep));
            return null;
        }

        LocalDate? Day(string field, string? typed)
        {
            if (typed is null)
                return null;
            if (LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: { Year: >= 2000 and <= 2100 } day })
                return day;
            errors.Add(new(field, texts.NotADate(typed)));
            return null;
        }

        void Limit(string field, string? typed, int most)
        {
            if (typed?.Length > most)
                errors.Add(new(field, texts.TooLong(most)));
        }
    }

    private static string? Text(int? step) => step?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is said of an item when it is logged.</summary>
internal sealed record ItemFacts(RegisterKind Kind, string Statement)
{
    public Assessment? Assessment { get; init; }

    public int? Severity { get; init; }

    public IssueType? Type { get; init; }

    public Person? Owner { get; init; }

    public LocalDate? Due { get; init; }

    public string? Cause { get; init; }

    public string? Effect { get; init; }

    public Category? Category { get; init; }

    public Proximity? Proximity { get; init; }

    public Money? CostImpact { get; init; }

    public Response? Response { get; init; }

    public string? Action { get; init; }

    public LocalDate? NextReview { get; init; }

    public bool IsConfidential { get; init; }
}

/// <summary>The names of fields in forms: literals on cards already posted.</summary>
internal static class RegisterFields
{
    public const string Draft = "draft";
    public const string Project = "project";
    public const string Kind = "kind";
    public const string Item = "item";
    public const string Version = "version";
    public const string Statement = "statement";
    public const string Probability = "probability";
    public const string Impact = "impact";
    public const string Severity = "severity";
    public const string Type = "type";
    public const string Owner = "owner";
    public const string Due = "due";
    public const string Cause = "cause";
    public const string Effect = "effect";
    public const string Category = "category";
    public const string Proximity = "proximity";
    public const string CostImpact = "costImpact";
    public const string Response = "response";
    public const string Action = "action";
    public const string NextReview = "nextReview";
    public const string Confidential = "confidential";

    public static T? Chosen<T>(string? value) where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) && !char.IsAsciiDigit(value![0]) ? chosen : null;
}
