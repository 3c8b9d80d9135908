using PmoBot.Conversation;
using PmoBot.Features.Projects;

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

        var texts = StatusTexts.For(turn.Language);
        if (Period.ParseId(form.Text(StatusFields.Period) ?? "") is not { } period || project.Latest?.Period != period.Id
            || await reports.LatestForAsync(project, period, cancel) is not { } report)
            return StatusRefusals.Here(turn, project, new Reply.Text(texts.NothingToExplain));
        return report.Overall == Rag.Green && !report.HasOpenQuestion && report.Answer is null
            ? StatusRefusals.Here(turn, project, new Reply.Text(texts.NothingToExplain))
            : StatusReplies.Why(turn, project, report, before: null);
    }
}
