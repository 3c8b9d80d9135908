using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>What one report says differently from another, as its readers read it.</summary>
internal static class StatusChanges
{
    /// <param name="IsLong">Written by somebody: told one below the other.</param>
    internal sealed record Change(string Field, string? Before, string? After, bool IsLong);

    public static IReadOnlyList<Change> Between(StatusHistory pair, StatusTexts texts)
    {
        var (before, after) = (Said(pair, pair.Reports[0], texts), Said(pair, pair.Reports[1], texts));
        return
        [
            .. before.Zip(after).Where(both => both.First.Value != both.Second.Value)
                .Select(both => new Change(both.First.Field, both.First.Value, both.Second.Value, both.First.IsLong)),
        ];
    }

    private static IReadOnlyList<(string Field, string? Value, bool IsLong)> Said(StatusHistory pair, StatusReport report, StatusTexts texts)
    {
        var figures = report.Figures;
        return
        [
            (texts.Overall, texts.Signed(report.Overall), false),
            (texts.ComputedOverall, pair.ComputedOf(report) is { } computed ? texts.Signed(computed) : null, false),
            .. Enum.GetValues<Axis>().Select(axis => (texts.Axis(axis), figures.Declared[axis] is { } rag ? texts.Signed(rag) : null, false)),
            (texts.Finish, figures.ForecastFinish is { } finish ? texts.Day(finish) : null, false),
            (texts.Complete, figures.PercentComplete is { } percent ? texts.Percent(percent / 100m) : null, false),
            (texts.Spent, Amount(figures.Spent), false),
            (texts.ToComplete, Amount(figures.ToComplete), false),
            (texts.CostAtCompletion, Amount(report.Computed.Cost?.EstimateAtCompletion), false),
            (texts.Concerns, figures.Concerns.Count > 0 ? string.Join(", ", figures.Concerns.Select(texts.Axis)) : null, false),
            (texts.WantedFact, figures.Wanted, true),
            (texts.News, figures.News, true),
            (texts.Cause, figures.Cause, true),
            (texts.Plan, figures.Plan, true),
            (texts.NextSteps, figures.NextSteps, true),
        ];

        string? Amount(decimal? amount) =>
            amount is { } value ? new Money(value, report.BudgetIn(pair.Project)?.Unit ?? "").Format(texts.Language) : null;
    }
}
