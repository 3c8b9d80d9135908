using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Status;

/// <summary>Opens the form for cause, plan and answer once more, for whoever presses.</summary>
internal sealed class AskWhy(ProjectStore projects, StatusStore reports) : ICardAction
{
    public const string WhyVerb = "status.why";

    public string Verb => WhyVerb;

    public static CardAddress Address(Project project, Period period) =>
        new(WhyVerb, (StatusFields.Project, project.Code.Value), (StatusFields.Period, period.Id));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var typed = form.Text(StatusFields.Project) ?? "";
        if (!ProjectCode.TryParse(typed, out var code) || await projects.FindAsync(code.Value, cancel) is not { Project: var project })
            return ProjectAccess.NotReadable(turn, typed);
        if (StatusRefusals.For(turn, project) is { } refusal)
            return refusal;

        var nothing = StatusRefusals.Here(turn, project, new Reply.Text(StatusTexts.For(turn.Language).NothingToExplain));
        if (Period.ParseId(form.Text(StatusFields.Period) ?? "") is not { } period || project.Latest?.Period != period.Id
            || await reports.LatestForAsync(project, period, cancel) is not { NeedsNoWords: false } report)
            return nothing;
        return WhyForm.For(turn, WhyDraft.For(project, report, before: null), project, report) is { AsksNothing: false } why
            ? StatusReplies.Why(project, period, why)
            : turn.Refuse(Right.CorrectClosedReport, project) ?? nothing;
    }
}
