using System.Globalization;
using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Escalations;

/// <summary>Of each project in its portfolio: what is open, and how long what was decided took, a level each. Of confidential cases no lead time.</summary>
internal sealed class EscalationSnapshot(EscalationStore store) : ISnapshotSource
{
    private const string OpenColumn = "escalations";
    private const string LeadsColumn = "escalationLeads";

    // A column holds 32,000 characters.
    private const int Most = 500;

    public async Task AddToAsync(Columns columns, Project project, CancellationToken cancel)
    {
        var all = await store.ListAsync(project, cancel);
        if (all.Count == 0)
            return;
        columns[OpenColumn] = string.Join(' ', all.Where(one => one.IsOpen).Take(Most)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Id.Number}@{one.RaisedAt.ToUnixTimeSeconds()}")));
        columns[LeadsColumn] = string.Join(' ', LeadsOf(all).Take(Most)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Level}@{(long)one.Lead.TotalMinutes}")));
    }

    /// <summary>The newest first.</summary>
    public static IEnumerable<(int Level, Duration Lead)> LeadsOf(IEnumerable<Escalation> cases) =>
        cases.Where(one => one is { IsConfidential: false, Verdict: not null }).Select(one => (one.Verdict!.Level, one.Verdict.Lead));

    public static IEnumerable<PlacedCase> OpenOf(ProjectCode project, Columns columns) => Pairs(columns.Text(OpenColumn))
        .Select(pair => (Id: new EscalationId(project, (int)pair.First), RaisedAt: Instant.FromUnixTimeSeconds(pair.Second)))
        .Select(one => new PlacedCase(one.Id.ByAge(one.RaisedAt), one.Id));

    public static IEnumerable<(int Level, Duration Lead)> LeadsOf(Columns columns) =>
        Pairs(columns.Text(LeadsColumn)).Select(pair => ((int)pair.First, Duration.FromMinutes(pair.Second)));

    private static IEnumerable<(long First, long Second)> Pairs(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('@')).Select(pair => (long.Parse(pair[0], CultureInfo.InvariantCulture), long.Parse(pair[1], CultureInfo.InvariantCulture)));
}
