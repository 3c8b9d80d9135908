using NodaTime;
using PmoBot.Features.Register;

namespace PmoBot.Features.Status;

/// <summary>A project's versions around a period: what the next version follows from, and what follows from it.</summary>
/// <param name="Versions">Those of one period in their order.</param>
internal sealed record StatusTrail(Period Period, IReadOnlyList<StatusReport> Versions)
{
    /// <summary>Its cut-off has come: what is given for it now is not newer than what was given for the next.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What the register says now, for the version that comes next; null: nothing was ever logged.</summary>
    public RiskReading? Risk { get; init; }

    /// <summary>The report of the period, if it has one.</summary>
    public StatusReport? Current => Last is { Stands: true } ? Last : null;

    /// <summary>What was kept last for the period: its report, or that it was withdrawn.</summary>
    public StatusReport? Last => OfPeriod is [.., var last] ? last : null;

    /// <summary>The report before it, whatever its period.</summary>
    public StatusReport? Before => Earlier is [.., var before] ? before : null;

    /// <summary>The reports before it, oldest first.</summary>
    public IReadOnlyList<StatusReport> Earlier =>
    [
        .. Placed(Versions)
            .TakeWhile(report => report.Version.Period != Period && (!IsClosed || report.Place.Day <= Period.LastDay))
            .Select(report => report.Version),
    ];

    /// <summary>The reports that have overtaken it, oldest first.</summary>
    public IReadOnlyList<StatusReport> Later => [.. Standing(Versions).Skip(Earlier.Count).Where(report => report.Period != Period)];

    /// <summary>Versions are counted on after a withdrawal: none is ever written over.</summary>
    public int NextVersion => (Last?.Version ?? 0) + 1;

    /// <summary>The version from which on the figures of the last one stand, whatever words came beside them.</summary>
    public int FiguresSince => OfPeriod.Reverse().TakeWhile(version => version.Origin.At == Last!.Origin.At).LastOrDefault()?.Version ?? 0;

    /// <summary>As it is once this version of its period is kept, too.</summary>
    public StatusTrail With(StatusReport version) => this with { Versions = [.. Versions, version] };

    public IReadOnlyList<StatusReport> OfPeriod => [.. Versions.Where(version => version.Period == Period)];

    /// <summary>The reports that stand, one a period, oldest first.</summary>
    public static IReadOnlyList<StatusReport> Standing(IEnumerable<StatusReport> versions) => [.. Placed(versions).Select(report => report.Version)];

    /// <summary>What a report's versions come to, each done after the other; null: it has none.</summary>
    public static StatusReport? Replay(IReadOnlyList<StatusReport> versions) =>
        versions.Count == 0 ? null : versions[^1] switch
        {
            { Act: StatusAct.Withdrawn } => null,
            { Restores: { } restored } => Replay([.. versions.TakeWhile(version => version.Version <= restored)]),
            var last => last,
        };

    // Those of one cadence are in the order of their periods, however late one came; those that overlap, because the
    // cadence changed, in the order of receipt. Words that are added to figures do not make them newer.
    private static IEnumerable<((LocalDate Day, Instant At) Place, StatusReport Version)> Placed(IEnumerable<StatusReport> versions)
    {
        List<((LocalDate Day, Instant At) Place, StatusReport Version)> placed =
        [
            .. from period in versions.GroupBy(version => version.Period)
               where period.Last().Stands
               select (PlaceOf([.. period]), period.Last()),
        ];
        return placed.Select(one => (Place: IsBehindALater(one) ? (one.Version.Period.Nearest(one.Place.Day), one.Place.At) : one.Place, one.Version)).OrderBy(one => one.Place);

        // The next period's report came early, and this one late, though in time: it goes back into its own.
        bool IsBehindALater(((LocalDate Day, Instant At) Place, StatusReport Version) one) =>
            placed.Exists(other => other.Version.Period.FirstDay > one.Version.Period.LastDay && other.Place.CompareTo(one.Place) < 0);
    }

    // A report stands where its figures were given, if its period was still open; after the cut-off, at the period's
    // last day, or where the report stands that they correct.
    private static (LocalDate Day, Instant At) PlaceOf(IReadOnlyList<StatusReport> period)
    {
        var (within, at) = (period[0].Period, period[^1].Origin.At);
        var place = (Day: within.Nearest(Day(at)), at);
        return period.LastOrDefault(version => !version.CameAfterCutOff) is { Origin.At: var inTime }
            ? (LocalDate.Max(within.FirstDay, Day(inTime)), inTime) is var open && open.CompareTo(place) > 0 ? open : place
            : place;

        static LocalDate Day(Instant at) => at.InUtc().Date;
    }
}
