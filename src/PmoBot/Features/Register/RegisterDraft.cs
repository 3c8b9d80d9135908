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

    /// <summary>Of what the form was opened by: the same one twice is a repetition, not a second item.</summary>
    public required string Id { get; init; }

    public string? Project { get; init; }

    /// <summary>The item that it changes, and the version that it was filled from; null where one is logged.</summary>
    public string? Item { get; init; }

    public string? Version { get; init; }

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

    public string? TargetProbability { get; init; }

    public string? TargetImpact { get; init; }

    /// <summary>How it ended, or why it is open again.</summary>
    public string? Outcome { get; init; }

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
        Due = Text(words.Due),
    };

    /// <summary>The item as it stands, to be changed.</summary>
    public static RegisterDraft Of(RegisterItem item, RegisterTexts texts) => new()
    {
        Id = "",
        Project = item.Project.Value,
        Item = item.Number.ToString(),
        Version = Text(item.Version),
        Kind = item.Number.Kind,
        Statement = item.Statement,
        Probability = Text(item.Current?.Probability),
        Impact = Text(item.Current?.Impact),
        TargetProbability = Text(item.Target?.Probability),
        TargetImpact = Text(item.Target?.Impact),
        Severity = Text(item.Severity),
        Type = item.Type?.ToString(),
        Owner = item.Owner?.ObjectId,
        Due = Text(item.Due),
        Cause = item.Cause,
        Effect = item.Effect,
        Category = item.Category?.ToString(),
        Proximity = item.Proximity?.ToString(),
        CostImpact = item.CostImpact?.Editable(texts.Language),
        Response = item.Response?.ToString(),
        Action = item.Action,
        NextReview = Text(item.NextReview),
        IsConfidential = item.IsConfidential,
        Outcome = item.Outcome,
    };

    public static RegisterDraft From(FormData form) => new()
    {
        Id = form.Text(RegisterFields.Draft) ?? "",
        Project = form.Text(RegisterFields.Project),
        Item = form.Text(RegisterFields.Item),
        Version = form.Text(RegisterFields.Version),
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
        TargetProbability = form.Text(RegisterFields.TargetProbability),
        TargetImpact = form.Text(RegisterFields.TargetImpact),
        Outcome = form.Text(RegisterFields.Outcome),
        Message = FromMessage.From(form),
    };

    /// <summary>What is to be said of an item; what is wrong with it stands in the reader.</summary>
    /// <param name="unit">Of the amount.</param>
    /// <param name="owner">Whom <see cref="Owner"/> stands for; null: nobody who is known.</param>
    /// <param name="was">What the form was filled from; null: it is new.</param>
    public ItemFacts Read(string unit, Person? owner, RegisterReader reader, RegisterItem? was = null)
    {
        var (isIssue, texts) = (Kind == RegisterKind.Issue, reader.Texts);
        if (Statement is null)
            reader.Object(RegisterFields.Statement, texts.StatementMissing(Kind));
        if (Owner is not null && owner is null)
            reader.Object(RegisterFields.Owner, texts.PersonUnknown);
        return new ItemFacts(Kind, reader.Words(RegisterFields.Statement, Statement, MaxStatement) ?? "")
        {
            Assessment = isIssue ? null : reader.Assessment((RegisterFields.Probability, Probability), (RegisterFields.Impact, Impact)),
            Target = isIssue ? null : Target(reader),
            Severity = isIssue ? reader.Step(RegisterFields.Severity, Severity) : null,
            Type = isIssue ? RegisterFields.Chosen<IssueType>(Type) ?? IssueType.Problem : null,
            Owner = owner,
            Due = reader.DayToCome(RegisterFields.Due, Due, was?.Due),
            Cause = reader.Words(RegisterFields.Cause, Cause, MaxPart),
            Effect = reader.Words(RegisterFields.Effect, Effect, MaxPart),
            Category = RegisterFields.Chosen<Category>(Category),
            Proximity = isIssue ? null : RegisterFields.Chosen<Proximity>(Proximity),
            CostImpact = reader.Amount(RegisterFields.CostImpact, CostImpact, unit) is { } amount ? new Money(amount, unit) : null,
            Response = ChosenResponse,
            Action = reader.Words(RegisterFields.Action, Action, MaxPart),
            NextReview = reader.DayToCome(RegisterFields.NextReview, NextReview, was?.NextReview),
            IsConfidential = IsConfidential,
        };
    }

    public Response? ChosenResponse => RegisterFields.Chosen<Response>(Response) is { } response && Responses.Read(Kind).Contains(response) ? response : null;

    /// <summary>Null: none was chosen.</summary>
    public Assessment? Target(RegisterReader reader) => (TargetProbability, TargetImpact) is (null, null)
        ? null
        : reader.Assessment((RegisterFields.TargetProbability, TargetProbability), (RegisterFields.TargetImpact, TargetImpact));

    private static string? Text(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;

    private static string? Text(int? step) => step?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is said of an item in a form.</summary>
internal sealed record ItemFacts(RegisterKind Kind, string Statement)
{
    public Assessment? Assessment { get; init; }

    /// <summary>Null: the same as today.</summary>
    public Assessment? Target { get; init; }

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
