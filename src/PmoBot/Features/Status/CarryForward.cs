using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>"Nothing changed", in one tap: the last report stands for this period too. All is asked again of the store.</summary>
internal sealed class CarryForward(
    ProjectStore projects, StatusStore reports, ReportablePeriods periods, StatusVersions versions, BrokenTolerance tolerance, Commands commands) : IFormAction
{
    public const string UnchangedVerb = "status.unchanged";

    public string Verb => UnchangedVerb;

    public static CardAddress Address(StatusDraft draft) => new(
        UnchangedVerb, (StatusFields.Project, draft.Project ?? ""), (StatusFields.Period, draft.Period ?? ""), (StatusFields.Draft, draft.Id));

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
        if (await projects.FindAsync(code, CancellationToken.None) is not { } stored)
            return ProjectAccess.NotReadable(turn, code.Value);

        var project = stored.Project;
        if (StatusRefusals.For(turn, project) is { } refusal)
            return refusal;

        var (texts, current) = (StatusTexts.For(turn.Language), ReportablePeriods.Current(turn, project));
        var period = Period.ParseId(draft.Period ?? "") ?? current;
        var words = $"unchanged-{period.Id}";   // whichever card it is pressed on, it says the same
        var finding = reports.FindMarkAsync(code, words, CancellationToken.None);
        var trail = await reports.TrailAsync(project, period, turn.Now, CancellationToken.None);
        var mark = await finding;
        if (await versions.RepeatedAsync(turn, project, mark) is { } repeated)
            return await versions.SentAgainAsync(turn, project, repeated);
        if (trail.Current is { } stands)
            return StatusReplies.Summary(turn, project, stands);
        if (await periods.OfAsync(turn, project, period, CancellationToken.None) != Reportable.Freely)
            return FormAgain(turn, draft with { Period = current.Id }, project, current, trail.Before, texts.PeriodHasClosed(period, current));
        if (NothingChanged.Judge(project, period, trail.Before, trail.Risk, turn.Now) is not NothingChanged.Offered { Last: var last })
            return FormAgain(turn, draft, project, period, trail.Before, WhyNot(turn, project, period, trail));
        if (IsTyped(turn, draft, project, last))
            return FormAgain(turn, draft, project, period, last, texts.SomethingTyped);

        var report = StatusRules.CarryForward(project, last, trail, turn);
        var result = await versions.CommitAsync(turn, UnchangedVerb, stored, trail, report, StatusStore.Mark(words, report, turn.ActivityId, mark));
        return result.Then(StatusReplies.Sent(turn, project, report, trail, await tolerance.IsOfferedAsync(project, report, CancellationToken.None)));
    }

    private static string WhyNot(Turn turn, Project project, Period period, StatusTrail trail)
    {
        var texts = StatusTexts.For(turn.Language);
        return NotOffered.InWords(project, NothingChanged.Judge(project, period, trail.Before, trail.Risk, turn.Now), texts) ?? texts.NothingToCarry;
    }

    private static Reply FormAgain(Turn turn, StatusDraft draft, Project project, Period period, StatusReport? last, string notice)
    {
        var filled = draft.IsFilled ? draft : StatusDraft.Prefilled(draft.Id, project, period.Id, last, turn.Language);
        return StatusReplies.Again(StatusReplies.Form(turn, filled with { Base = 0 }, project, period, last) with { Notice = notice });
    }

    // The button stands in a form. Whoever wrote something there did not mean to lose it.
    private static bool IsTyped(Turn turn, StatusDraft draft, Project project, StatusReport last)
    {
        var texts = StatusTexts.For(turn.Language);
        var prefilled = StatusDraft.Prefilled(draft.Id, project, draft.Period ?? "", last, turn.Language);
        return draft.IsFilled
            && (draft.Validate(project.Unit, texts).Figures is not { } typed
                || StatusRules.InWords(typed) != StatusRules.InWords(prefilled.Validate(project.Unit, texts).Figures!));
    }
}
