using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Status;

/// <summary>The form comes back: a report for the period, or a correction of it; every version is kept.</summary>
internal sealed class SubmitStatus(
    ProjectStore projects, StatusStore reports, ReportablePeriods periods, LiveCards cards, Commands commands, Outbox outbox) : IFormAction
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

    public Reply FormAgain(Turn turn, FormData form, string notice)
    {
        var draft = StatusDraft.From(form);
        var again = new StatusForm(draft, StatusTexts.For(turn.Language), new StatusSubject(draft.Project ?? "")
        {
            Unit = draft.Spent is null && draft.ToComplete is null ? null : "",
        })
        { Notice = notice };
        return Again(again);
    }

    private async Task<Tried<Reply>> TryAsync(Turn turn, StatusDraft draft, ProjectCode code)
    {
        var finding = reports.FindMarkAsync(code, draft, CancellationToken.None);
        if (await projects.FindAsync(code, CancellationToken.None) is not { } stored)
            return ProjectAccess.NotReadable(turn, code.Value);

        var project = stored.Project;
        if (StatusRefusals.For(turn, project) is { } refusal)
            return refusal;
        var mark = await finding;
        if (await RepeatedAsync(turn, project, mark) is { } repeated)
            return await SentAgainAsync(turn, project, repeated);

        var current = ReportablePeriods.Current(turn, project);
        var period = Period.ParseId(draft.Period ?? "") ?? current;
        var before = await reports.LatestAsync(project, CancellationToken.None);
        if (!await periods.ContainAsync(turn, project, period, CancellationToken.None))
        {
            return Again(Form(turn, draft with { Period = current.Id, Base = 0 }, project, current, before) with
            {
                Notice = StatusTexts.For(turn.Language).PeriodHasClosed(period, current),
            });
        }

        var (figures, errors) = draft.Validate(turn.Language, StatusTexts.For(turn.Language));
        if (figures is null)
            return Again(Form(turn, draft, project, period, before) with { Errors = errors });
        if (before?.Period == period && IsUnseen(turn, draft, before))
        {
            return Again(Form(turn, draft with { Base = before.Version }, project, period, before) with
            {
                Notice = StatusTexts.For(turn.Language).SentMeanwhile(before),
            });
        }

        var report = StatusRules.Next(project, period, figures, before, turn);
        return await CommitAsync(turn, draft, stored, report, mark);
    }

    // The same content once more is a repetition while its version is the newest; after another one, somebody has gone
    // back to what they said first. The same press is a repetition whatever came since.
    private async Task<StatusReport?> RepeatedAsync(Turn turn, Project project, DraftMark? mark)
    {
        if (mark is null || await reports.FindAsync(project.Code, mark.Period, mark.Version, CancellationToken.None) is not { } report)
            return null;
        return mark.Presses.Contains(turn.ActivityId, StringComparer.Ordinal)
            || (await reports.LatestForAsync(project, report.Period, CancellationToken.None))?.Version == report.Version ? report : null;
    }

    // A form whose post was repeated stands in two messages: whichever is sent becomes the summary that is kept up to date.
    private async Task<Tried<Reply>> SentAgainAsync(Turn turn, Project project, StatusReport report)
    {
        var sent = Sent(turn, project, report);
        if (turn is not { Place.Kind: PlaceKind.Personal, PressedCardId: { } message })
            return sent;

        var (partition, own) = (project.Code.Partition, StatusLiveCard.IdForPerson(turn, report.Period));
        var card = await cards.FindAsync(partition, own, CancellationToken.None);
        return card?.ActivityIds.Contains(message, StringComparer.Ordinal) == true
            ? sent
            : (await outbox.CommitAsync(
                partition, [StatusLiveCard.ShowIn(turn, project, report.Period, message, card)], [cards.Raise(own)])).Then(sent);
    }

    // Nobody replaces a colleague's report without having been told of it; their own they know.
    private static bool IsUnseen(Turn turn, StatusDraft draft, StatusReport stands) =>
        stands.Version > draft.Base && !turn.Person.Is(stands.By);

    private async Task<Tried<Reply>> CommitAsync(
        Turn turn, StatusDraft draft, StoredProject stored, StatusReport report, DraftMark? mark)
    {
        var row = StatusStore.RowOf(report.Period.Id, report.Version);
        var (head, entry) = AuditTrail.Append(
            stored.Project.Audit, turn.Now, turn.Pseudonym, SubmitVerb, row, StatusRules.InWords(report));
        var project = StatusRules.With(stored.Project, report) with { Audit = head };

        var posted = await cards.ListAsync(project.Code.Partition, StatusLiveCard.Prefix(report.Period), CancellationToken.None);
        var own = StatusLiveCard.IdForPerson(turn, report.Period);
        List<Write> writes = [ProjectStore.Replace(project, stored.ETag), .. StatusStore.Insert(report, draft, turn.ActivityId, mark), entry];
        if (turn is { Place.Kind: PlaceKind.Personal, PressedCardId: { } message })
            writes.Add(StatusLiveCard.ShowIn(turn, project, report.Period, message, posted.FirstOrDefault(card => card.Id == own)));
        else
            own = null;

        List<string> shown = [.. posted.Select(card => card.Id).Append(own).OfType<string>().Distinct(StringComparer.Ordinal)];
        var result = await outbox.CommitAsync(
            project.Code.Partition, writes, [TakeSnapshot.Raise(turn.Now), .. RaiseStatusCards.For(turn, report.Period, shown, cards)]);
        return result.Then(Sent(turn, project, report));
    }

    private static StatusForm Form(Turn turn, StatusDraft draft, Project project, Period period, StatusReport? last) =>
        new(draft, StatusTexts.For(turn.Language), StatusSubject.Of(project)) { Period = period, Last = last };

    private static Reply Again(StatusForm form) => new Reply.FormAgain(StatusCards.Form(form), form.Texts.StatusOf(form.Subject.Name));

    private static Reply Sent(Turn turn, Project project, StatusReport report)
    {
        var texts = StatusTexts.For(turn.Language);
        var card = turn.Place.IsShared && turn.LinkedProject != project.Code.Value
            ? StatusCards.WithoutFacts(project, report, texts)
            : StatusCards.Summary(project, report, texts, toAll: turn.Place.IsShared);
        return new Reply.UpdatedCard(card, StatusCards.Line(project, report, texts)) { IsLive = true };
    }
}
