using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Status;

/// <summary>The form comes back: a report for the period, or a correction of it; every version is kept.</summary>
internal sealed class SubmitStatus(
    ProjectStore projects, StatusStore reports, ReportablePeriods periods, StatusVersions versions, BrokenTolerance tolerance, Commands commands) : IFormAction
{
    public const string SubmitVerb = "status.submit";

    public string Verb => SubmitVerb;

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var draft = StatusDraft.From(form);
        if (!ProjectCode.TryParse(draft.Project, out var code))
            return ProjectAccess.NotReadable(turn, draft.Project ?? "");

        var outcome = await commands.RunAsync(code.Value.Partition, () => TryAsync(turn, draft, code.Value));
        return outcome is Outcome<Reply>.Settled settled
            ? settled.Value
            : FormAgain(turn, form, ConversationTexts.For(turn.Language).Busy);
    }

    public Reply FormAgain(Turn turn, FormData form, string notice) => StatusReplies.FormAgain(turn, form, notice);

    private async Task<Tried<Reply>> TryAsync(Turn turn, StatusDraft draft, ProjectCode code)
    {
        var finding = reports.FindMarkAsync(code, draft.Fingerprint, CancellationToken.None);
        if (await projects.FindAsync(code, CancellationToken.None) is not { } stored)
            return ProjectAccess.NotReadable(turn, code.Value);

        var project = stored.Project;
        if (StatusRefusals.For(turn, project) is { } refusal)
            return refusal;
        var mark = await finding;
        if (await versions.RepeatedAsync(turn, project, mark) is { } repeated)
            return await versions.SentAgainAsync(turn, project, repeated);

        var period = Period.ParseId(draft.Period ?? "") ?? ReportablePeriods.Current(turn, project);
        var (reading, allowed) = (reports.TrailAsync(project, period, turn.Now, CancellationToken.None), await periods.OfAsync(turn, project, period, CancellationToken.None));
        var trail = await reading;
        if (allowed is Reportable.No or Reportable.ByPmoAlone)
            return await ForThisPeriodAsync(turn, draft, project, period, allowed);

        var asksReason = allowed == Reportable.WithReason;
        var last = trail.Current ?? trail.Before;
        var form = StatusReplies.Form(turn, draft, project, period, last) with { AsksReason = asksReason };
        var (figures, errors) = draft.Validate(project.Unit, StatusTexts.For(turn.Language), StatusAsks.Of(project, last) with { Reason = asksReason });
        if (figures is null)
            return StatusReplies.Again(form with { Errors = errors });
        if (trail.Current is { } stands && IsUnseen(turn, draft, stands, trail))
        {
            var texts = StatusTexts.For(turn.Language);
            return StatusReplies.Again(form with
            {
                Draft = draft with { Base = stands.Version },
                Notice = turn.Person.Is(stands.Origin.By) ? texts.ChangedMeanwhile(stands, turn.Zone) : texts.SentMeanwhile(stands, turn.Zone),
            });
        }

        var report = StatusRules.Next(project, figures, trail, turn);
        if (asksReason)
            report = report with { CorrectionReason = draft.Reason };
        var result = await versions.CommitAsync(
            turn, SubmitVerb, stored, trail, report, StatusStore.Mark(draft.Fingerprint, report, turn.ActivityId, mark));
        return result.Then(StatusReplies.Sent(turn, project, report, trail, await tolerance.IsOfferedAsync(project, report, CancellationToken.None)));
    }

    private async Task<Tried<Reply>> ForThisPeriodAsync(Turn turn, StatusDraft draft, Project project, Period closed, Reportable allowed)
    {
        var texts = StatusTexts.For(turn.Language);
        var current = ReportablePeriods.Current(turn, project);
        var last = await reports.LatestAsync(project, CancellationToken.None);
        var form = StatusReplies.Form(turn, draft with { Period = current.Id, Base = 0 }, project, current, last) with
        {
            Notice = texts.PeriodHasClosed(closed, current),
        };
        return allowed == Reportable.ByPmoAlone
            ? ProjectAccess.Lacking(Right.CorrectClosedReport, project) with
            {
                Instead = StatusReplies.Again(form with { Notice = $"{form.Notice} {texts.OnlyPmoCorrects(closed)}" }),
            }
            : StatusReplies.Again(form);
    }

    // Nobody replaces a colleague's figures, or the words beside them, without having been told of it; their own they know.
    private static bool IsUnseen(Turn turn, StatusDraft draft, StatusReport stands, StatusTrail trail) =>
        draft.Base is { } known
        && ((known != stands.Version && !turn.Person.Is(stands.By))
            || (known < trail.FiguresSince && !turn.Person.Is(stands.Origin.By)));
}
