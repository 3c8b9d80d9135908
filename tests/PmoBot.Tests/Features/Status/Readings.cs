using PmoBot.Features.Register;
using PmoBot.Features.Status;

namespace PmoBot.Tests.Features.Status;

internal static class Readings
{
    public static ComputedRag Computed(Rag? schedule = null, Rag? cost = null, Rag? risk = null) => new(
        schedule is { } late ? new ScheduleReading(SlipDays: 0, ToleranceDays: 5, late) : null,
        cost is { } dear ? new CostReading(EstimateAtCompletion: 100, Over: 0, Tolerance: 0.1m, FarUnderBudget: false, dear) : null,
        risk is { } signal ? new RiskReading((RiskSignal)signal, Cause: null, Count: 0) : null);
}
