using NodaTime;
using PmoBot.Features.Escalations;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Status;
using PmoBot.Scheduling;

namespace PmoBot.Features.Portfolios;

/// <summary>Estimates at completion against budgets, in one unit.</summary>
/// <param name="Projects">That have both.</param>
internal sealed record RollUpCost(decimal AtCompletion, decimal Budget, int Projects)
{
    public decimal? Over => Budget > 0 ? (AtCompletion - Budget) / Budget : null;
}

/// <summary>
/// What the projects of a portfolio come to, added up one by one as they are read: nothing is kept of a project but the
/// sums. Closed ones are counted and say nothing else. Pure.
/// </summary>
internal sealed class PortfolioRollUp(PortfolioSettings settings, Instant now)
{
    /// <summary>Days up to which a decision is young, and up to which it is not old.</summary>
    public const int YoungDays = 2;
    public const int OldDays = 7;

    private readonly ClosedRounds _closed = new(settings.Rounds, now);
    private readonly LocalDate _today = settings.DayOf(now);
    private readonly Dictionary<ProjectState, int> _states = [];
    private readonly Dictionary<RollUpColour, int> _colours = [];
    private readonly Dictionary<Rag, int> _before = [];
    private readonly SortedDictionary<string, decimal> _threats = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> _opportunities = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, RollUpCost> _costs = new(StringComparer.Ordinal);

    public int Projects { get; private set; }

    /// <summary>Those that are not closed.</summary>
    public int Listed => Projects - Of(ProjectState.Closed);

    public int Worse { get; private set; }

    public int Better { get; private set; }

    public int Greener { get; private set; }

    /// <summary>Reports that ask for a decision or help, and for which no case was raised.</summary>
    public int Wanted { get; private set; }

    /// <summary>Cases that wait for a decision, by days: young, neither, old.</summary>
    public (int Young, int Older, int Old) Pending { get; private set; }

    /// <summary>Whose level has been silent for longer than it had.</summary>
    public int PendingOverdue { get; private set; }

    public Instant? OldestPending { get; private set; }

    public int PendingCount => Pending.Young + Pending.Older + Pending.Old;

    public int NotCosted { get; private set; }

    public int HighThreats { get; private set; }

    public int OverdueActions { get; private set; }

    public int OverdueReviews { get; private set; }

    /// <summary>Active ones whose estimate at completion cannot be computed.</summary>
    public int NotComputable { get; private set; }

    public IReadOnlyDictionary<string, RollUpCost> Costs => _costs;

    /// <summary>Of threats, of opportunities and net, a unit each: sums of different units are never one.</summary>
    public IEnumerable<(string Unit, decimal Threats, decimal Opportunities, decimal Net)> Exposures =>
        _threats.Keys.Union(_opportunities.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(unit => (Unit: unit, Threats: _threats.GetValueOrDefault(unit), Opportunities: _opportunities.GetValueOrDefault(unit)))
            .Select(sum => (sum.Unit, sum.Threats, sum.Opportunities, sum.Threats - sum.Opportunities));

    /// <summary>Any of them has a report before the last, or was not updated: what was can be compared with what is.</summary>
    public bool HasBefore => _before.Count > 0;

    public int Of(ProjectState state) => _states.GetValueOrDefault(state);

    /// <summary>Nothing was reported of any of them, and nothing is late.</summary>
    public bool IsUnreported => Of(RollUpColour.Awaited) > 0 && Listed == Of(RollUpColour.Awaited) + Of(RollUpColour.None);

    /// <summary>Those that have a colour.</summary>
    public int Reported => Of(RollUpColour.Red) + Of(RollUpColour.Amber) + Of(RollUpColour.Green);

    /// <summary>Those that have one, or will.</summary>
    public int Active => Listed - Of(RollUpColour.None);

    public int Of(RollUpColour colour) => _colours.GetValueOrDefault(colour);

    /// <summary>How many had the colour in the report before; of those not updated, in the last one.</summary>
    public int Before(Rag colour) => _before.GetValueOrDefault(colour);

    /// <returns>How the project stands; null: it is closed.</returns>
    public RollUpLine? Add(ProjectSnapshot project)
    {
        Projects++;
        Count(_states, project.State);
        if (project.State == ProjectState.Closed)
            return null;

        var report = StatusSnapshot.Read(project, settings, now);
        var line = new RollUpLine(project, StatusStanding.Of(project, report, _closed), report, [.. EscalationSnapshot.CountedOf(project)], now);
        Count(_colours, line.Colour);
        if (line.Before is { } before)
            Count(_before, before);
        Worse += line.IsWorse ? 1 : 0;
        Better += line.IsBetter ? 1 : 0;
        Greener += line.IsGreener ? 1 : 0;
        Wanted += line.Status?.Colour is not null && report!.StillAsks(project) ? 1 : 0;
        foreach (var pending in line.Cases)
            Add(pending);
        Add(RegisterSnapshot.Read(project.Said));
        if (project.State == ProjectState.Active)
            Add(report);
        return line;
    }

    public int DaysSince(Instant at) => NodaTime.Period.DaysBetween(settings.DayOf(at), _today);

    private void Add(OpenCase pending)
    {
        var (young, older, old) = Pending;
        Pending = DaysSince(pending.RaisedAt) switch
        {
            <= YoungDays => (young + 1, older, old),
            <= OldDays => (young, older + 1, old),
            _ => (young, older, old + 1),
        };
        PendingOverdue += pending.Due < now ? 1 : 0;
        OldestPending = OldestPending is { } oldest ? Instant.Min(oldest, pending.RaisedAt) : pending.RaisedAt;
    }

    private void Add(RegisterFigures figures)
    {
        foreach (var (unit, sum) in figures.Threats)
            _threats[unit] = _threats.GetValueOrDefault(unit) + sum;
        foreach (var (unit, sum) in figures.Opportunities)
            _opportunities[unit] = _opportunities.GetValueOrDefault(unit) + sum;
        NotCosted += figures.NotCosted;
        HighThreats += figures.High;
        OverdueActions += figures.OverdueActions(_today);
        OverdueReviews += figures.OverdueReviews(_today);
    }

    private void Add(ReportedStatus? report)
    {
        if (report is not { AtCompletion: { } estimate, Budget: { } budget })
        {
            NotComputable++;
            return;
        }

        var sum = _costs.GetValueOrDefault(budget.Unit) ?? new RollUpCost(0, 0, 0);
        _costs[budget.Unit] = new RollUpCost(sum.AtCompletion + estimate.Amount, sum.Budget + budget.Amount, sum.Projects + 1);
    }

    private static void Count<T>(Dictionary<T, int> counts, T one) where T : notnull => counts[one] = counts.GetValueOrDefault(one) + 1;
}
