using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>
/// The cost axis, in the project's unit of budget. Over is a share of the budget: 0.1 is 10 % more, negative is less.
/// Far under budget is worth a notice and no colour: money that nobody needs, or a figure to correct.
/// </summary>
internal sealed record CostReading(decimal EstimateAtCompletion, decimal Over, decimal Tolerance, bool FarUnderBudget, Rag Rag)
{
    private const decimal FarUnder = -0.15m;

    /// <returns>Null, "not computable", without a budget or its figures.</returns>
    public static CostReading? Of(decimal? budget, decimal? spent, decimal? estimateToComplete, Tolerances tolerances)
    {
        if (budget is not > 0 || spent is null)
            return null;
        // A budget already overspent is red whatever is still to come.
        var overspent = spent > budget;
        if (estimateToComplete is null && !overspent)
            return null;
        var estimate = spent.Value + (estimateToComplete ?? 0);
        var over = (estimate - budget.Value) / budget.Value;
        return new CostReading(estimate, over, tolerances.Cost, over < FarUnder, overspent ? Rag.Red : RagOrder.Within(tolerances.Cost, over));
    }
}
