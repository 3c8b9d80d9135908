using NodaTime;

namespace PmoBot.Features.Register;

/// <summary>What the live items of a project come to. Kept as items change, never added up anew.</summary>
internal sealed record RegisterFigures
{
    public static readonly RegisterFigures None = new();

    /// <summary>Stands where a threat of the high band has no action, or none with a day.</summary>
    public static readonly LocalDate NoAction = LocalDate.MinIsoValue;

    /// <summary>Expected values of threats by unit: sums of different units are never one.</summary>
    public IReadOnlyDictionary<string, decimal> Threats { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, decimal> Opportunities { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>Live threats and opportunities without a cost impact.</summary>
    public int NotCosted { get; init; }

    /// <summary>How many threats stand at a probability and an impact.</summary>
    public IReadOnlyDictionary<(int Probability, int Impact), int> Cells { get; init; } = new Dictionary<(int, int), int>();

    /// <summary>The same of opportunities.</summary>
    public IReadOnlyDictionary<(int Probability, int Impact), int> OpportunityCells { get; init; } = new Dictionary<(int, int), int>();

    /// <summary>How many threats of the high band have their action due on a day, or <see cref="NoAction"/>.</summary>
    public IReadOnlyDictionary<LocalDate, int> HighDue { get; init; } = new Dictionary<LocalDate, int>();

    /// <summary>How many issues there are of each severity.</summary>
    public IReadOnlyDictionary<int, int> Severities { get; init; } = new Dictionary<int, int>();

    /// <summary>How many threats and issues are to be looked at again on a day.</summary>
    public IReadOnlyDictionary<LocalDate, int> Reviews { get; init; } = new Dictionary<LocalDate, int>();

    public IReadOnlyDictionary<LocalDate, int> OpportunityReviews { get; init; } = new Dictionary<LocalDate, int>();

    /// <summary>How many live items there are of each kind.</summary>
    public IReadOnlyDictionary<RegisterKind, int> Live { get; init; } = new Dictionary<RegisterKind, int>();

    /// <summary>Threats of the high band.</summary>
    public int High => HighDue.Values.Sum();

    /// <summary>Of these, those whose action is past due.</summary>
    public int OverdueActions(LocalDate today) => Before(HighDue, today) - HighDue.GetValueOrDefault(NoAction);

    /// <summary>Items that somebody should have looked at again before this day.</summary>
    public int OverdueReviews(LocalDate today) => Before(Reviews, today) + Before(OpportunityReviews, today);

    /// <summary>The same of threats and issues alone, which the risk axis looks at.</summary>
    public int OverdueRiskReviews(LocalDate today) => Before(Reviews, today);

    public IReadOnlyDictionary<(int Probability, int Impact), int> CellsOf(RegisterKind kind) => kind == RegisterKind.Opportunity ? OpportunityCells : Cells;

    public IReadOnlyDictionary<string, decimal> Net => Threats.Keys.Union(Opportunities.Keys, StringComparer.Ordinal)
        .ToDictionary(unit => unit, unit => Threats.GetValueOrDefault(unit) - Opportunities.GetValueOrDefault(unit), StringComparer.Ordinal);

    public RegisterFigures Plus(RegisterFigures other) => new()
    {
        Threats = Sum(Threats, other.Threats),
        Opportunities = Sum(Opportunities, other.Opportunities),
        NotCosted = NotCosted + other.NotCosted,
        Cells = Sum(Cells, other.Cells),
        OpportunityCells = Sum(OpportunityCells, other.OpportunityCells),
        Live = Sum(Live, other.Live),
        HighDue = Sum(HighDue, other.HighDue),
        Severities = Sum(Severities, other.Severities),
        Reviews = Sum(Reviews, other.Reviews),
        OpportunityReviews = Sum(OpportunityReviews, other.OpportunityReviews),
    };

    /// <summary>The same after an item was added, changed or ended.</summary>
    /// <param name="before">Null: it was not there.</param>
    /// <param name="scale">By its id: the one that each was scored with.</param>
    public RegisterFigures With(RegisterItem? before, RegisterItem? now, Func<string?, RiskScale> scale) =>
        Plus(before, -1, scale).Plus(now, 1, scale);

    private RegisterFigures Plus(RegisterItem? item, int sign, Func<string?, RiskScale> scale)
    {
        if (item is not { IsLive: true })
            return this;

        var counted = this with
        {
            Live = Added(Live, item.Number.Kind, sign),
            Reviews = item is { NextReview: { } review, Number.Kind: not RegisterKind.Opportunity } ? Added(Reviews, review, sign) : Reviews,
            OpportunityReviews = item is { NextReview: { } look, Number.Kind: RegisterKind.Opportunity } ? Added(OpportunityReviews, look, sign) : OpportunityReviews,
            Severities = item.Severity is { } severity ? Added(Severities, severity, sign) : Severities,
        };
        if (item.Current is not { } current)
            return counted;

        var cell = (current.Probability, current.Impact);
        counted = item.Number.Kind == RegisterKind.Threat
            ? counted with
            {
                Cells = Added(Cells, cell, sign),
                HighDue = scale(item.Scale).BandOf(current.Score) == Band.High ? Added(HighDue, ActionDue(item), sign) : HighDue,
            }
            : counted with { OpportunityCells = Added(OpportunityCells, cell, sign) };
        if (item.CostImpact is not { } cost)
            return counted with { NotCosted = counted.NotCosted + sign };

        var expected = sign * current.ExpectedValue(cost.Amount, scale(item.Scale));
        return item.Number.Kind == RegisterKind.Threat
            ? counted with { Threats = Added(Threats, cost.Unit, expected) }
            : counted with { Opportunities = Added(Opportunities, cost.Unit, expected) };
    }

    private static int Before(IReadOnlyDictionary<LocalDate, int> reviews, LocalDate day) => reviews.Where(review => review.Key < day).Sum(review => review.Value);

    private static LocalDate ActionDue(RegisterItem item) => item is { Action: not null, Due: { } due } ? due : NoAction;

    private static IReadOnlyDictionary<TKey, int> Sum<TKey>(IReadOnlyDictionary<TKey, int> one, IReadOnlyDictionary<TKey, int> other) where TKey : notnull =>
        other.Aggregate(one, (counts, count) => Added(counts, count.Key, count.Value));

    private static IReadOnlyDictionary<string, decimal> Sum(IReadOnlyDictionary<string, decimal> one, IReadOnlyDictionary<string, decimal> other) =>
        other.Aggregate(one, (sums, sum) => Added(sums, sum.Key, sum.Value));

    private static Dictionary<TKey, int> Added<TKey>(IReadOnlyDictionary<TKey, int> counts, TKey key, int more) where TKey : notnull =>
        counts.Where(pair => !pair.Key.Equals(key)).Append(new(key, counts.GetValueOrDefault(key) + more))
            .Where(pair => pair.Value != 0).ToDictionary();

    private static Dictionary<string, decimal> Added(IReadOnlyDictionary<string, decimal> sums, string unit, decimal more) =>
        sums.Where(pair => pair.Key != unit).Append(new(unit, sums.GetValueOrDefault(unit) + more))
            .Where(pair => pair.Value != 0).ToDictionary(StringComparer.Ordinal);
}
