using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>Cause, plan and the answer to the one question come back, and stand with the report from then on.</summary>
internal sealed class ExplainStatus(
    ProjectStore projects, StatusStore reports, StatusVersions versions, Commands commands) : IFormAction
{
    public const string ExplainVerb = "status.explain";

    public string Verb => ExplainVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var draft = WhyDraft.From(form);
        if (!ProjectCode.TryParse(draft.Project, out var code))
            return ProjectAccess.NotReadable(turn, draft.Project ?? "");

        var outcome = await commands.RunAsync(code.Value.Partition, () => TryAsync(turn, draft, code.Value));
        return outcome is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice)
    {
        var (draft, texts) = (WhyDraft.From(form), StatusTexts.For(turn.Language));
        var again = new WhyForm(draft, texts, null, null) { Notice = notice };
        return new Reply.FormAgain(StatusCards.WhyForm(again), again.Title);
    }

    private async Task<Tried<Reply>> TryAsync(Turn turn, WhyDraft draft, ProjectCode code)
    {
        var finding = reports.FindMarkAsync(code, draft.Fingerprint, CancellationToken.None);
        if (await projects.FindAsync(code, CancellationToken.None) is not { } stored)
            return ProjectAccess.NotReadable(turn, code.Value);

        var (project, texts) = (stored.Project, StatusTexts.For(turn.Language));
        if (StatusRefusals.For(turn, project) is { } refusal)
            return refusal;
        var mark = await finding;
        if (await versions.RepeatedAsync(turn, project, mark) is { } repeated)
            return Kept(turn, project, repeated);

        // Nothing is asked about a report that another period has overtaken.
        if (Period.ParseId(draft.Period ?? "") is not { } period || project.Latest?.Period != period.Id)
            return new Reply.Text(texts.NothingToExplain);

        var trail = await reports.TrailAsync(project, period, CancellationToken.None);
        var stands = trail.Current!;
        var form = WhyForm.For(turn, draft, project, stands);
        var (figures, answer, errors) = draft.Validate(stands, texts, form.Compares);
        if (figures is null)
            return new Reply.FormAgain(StatusCards.WhyForm(form with { Errors = errors }), form.Title);

        var report = StatusRules.Explain(stands, figures, answer, trail, turn);
        var result = await versions.CommitAsync(
            turn, ExplainVerb, stored, trail, report, StatusStore.Mark(draft.Fingerprint, report, turn.ActivityId, mark), becomesTheSummary: false);
        return result.Then(Kept(turn, project, report));
    }

    private static Reply Kept(Turn turn, Project project, StatusReport report)
    {
        var texts = StatusTexts.For(turn.Language);
        if (report.Answer is { Reason: WatermelonReason.FigureToCorrect })
            return Correct(turn, project, report);
        return new Reply.UpdatedCard(StatusCards.Explained(project, report, texts), texts.Kept);
    }

    // "A figure to correct" opens the field; what was said so far stands with the report meanwhile.
    private static Reply Correct(Turn turn, Project project, StatusReport report)
    {
        var draft = StatusDraft.Correcting(Guid.NewGuid().ToString("N"), project, report.Period.Id, report.FiguresFor(project), turn.Language) with { Base = report.Version };
        return StatusReplies.Again(StatusReplies.Form(turn, draft, project, report.Period, report) with
        {
            Notice = string.Join(' ', ComputedReasons.Of(project, report, StatusTexts.For(turn.Language))),
            OpensMore = report.Computed.Cost is { Rag: > Rag.Green },
        });
    }
}
