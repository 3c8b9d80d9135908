using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>All that this form is drawn from; from its own data alone when the store cannot be read.</summary>
internal sealed record WhyForm(WhyDraft Draft, StatusTexts Texts, Project? Project, StatusReport? Report)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public string? Notice { get; init; }

    /// <summary>False while only the sender reads the comparison: then nobody else answers for them.</summary>
    public bool Compares { get; init; } = true;

    /// <summary>Whether others still wait for what this reader sees.</summary>
    public bool ReadsFirst { get; init; }

    public static WhyForm For(Turn turn, WhyDraft draft, Project project, StatusReport report)
    {
        var compares = report.ShowsComparisonTo(turn.Person.ObjectId, turn.Now);
        return new(draft, StatusTexts.For(turn.Language), project, report)
        {
            Compares = compares,
            ReadsFirst = compares && !report.ShowsComparisonTo(null, turn.Now),
        };
    }

    public string Title => Report is null ? Texts.StatusOf(Draft.Project ?? "") : Texts.WhyTitle(Report, Compares);

    public bool AsksAnswer => Report is null ? Draft.Answer is not null : Compares && (Report.HasOpenQuestion || Report.Answer is not null);

    public bool AsksCause => Report is null ? Draft.Cause is not null || Draft.Plan is not null : Report.Overall != Rag.Green;
}
