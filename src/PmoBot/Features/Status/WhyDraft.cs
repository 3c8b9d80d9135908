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

    public string? Answer { get; init; }

    public string? AnswerWords { get; init; }

    /// <summary>By commas, as choice sets send it.</summary>
    public string? Concerns { get; init; }

    public string? Cause { get; init; }

    public string? Plan { get; init; }

    /// <summary>The same form with the same content is a repetition.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\u001f', [Id, Period, Answer, AnswerWords, Concerns, Cause, Plan]))))[..32];

    public static WhyDraft From(FormData form) => new()
    {
        Id = form.Text(StatusFields.Draft) ?? "",
        Project = form.Text(StatusFields.Project),
        Period = form.Text(StatusFields.Period),
        Answer = form.Text(StatusFields.Answer),
        AnswerWords = form.Text(StatusFields.AnswerWords),
        Concerns = form.Text(StatusFields.Concerns),
        Cause = form.Text(StatusFields.Cause),
        Plan = form.Text(StatusFields.Plan),
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
            Answer = report.Answer is { } answer ? StatusFields.Value(answer.Reason) : null,
            AnswerWords = report.Answer?.Words,
            Concerns = concerns.Count > 0 ? string.Join(',', concerns.Select(StatusFields.Of)) : null,
            Cause = said.Cause,
            Plan = said.Plan,
        };
    }

    /// <summary>What was said of the report, or what to say next to each field; never both.</summary>
    public (StatusFigures? Figures, WatermelonAnswer? Answer, IReadOnlyList<FieldError> Errors) Validate(StatusReport report, StatusTexts texts, bool compares)
    {
        var errors = new List<FieldError>();
        var found = compares ? Watermelon.Find(report.Figures.Declared, report.Computed) : [];
        var reason = StatusFields.ReasonOf(Answer);
        if (compares && report.HasOpenQuestion && reason is null)
            errors.Add(new(StatusFields.Answer, texts.ChooseAnswer));
        if (reason == WatermelonReason.Other && AnswerWords is null)
            errors.Add(new(StatusFields.AnswerWords, texts.SayInWords));
        if (report.Overall != Rag.Green && reason is null && (Cause, Plan, Concerns) is (null, null, null))
            errors.Add(new(StatusFields.Cause, texts.SayInWords));
        Limit(StatusFields.AnswerWords, AnswerWords, MaxAnswer);
        Limit(StatusFields.Cause, Cause, MaxCause);
        Limit(StatusFields.Plan, Plan, MaxPlan);
        if (errors.Count > 0)
            return (null, null, errors);

        var answer = found.Count > 0 && reason is { } given
            ? new WatermelonAnswer(given, AnswerWords, WatermelonAnswer.CauseOf(found), report.Period)
            : null;
        return (report.Figures with { Concerns = ReadConcerns(), Cause = Cause, Plan = Plan }, answer, []);

        void Limit(string field, string? typed, int max)
        {
            if (typed?.Length > max)
                errors.Add(new(field, texts.TooLong(max)));
        }
    }

    private IReadOnlyList<Axis> ReadConcerns()
    {
        var chosen = Concerns?.Split(',') ?? [];
        return [.. Enum.GetValues<Axis>().Where(axis => chosen.Contains(StatusFields.Of(axis), StringComparer.Ordinal))];
    }

    private static bool OffTrack(StatusReport report, Axis axis) =>
        (report.Figures.Declared[axis] ?? report.Computed[axis]) is Rag.Amber or Rag.Red;
}
