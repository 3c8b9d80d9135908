using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>The hints by which approvers find what waits for them, as each open case says.</summary>
internal sealed class RebuildApprovals(ITableStore tables, EscalationStore store, EscalationCases cases, IClock clock) : IDerivedRows
{
    public async Task<int> WriteAsync(Project project, CancellationToken cancel)
    {
        var written = 0;
        foreach (var some in (await store.ListAsync(project, cancel)).Where(one => one.IsOpen).Select(one => one.Id).Chunk(100))
        {
            foreach (var at in await cases.FindAsync(some, cancel))
                written += await WriteAsync(at, cancel);
        }

        return written;
    }

    private async Task<int> WriteAsync(EscalationAtHand at, CancellationToken cancel)
    {
        var (row, written) = (Approvals.RowOf(at.Escalation), 0);
        foreach (var (person, told) in Occasions.Of(at, [], clock.GetCurrentInstant()))
        {
            if (!told.Waits || await tables.FindAsync(Person.PartitionOf(person), row, cancel) is not null)
                continue;
            await tables.UpsertAsync(Person.PartitionOf(person), row, []);
            written++;
        }

        return written;
    }
}
