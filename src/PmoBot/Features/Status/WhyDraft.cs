using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>What stands in the form that follows an amber, red or too green report, as it was typed.</summary>
internal sealed record WhyDraft
{
    public const int MaxAnswer = 300;
    public const int MaxCause = 600;
    public const int MaxPlan = 600;

    public required string Id { get; init; }

    public string? Project { get; init; }

    public string? Period { get; init; }

    /// <summary>The version that the writer knew of; null in forms that do not say.</summary>
    public int? Base { get; init; }

    public string? Answer { get; init; }

    public string? AnswerWords { get; init; }

    /// <summary>By commas, as choice sets send it.</summary>
    public string? Concerns { get; init; }

    public string? Cause { get; init; }

    public string? Plan { get; init; }

    /// <summary>Of a change after the cut-off.</summary>
    public string? Reason { get; init; }

    public bool HasCause => (Concerns, Cause, Plan) is not (null, null, null);

    /// <summary>The same form with the same content is a repetition.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\u001f', [Id, Period, Answer, AnswerWords, Concerns, Cause, Plan, Reason]))))[..32];

    public static WhyDraft From(FormData form) => new()
    {
        Id = form.Text(StatusFields.Draft) ?? "",
        Project = form.Text(StatusFields.Project),
        Period = form.Text(StatusFields.Period),
        Base = int.TryParse(form.Text(StatusFields.Base), NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null,
        Answer = form.Text(StatusFields.Answer),
        AnswerWords = form.Text(StatusFields.AnswerWords),
        Concerns = form.Text(StatusFields.Concerns),
        Cause = form.Text(StatusFields.Cause),
        Plan = form.Text(StatusFields.Plan),
        Reason = form.Text(StatusFields.Reason),
    };

    /// <summary>What was said of this report already, else of the one before: a cause often lasts.</summary>
    public static WhyDraft For(Project project, StatusReport report, StatusReport? before)
    {
        var said = report.Figures.Cause is null && before?.Figures.Cause is not null ? before.Figures : report.Figures;
        var concerns = said.Concerns.Count > 0 ? said.Concerns : [.. Enum.GetValues<Axis>().Where(axis => OffTrack(report, axis))];
        return new WhyDraft
        {
            Id = Guid.NewGuid().ToString("N"),
            Project = project.Code.Value,
            Period = report.Period.Id,
            Base = report.Version,
            Answer = report.Answer is { } answer ? StatusFields.Value(answer.Reason) : null,
            AnswerWords = report.Answer?.Words,
            Concerns = concerns.Count > 0 ? string.Join(',', concerns.Select(StatusFields.Of)) : null,
            Cause = said.Cause,
            Plan = said.Plan,
        };
    }

    /// <summary>Whether it says otherwise what was said already, field by field: what nobody gave is free to be given.</summary>
    public bool Replaces(WhyForm form, StatusReport report) =>
        Replaces(report.Figures, Beside(report, form))
        || (report.Answer is { } stands && StatusFields.ReasonOf(Answer) is { } reason && (stands.Reason, stands.Words) != (reason, AnswerWords));

    /// <summary>What was said of the report, or what to say next to each field; never both.</summary>
    public (StatusFigures? Figures, WatermelonAnswer? Answer, IReadOnlyList<FieldError> Errors) Validate(WhyForm form, StatusReport report)
    {
        var (errors, texts) = (new List<FieldError>(), form.Texts);
        var found = form.Compares ? Watermelon.Find(report.Figures.Declared, report.Computed) : [];
        var reason = StatusFields.ReasonOf(Answer);
        if (form.Compares && report.HasOpenQuestion && reason is null)
            errors.Add(new(StatusFields.Answer, texts.ChooseAnswer));
        if (reason == WatermelonReason.Other && AnswerWords is null)
            errors.Add(new(StatusFields.AnswerWords, texts.SayInWords));
        if (form.AsksCause && reason is null && !HasCause)
            errors.Add(new(StatusFields.Cause, texts.SayInWords));
        if (form.AsksReason && Reason is null && Replaces(form, report))
            errors.Add(new(StatusFields.Reason, texts.GiveReason));
        Limit(StatusFields.AnswerWords, AnswerWords, MaxAnswer);
        Limit(StatusFields.Cause, Cause, MaxCause);
        Limit(StatusFields.Plan, Plan, MaxPlan);
        Limit(StatusFields.Reason, Reason, StatusDraft.MaxReason);
        if (errors.Count > 0)
            return (null, null, errors);

        var answer = found.Count > 0 && reason is { } given
            ? new WatermelonAnswer(given, AnswerWords, WatermelonAnswer.CauseOf(found), report.Period)
            : null;
        return (Beside(report, form), answer, []);

        void Limit(string field, string? typed, int max)
        {
            if (typed?.Length > max)
                errors.Add(new(field, texts.TooLong(max)));
        }
    }

    private static bool Replaces(StatusFigures said, StatusFigures typed) =>
        (said.Cause is not null && typed.Cause != said.Cause)
        || (said.Plan is not null && typed.Plan != said.Plan)
        || (said.Concerns.Count > 0 && !said.Concerns.Order().SequenceEqual(typed.Concerns));

    // What has no field in the form stays as it stands; an absent one was emptied.
    private StatusFigures Beside(StatusReport report, WhyForm form) => form.AsksCause || HasCause
        ? report.Figures with { Concerns = ReadConcerns(), Cause = Cause, Plan = Plan }
        : report.Figures;

    private IReadOnlyList<Axis> ReadConcerns()
    {
        var chosen = Concerns?.Split(',') ?? [];
        return [.. Enum.GetValues<Axis>().Where(axis => chosen.Contains(StatusFields.Of(axis), StringComparer.Ordinal))];
    }

    private static bool OffTrack(StatusReport report, Axis axis) =>
        (report.Figures.Declared[axis] ?? report.Computed[axis]) is Rag.Amber or Rag.Red;
}
