using PmoBot.Audit;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Status;

/// <summary>What a project shows as its newest report, held against the reports that stand: no entry says it of the one or the other.</summary>
internal sealed class LatestAudit : IAuditedTogether
{
    public bool Reads(TableRow row) =>
        ProjectCode.OfPartition(row.Partition) is not null && (row.Key == ProjectStore.Row || StatusStore.IsReport(row.Key));

    public AuditFault? Fault(string chain, IReadOnlyList<TableRow> rows)
    {
        if (rows[0].Key != ProjectStore.Row)
            return null;

        var project = ProjectStore.Read(rows[0].Columns);
        var standing = StatusTrail.Standing(rows.Skip(1).Select(row => StatusRows.Read(project.Code, row.Columns)));
        var newest = standing.Count > 0 ? standing[^1] : null;
        return project.Latest == (newest is null ? null : new LatestReport(newest.Period.Id, newest.Version))
            ? null
            : new AuditFault(chain, FaultKind.NotTheNewest) { Subject = project.Latest is { } shown ? StatusStore.RowOf(shown.Period, shown.Version) : "" };
    }
}
