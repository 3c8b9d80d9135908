using NodaTime;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>Commits what becomes of a case, in one: its row, its timeline, an audit entry, whom to tell, and when its time has to be looked at next.</summary>
internal sealed class EscalationCommits(Outbox outbox)
{
    /// <param name="actor">A pseudonym; empty: time did it.</param>
    /// <param name="offers">What offered to raise it.</param>
    /// <param name="stored">As it was read with the case.</param>
    public Task<CommitResult> CommitAsync(Guid actor, Instant now, string action, StoredProject stored, EscalationDesk desk, Ruling.Moved moved, IReadOnlyList<Write>? more = null, IReadOnlyList<DeliveryRequest>? offers = null)
    {
        var (next, writes) = (moved.Next, new List<Write>(more ?? []));
        foreach (var step in moved.Steps)
        {
            next = next with { Steps = next.Steps + 1, StepsHash = EscalationRows.HashOf(next.StepsHash, step) };
            writes.Add(new Write.Insert(EscalationRows.StepRow(next.Id, next.Steps), EscalationRows.Write(step)));
        }

        next = next.WithPeopleOf(desk, now, moved.Steps.Select(step => step.By));
        // Of what time did the trail says what that was.
        if (actor == Guid.Empty && moved.Steps is [.., var last])
            action = $"{action}.{last.Kind}";
        var (head, entry) = AuditTrail.Append(stored.Project.Audit, now, actor, action, next.Id.Row, EscalationRows.InWords(next));
        var project = stored.Project with { Audit = head, Version = stored.Project.Version + 1 };
        if (next.ETag is null)
            project = project with { Numbers = new Dictionary<char, int>(project.Numbers) { [EscalationId.Letter] = next.Id.Number } };

        writes.AddRange(
        [
            ProjectStore.Replace(project, stored.ETag),
            next.ETag is { } etag ? new Write.Replace(next.Id.Row, EscalationRows.Write(next), etag) : new Write.Insert(next.Id.Row, EscalationRows.Write(next)),
            entry,
        ]);
        return outbox.CommitAsync(
            next.Id.Project.Partition, writes,
            [
                TakeSnapshot.Raise(now),
                TellEscalation.Of(next.Id, now),
                .. PassTime.Of(next, desk),
                .. offers ?? [],
            ]);
    }

    /// <summary>Nothing has changed but who is here: everybody is to hear of it as it stands.</summary>
    public Task<CommitResult> TellAsync(EscalationId id, Instant now) => outbox.CommitAsync(id.Project.Partition, [], [TellEscalation.Of(id, now)]);

    /// <summary>Working days are others than they were when this moment was planned: it waits for the right one.</summary>
    public Task<CommitResult> WaitAsync(Escalation escalation, EscalationDesk desk) =>
        outbox.CommitAsync(escalation.Id.Project.Partition, [], [.. PassTime.Of(escalation, desk)]);
}
