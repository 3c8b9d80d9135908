using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

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

    public Reply FormAgain(Turn turn, FormData form, string notice) => AsTyped(turn, WhyDraft.From(form), notice);

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
            return NothingToExplain(turn, draft);

        var trail = await reports.TrailAsync(project, period, turn.Now, CancellationToken.None);
        var stands = trail.Current!;
        if (stands.NeedsNoWords || (stands.Overall == Rag.Green && draft.HasCause))
            return NothingToExplain(turn, draft);

        var form = WhyForm.For(turn, draft, project, stands);
        if (form.OnlyFills && draft.Replaces(form, stands))
            return ProjectAccess.Lacking(Right.CorrectClosedReport, project) with { Instead = AsTyped(turn, draft, texts.OnlyPmoCorrects(period)) };
        if (draft.Base is { } known && known != stands.Version)
        {
            return StatusReplies.Again(form with
            {
                Draft = draft with { Base = stands.Version },
                Notice = texts.ChangedMeanwhile(stands, turn.Zone),
            });
        }

        var (figures, answer, errors) = draft.Validate(form, stands);
        if (figures is null)
            return StatusReplies.Again(form with { Errors = errors });

        var report = StatusRules.Explain(project, stands, figures, answer, trail, turn);
        if (form.AsksReason && draft.Replaces(form, stands))
            report = report with { CorrectionReason = draft.Reason };
        var result = await versions.CommitAsync(
            turn, ExplainVerb, stored, trail, report, StatusStore.Mark(draft.Fingerprint, report, turn.ActivityId, mark), becomesTheSummary: false);
        return result.Then(Kept(turn, project, report));
    }

    private static Reply NothingToExplain(Turn turn, WhyDraft draft)
    {
        var words = StatusTexts.For(turn.Language).NothingToExplain;
        return draft.HasCause || draft.Answer is not null ? AsTyped(turn, draft, words) : new Reply.Text(words);
    }

    // From its own data alone, so that all that was typed is in it, whatever of it is asked for now.
    private static Reply.FormAgain AsTyped(Turn turn, WhyDraft draft, string notice) =>
        StatusReplies.Again(new WhyForm(draft, StatusTexts.For(turn.Language), null, null) { Notice = notice });

    private static Reply Kept(Turn turn, Project project, StatusReport report)
    {
        var texts = StatusTexts.For(turn.Language);
        if (report.Answer is not { Reason: WatermelonReason.FigureToCorrect })
            return new Reply.UpdatedCard(StatusCards.Explained(project, report, texts), texts.Kept);
        return ReportablePeriods.OfStanding(turn, project, report.Period) switch
        {
            Reportable.ByPmoAlone => new Reply.UpdatedCard(StatusCards.Explained(project, report, texts, texts.OnlyPmoCorrects(report.Period)), texts.Kept),
            var allowed => Correct(turn, project, report, allowed),
        };
    }

    // "A figure to correct" opens the field; what was said so far stands with the report meanwhile.
    private static Reply Correct(Turn turn, Project project, StatusReport report, Reportable allowed)
    {
        var draft = StatusDraft.Correcting(Guid.NewGuid().ToString("N"), project, report.Period.Id, report.FiguresFor(project), turn.Language) with { Base = report.Version };
        return StatusReplies.Again(StatusReplies.Form(turn, draft, project, report.Period, report) with
        {
            Notice = string.Join(' ', ComputedReasons.Of(project, report, StatusTexts.For(turn.Language))),
            OpensMore = report.Computed.Cost is { Rag: > Rag.Green },
            AsksReason = allowed == Reportable.WithReason,
        });
    }
}
