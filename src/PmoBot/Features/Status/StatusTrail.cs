namespace PmoBot.Features.Status;

/// <summary>A project's versions up to and with a period, oldest first: what the next version follows from.</summary>
internal sealed record StatusTrail(Period Period, IReadOnlyList<StatusReport> Versions)
{
    /// <summary>The report of the period, if it has one.</summary>
    public StatusReport? Current => Last is { Stands: true } ? Last : null;

    /// <summary>What was kept last for the period: its report, or that it was withdrawn.</summary>
    public StatusReport? Last => OfPeriod is [.., var last] ? last : null;

    /// <summary>The report before it, whatever its period.</summary>
    public StatusReport? Before => Standing(Versions).LastOrDefault(report => report.Period != Period);

    /// <summary>Versions are counted on after a withdrawal: none is ever written over.</summary>
    public int NextVersion => (Last?.Version ?? 0) + 1;

    public IReadOnlyList<StatusReport> OfPeriod => [.. Versions.Where(version => version.Period == Period)];

    /// <summary>The reports that stand, one a period.</summary>
    public static IReadOnlyList<StatusReport> Standing(IEnumerable<StatusReport> versions) =>
        [.. versions.GroupBy(version => version.Period).Select(period => period.Last()).Where(report => report.Stands)];

    /// <summary>What a report's versions come to, each done after the other; null: it has none.</summary>
    public static StatusReport? Replay(IReadOnlyList<StatusReport> versions) =>
        versions.Count == 0 ? null : versions[^1] switch
        {
            { Act: StatusAct.Withdrawn } => null,
            { Restores: { } restored } => Replay([.. versions.TakeWhile(version => version.Version <= restored)]),
            var last => last,
        };
}
