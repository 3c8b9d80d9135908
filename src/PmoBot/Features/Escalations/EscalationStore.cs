using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>Cases and their timelines, as they stand in their project's partition.</summary>
internal sealed class EscalationStore(ITableStore store) : IOpenCases
{
    private const string DraftPrefix = "raised-";

    public async Task<Escalation?> FindAsync(EscalationId id, CancellationToken cancel) =>
        await store.FindAsync(id.Project.Partition, id.Row, cancel) is { } row ? EscalationRows.Read(row) : null;

    /// <summary>One wave of at most 100; those that are there.</summary>
    public async Task<IReadOnlyList<Escalation>> FindAsync(IReadOnlyList<EscalationId> ids, CancellationToken cancel) => ids.Count == 0 ? [] :
        [.. (await store.FindAsync([.. ids.Select(id => new RowAddress(id.Project.Partition, id.Row))], cancel)).OfType<TableRow>().Select(EscalationRows.Read)];

    /// <summary>All cases of a project, the newest first.</summary>
    public async Task<IReadOnlyList<Escalation>> ListAsync(Project project, CancellationToken cancel)
    {
        if (!project.Numbers.ContainsKey(EscalationId.Letter))
            return [];
        var rows = store.QueryAsync(project.Code.Partition, EscalationRows.Prefix, TableKey.EndOf(EscalationRows.Prefix), 100, cancel);
        return [.. (await rows.Select(EscalationRows.Read).ToListAsync(cancel)).OrderByDescending(one => one.Id.Number)];
    }

    public async Task<bool> HasOfToleranceAsync(Project project, CancellationToken cancel) =>
        (await ListAsync(project, cancel)).Any(one => one is { IsOpen: true, IsOfTolerance: true });

    /// <summary>The case that this form has become; null: none yet.</summary>
    public async Task<EscalationId?> DraftedAsync(ProjectCode project, string draft, CancellationToken cancel) =>
        EscalationId.Parse(project, (await store.FindAsync(project.Partition, DraftPrefix + draft, cancel))?.Columns.Text("escalation"));

    public static Write Drafted(string draft, EscalationId id) => new Write.Insert(DraftPrefix + draft, new Columns { ["escalation"] = id.Name });

    /// <summary>What happened to it, from the beginning.</summary>
    public async Task<IReadOnlyList<EscalationStep>> TimelineAsync(EscalationId id, CancellationToken cancel)
    {
        var prefix = EscalationRows.StepsOf(id);
        return await store.QueryAsync(id.Project.Partition, prefix, TableKey.EndOf(prefix), 100, cancel).Select(EscalationRows.ReadStep).ToListAsync(cancel);
    }
}
