using System.Collections.Concurrent;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <summary>The versions of each portfolio's scale: rows `scale-0001` of `portfolio-{id}`, never changed once they are written.</summary>
internal sealed class RiskScales(ITableStore store)
{
    private readonly ConcurrentDictionary<string, RiskScale> _known = new(StringComparer.Ordinal);

    /// <summary>The one by which items of a project are scored from now on.</summary>
    public Task<RiskScale> CurrentAsync(Project project, CancellationToken cancel) => FindAsync(project.PortfolioSettings.Scale, cancel);

    /// <param name="id">Null: the one that the definitions give.</param>
    public async Task<RiskScale> FindAsync(string? id, CancellationToken cancel)
    {
        if (id is null)
            return RiskScale.Default;
        if (_known.TryGetValue(id, out var known))
            return known;
        var row = await store.FindAsync(RiskScaleRows.AddressOf(id), cancel)
            ?? throw new InvalidDataException($"There is no scale {id}.");
        return _known[id] = RiskScaleRows.Read(id, row.Columns);
    }
}
