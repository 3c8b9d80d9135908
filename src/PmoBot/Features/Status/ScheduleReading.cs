using NodaTime;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>The schedule axis as the dates have it. A negative slip is a finish before the baseline's.</summary>
internal sealed record ScheduleReading(int SlipDays, int ToleranceDays, Rag Rag)
{
    /// <returns>Null, "not computable", without a baseline or a forecast.</returns>
    public static ScheduleReading? Of(
        (LocalDate Start, LocalDate Finish)? baseline, LocalDate? forecastFinish, LocalDate today, bool finished, Tolerances tolerances)
    {
        if (baseline is not { } plan || forecastFinish is not { } forecast)
            return null;
        var slip = NodaTime.Period.DaysBetween(plan.Finish, forecast);
        var tolerance = tolerances.DaysOf(plan.Start, plan.Finish);
        var forecastHasPassed = forecast < today && !finished;
        return new ScheduleReading(slip, tolerance, forecastHasPassed ? Rag.Red : RagOrder.Within(tolerance, slip));
    }
}
