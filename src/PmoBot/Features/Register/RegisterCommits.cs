using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>Commits what becomes of items, in one: their rows, the project's counters, an audit entry each, and what shows them elsewhere.</summary>
internal sealed class RegisterCommits(RegisterStore register, RiskScales scales, Outbox outbox)
{
    /// <param name="mark">By which a repetition will be known.</param>
    public Task<CommitResult> CommitAsync(Turn turn, string verb, StoredProject stored, IReadOnlyList<ItemChange> changes, Write? mark = null) =>
        CommitAsync(turn.Pseudonym, turn.Now, verb, stored, changes, mark);

    /// <param name="actor">A pseudonym.</param>
    /// <param name="at">When it was decided.</param>
    public async Task<CommitResult> CommitAsync(
        Guid actor, Instant at, string verb, StoredProject stored, IReadOnlyList<ItemChange> changes, Write? mark = null)
    {
        var (project, head, entries) = (stored.Project, stored.Project.Audit, new List<Write>());
        foreach (var (before, now) in changes)
        {
            (head, var entry) = AuditTrail.Append(head, at, actor, verb, RegisterRows.RowOf(now.Number), RegisterRules.InWords(now));
            entries.Add(entry);
            project = before is null ? project.Numbered(now.Number) : project;
        }

        project = project with { Audit = head, Version = stored.Project.Version + 1 };
        var known = await KnownAsync(changes);
        var writes = await register.ChangeAsync(project.Code, changes, project.PortfolioSettings.DayOf(at), id => known[id ?? ""]);
        return await outbox.CommitAsync(
            project.Code.Partition,
            [ProjectStore.Replace(project, stored.ETag), .. entries, .. writes, .. new[] { mark }.OfType<Write>()],
            [TakeSnapshot.Raise(at), .. HintOwner.For(head.Sequence, changes, at)]);
    }

    private async Task<Dictionary<string, RiskScale>> KnownAsync(IReadOnlyList<ItemChange> changes)
    {
        var ids = changes.SelectMany(change => new[] { change.Before?.Item, change.Now }).OfType<RegisterItem>().Select(item => item.Scale ?? "");
        var known = new Dictionary<string, RiskScale>(StringComparer.Ordinal);
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
            known[id] = await scales.FindAsync(id.Length > 0 ? id : null, CancellationToken.None);
        return known;
    }
}
