using NodaTime;

namespace PmoBot.Features.Escalations;

/// <summary>How long decisions of one level take, in working hours from the raise, less what the raiser took to answer. Of levels, never of approvers.</summary>
internal sealed record EscalationFigures(int Level, int Count, decimal Median, decimal Ninetieth)
{
    /// <summary>Of fewer a time would say how fast one person was.</summary>
    private const int Least = 5;

    public bool IsTold => Count >= Least;

    /// <summary>Of what was decided, a line a level.</summary>
    public static IReadOnlyList<EscalationFigures> Of(IEnumerable<(int Level, Duration Lead)> decided) =>
    [
        .. decided.GroupBy(one => one.Level).OrderBy(level => level.Key).Select(level =>
        {
            var hours = level.Select(one => (decimal)one.Lead.TotalHours).Order().ToList();
            return new EscalationFigures(level.Key, hours.Count, At(hours, 0.5m), At(hours, 0.9m));
        }),
    ];

    // The nearest rank: a lead time that there was.
    private static decimal At(List<decimal> sorted, decimal share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
