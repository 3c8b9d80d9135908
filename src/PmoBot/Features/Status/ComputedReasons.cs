using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>Why the figures give the colour that they give, in words with the figures in them.</summary>
internal static class ComputedReasons
{
    public static IEnumerable<string> Of(Project project, StatusReport report, StatusTexts texts)
    {
        var (figures, computed) = (report.Figures, report.Computed);
        if (computed.Schedule is { Rag: > Rag.Green } schedule && figures.ForecastFinish is { } finish)
        {
            // Red within the tolerance is red for another reason: the day itself has passed.
            yield return schedule.Rag == Rag.Red && schedule.SlipDays <= schedule.ToleranceDays
                ? texts.OverdueReason(finish)
                : texts.SlipReason(finish, schedule.SlipDays, schedule.ToleranceDays);
        }

        if (computed.Cost is { Rag: > Rag.Green } cost && report.BudgetIn(project) is { } budget)
        {
            yield return figures.Spent > budget.Amount
                ? texts.SpentReason(new Money(figures.Spent.Value, budget.Unit).Format(texts.Language), budget.Format(texts.Language))
                : texts.CostReason(
                    new Money(cost.EstimateAtCompletion, budget.Unit).Format(texts.Language),
                    budget.Format(texts.Language),
                    cost.Over, cost.Tolerance);
        }

        if (computed.Register is { Cause: { } cause, Count: var count })
            yield return texts.RiskReason(cause, count);
    }
}
