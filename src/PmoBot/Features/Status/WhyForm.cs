using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>All that this form is drawn from; from its own data alone when the store cannot be read.</summary>
internal sealed record WhyForm(WhyDraft Draft, StatusTexts Texts, Project? Project, StatusReport? Report)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public string? Notice { get; init; }

    /// <summary>False while the comparison is for others to read first: then nobody answers for them.</summary>
    public bool Compares { get; init; } = true;

    /// <summary>Whether others still wait for what this reader sees.</summary>
    public bool ReadsFirst { get; init; }

    /// <summary>After the cut-off what was said stands, except for the PMO; what nobody has said yet can still be said.</summary>
    public Reportable Allowed { get; init; } = Reportable.Freely;

    public static WhyForm For(Turn turn, WhyDraft draft, Project project, StatusReport report)
    {
        var compares = report.ShowsComparisonTo(turn.Person.ObjectId, project, turn.Now);
        return new(draft, StatusTexts.For(turn.Language), project, report)
        {
            Compares = compares,
            ReadsFirst = compares && !report.ShowsComparisonTo(null, project, turn.Now),
            Allowed = ReportablePeriods.OfStanding(turn, project, report.Period),
        };
    }

    public string Title => Report is null ? Texts.StatusOf(Draft.Project ?? "") : Texts.WhyTitle(Report, Compares);

    /// <summary>What was said is not this person's to change any more.</summary>
    public bool OnlyFills => Allowed == Reportable.ByPmoAlone;

    public bool AsksAnswer => Report is null
        ? Draft.Answer is not null
        : Compares && (Report.HasOpenQuestion || (Report.Answer is not null && !OnlyFills));

    public bool AsksCause => Report is null
        ? Draft.HasCause
        : Report.Overall != Rag.Green && !(OnlyFills && Report.Figures.Cause is not null);

    public bool AsksReason => Report is null ? Draft.Reason is not null : Allowed == Reportable.WithReason && Report.IsExplained;

    public bool AsksNothing => !AsksAnswer && !AsksCause;
}
