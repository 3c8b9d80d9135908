using System.Globalization;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Tables;

namespace PmoBot.Features.Projects;

/// <summary>One entry about a project itself, as its trail keeps it.</summary>
/// <param name="Text">Null: forgotten.</param>
internal sealed record TrailEntry(long Sequence, Instant At, Guid Actor, string Action, string? Text);

/// <summary>What the audit trail says of a project itself: the entries of subject `project` among all others.</summary>
internal sealed class ProjectTrail(ITableStore store)
{
    private const int Window = 100;

    /// <summary>What the project said when that entry was written; null if it is none of the project's, or forgotten.</summary>
    /// <param name="sequence">Out of a form: an address, not an authority.</param>
    public async Task<IReadOnlyDictionary<string, string>?> AtAsync(Project project, string? sequence, CancellationToken cancel)
    {
        if (!long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        if (number == project.Edited)
            return ProjectRules.Read(ProjectRules.InWords(project));
        return await store.FindAsync(project.Code.Partition, AuditTrail.RowOf(number), cancel) is { } row
            && Read(row) is { Text: { } text } ? ProjectRules.Read(text) : null;
    }

    /// <summary>The newest entries up to <paramref name="last"/>, the newest first.</summary>
    public async Task<IReadOnlyList<TrailEntry>> NewestAsync(Project project, long last, int count, CancellationToken cancel)
    {
        var found = new List<TrailEntry>();
        // Reports stand between them: the chain is read backwards until there are enough.
        for (var end = Math.Min(last, project.Audit.Sequence); end > 0 && found.Count < count; end -= Window)
        {
            var rows = store.QueryAsync(
                project.Code.Partition, AuditTrail.RowOf(Math.Max(1, end - Window + 1)), AuditTrail.RowOf(end + 1), Window, cancel);
            found.AddRange((await rows.ToListAsync(cancel)).Select(Read).OfType<TrailEntry>().Reverse());
        }

        return [.. found.Take(count)];
    }

    private static TrailEntry? Read(TableRow row) => row.Columns.Text("subject") == ProjectStore.Row
        ? new TrailEntry(
            row.Columns.Int64("seq")!.Value,
            Instant.FromDateTimeOffset(row.Columns.Instant("at")!.Value),
            row.Columns.Guid("actor")!.Value,
            row.Columns.Text("action")!,
            row.Columns.Text("text"))
        : null;
}
