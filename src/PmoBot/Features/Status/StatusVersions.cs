using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Status;

/// <summary>Commits a version: its row, the project's pointer to it, the audit entry, and the cards that show it.</summary>
internal sealed class StatusVersions(StatusStore reports, LiveCards cards, Outbox outbox)
{
    /// <param name="trail">What <paramref name="report"/> follows from.</param>
    /// <param name="mark">By which a repetition will be known.</param>
    /// <param name="becomesTheSummary">Whether the pressed message shows the report from now on.</param>
    public async Task<CommitResult> CommitAsync(
        Turn turn, string verb, StoredProject stored, StatusTrail trail, StatusReport report, Write? mark = null, bool becomesTheSummary = true)
    {
        var row = StatusStore.RowOf(report.Period.Id, report.Version);
        var (head, entry) = AuditTrail.Append(stored.Project.Audit, turn.Now, turn.Pseudonym, verb, row, StatusRules.ForTrail(report));
        var project = StatusRules.With(stored.Project, report, trail) with { Audit = head };

        var posted = await cards.ListAsync(project.Code.Partition, StatusLiveCard.Prefix(report.Period), CancellationToken.None);
        var own = StatusLiveCard.IdForPerson(turn, report.Period);
        List<Write> writes = [ProjectStore.Replace(project, stored.ETag), StatusStore.Insert(report), .. new[] { mark }.OfType<Write>(), entry];
        if (becomesTheSummary && turn is { Place.Kind: PlaceKind.Personal, PressedCardId: { } message })
            writes.Add(StatusLiveCard.ShowIn(turn, project, report.Period, message, posted.FirstOrDefault(card => card.Id == own)));
        else
            own = null;

        List<string> shown = [.. posted.Select(card => card.Id).Append(own).OfType<string>().Distinct(StringComparer.Ordinal)];
        return await outbox.CommitAsync(
            project.Code.Partition, writes, [TakeSnapshot.Raise(turn.Now), .. HintReporter.For(project, report, turn.Now), .. RaiseStatusCards.For(turn, report, shown, cards)]);
    }

    /// <summary>The version that was sent before, if this is the same once more.</summary>
    // The same content once more is a repetition while its version is the newest; after another one, somebody has gone
    // back to what they said first. The same press is a repetition whatever came since.
    public async Task<StatusReport?> RepeatedAsync(Turn turn, Project project, DraftMark? mark)
    {
        if (mark is null || await reports.FindAsync(project.Code, mark.Period, mark.Version, CancellationToken.None) is not { } report)
            return null;
        return mark.Presses.Contains(turn.ActivityId, StringComparer.Ordinal)
            || (await reports.LatestForAsync(project, report.Period, CancellationToken.None))?.Version == report.Version ? report : null;
    }

    // A form whose post was repeated stands in two messages: whichever is sent becomes the summary that is kept up to date.
    public async Task<Tried<Reply>> SentAgainAsync(Turn turn, Project project, StatusReport report)
    {
        Reply sent = StatusReplies.Summary(turn, project, report);
        if (turn is not { Place.Kind: PlaceKind.Personal, PressedCardId: { } message })
            return sent;

        var (partition, own) = (project.Code.Partition, StatusLiveCard.IdForPerson(turn, report.Period));
        var card = await cards.FindAsync(partition, own, CancellationToken.None);
        return card?.ActivityIds.Contains(message, StringComparer.Ordinal) == true
            ? sent
            : (await outbox.CommitAsync(
                partition, [StatusLiveCard.ShowIn(turn, project, report.Period, message, card)], [cards.Raise(own)])).Then<Reply>(sent);
    }
}
