using System.Globalization;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Status;

/// <summary>Takes back what was sent last, for ten minutes and until the cut-off: by whoever sent it, or by the PMO. Nothing is erased.</summary>
internal sealed class UndoStatus(ProjectStore projects, StatusStore reports, StatusVersions versions, Commands commands) : ICardAction
{
    public const string UndoVerb = "status.undo";

    public string Verb => UndoVerb;

    public static CardAddress Address(StatusReport report) => new(
        UndoVerb,
        (StatusFields.Project, report.Project.Value),
        (StatusFields.Period, report.Period.Id),
        (StatusFields.Version, report.Version.ToString(CultureInfo.InvariantCulture)));

    public async Task<Reply> PressAsync(Turn turn, FormData form, CancellationToken cancel)
    {
        var typed = form.Text(StatusFields.Project) ?? "";
        if (!ProjectCode.TryParse(typed, out var code) || Period.ParseId(form.Text(StatusFields.Period) ?? "") is not { } period
            || !int.TryParse(form.Text(StatusFields.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var shown))
            return ProjectAccess.NotReadable(turn, typed);

        var outcome = await commands.RunAsync(code.Value.Partition, () => TryAsync(turn, code.Value, period, shown));
        return outcome is Outcome<Reply>.Settled settled
            ? settled.Value
            : new Reply.Text(ConversationTexts.For(turn.Language).Busy);
    }

    private async Task<Tried<Reply>> TryAsync(Turn turn, ProjectCode code, Period period, int shown)
    {
        if (await projects.FindAsync(code, CancellationToken.None) is not { } stored)
            return ProjectAccess.NotReadable(turn, code.Value);

        var (project, texts) = (stored.Project, StatusTexts.For(turn.Language));
        if (StatusRefusals.For(turn, project) is { } refusal)
            return refusal;

        var trail = await reports.TrailAsync(project, period, turn.Now, CancellationToken.None);
        if (trail.Last is not { } last || shown > last.Version)
            return new Reply.Refused(new Refusal.Forged($"{code} {StatusStore.RowOf(period.Id, shown)}"));

        switch (Undo.Judge(trail, shown, project, turn))
        {
            case Undo.NotYours:
                return turn.Refuse(Right.UndoReportOfAnother, project)!;
            case Undo.TooLate:
                return StatusRefusals.Here(turn, project, new Reply.Text(texts.TooLateToUndo));
            case Undo.BuiltOn on:
                return StatusRefusals.Here(turn, project, new Reply.Text(texts.BuiltOn(on.Later)));
            case Undo.Done { Version: var version }:
                var result = await versions.CommitAsync(turn, UndoVerb, stored, trail, version);
                return result.Then(Shown(turn, project, version));
            default:
                return Shown(turn, project, last);
        }
    }

    private static Reply Shown(Turn turn, Project project, StatusReport last) =>
        last.Stands ? StatusReplies.Summary(turn, project, last) : StatusReplies.Withdrawn(turn, project, last);
}
