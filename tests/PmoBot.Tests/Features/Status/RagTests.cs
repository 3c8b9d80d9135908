using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.Features.Status;

namespace PmoBot.Tests.Features.Status;

public sealed class RagTests
{
    private static readonly LocalDate Start = new(2026, 1, 5);
    private static readonly LocalDate Today = new(2026, 6, 1);

    [Theory]
    [InlineData(347, 17)]    // 5 % is 17.35
    [InlineData(40, 5)]      // at least 5
    [InlineData(99, 5)]
    [InlineData(120, 6)]
    [InlineData(900, 30)]    // at most 30
    public void Tolerance_is_a_twentieth_of_the_baseline_within_bounds(int duration, int expected)
    {
        var days = Tolerances.Default.DaysOf(Start, Start.PlusDays(duration));

        Assert.Equal(expected, days);
    }

    [Theory]
    [InlineData(-20, "Green")]
    [InlineData(0, "Green")]
    [InlineData(8, "Green")]
    [InlineData(9, "Amber")]
    [InlineData(17, "Amber")]
    [InlineData(18, "Red")]
    public void Slip_is_held_against_the_tolerance(int slip, string expected)
    {
        var finish = Start.PlusDays(347);

        var schedule = ScheduleReading.Of((Start, finish), finish.PlusDays(slip), Today, finished: false, Tolerances.Default);

        Assert.Equal(new ScheduleReading(slip, 17, Colour(expected)), schedule);
    }

    [Theory]
    [InlineData(0, "Green")]
    [InlineData(1, "Red")]
    public void Without_tolerance_any_slip_is_red(int slip, string expected)
    {
        var none = Tolerances.Default with { Schedule = 0, LeastDays = 0 };
        var finish = Start.PlusDays(347);

        var schedule = ScheduleReading.Of((Start, finish), finish.PlusDays(slip), Today, finished: false, none);

        Assert.Equal(Colour(expected), schedule?.Rag);
    }

    [Theory]
    [InlineData(0, false, "Green")]
    [InlineData(-1, false, "Red")]
    [InlineData(-1, true, "Green")]
    public void A_forecast_that_has_passed_is_red_unless_the_project_is_finished(int daysFromToday, bool finished, string expected)
    {
        var schedule = ScheduleReading.Of(
            (Start, Today), Today.PlusDays(daysFromToday), Today, finished, Tolerances.Default);

        Assert.Equal(Colour(expected), schedule?.Rag);
    }

    [Theory]
    [InlineData(400, 600, "Green")]
    [InlineData(400, 650, "Green")]        // 5 % over
    [InlineData(400, 650.01, "Amber")]
    [InlineData(400, 700, "Amber")]        // 10 % over
    [InlineData(400, 700.01, "Red")]
    [InlineData(1000.01, 0, "Red")]        // spent more than there was
    public void Estimate_at_completion_is_held_against_the_budget(double spent, double toComplete, string expected)
    {
        var cost = CostReading.Of(1000m, (decimal)spent, (decimal)toComplete, Tolerances.Default);

        Assert.Equal(Colour(expected), cost?.Rag);
        Assert.Equal((decimal)spent + (decimal)toComplete, cost?.EstimateAtCompletion);
    }

    [Theory]
    [InlineData(850, false)]
    [InlineData(849, true)]
    public void Far_under_budget_is_a_notice_and_no_colour(int estimate, bool notice)
    {
        var cost = CostReading.Of(1000m, 100m, estimate - 100m, Tolerances.Default);

        Assert.Equal(notice, cost?.FarUnderBudget);
        Assert.Equal(Rag.Green, cost?.Rag);
    }

    [Fact]
    public void What_has_no_baseline_or_budget_is_not_computable()
    {
        var schedule = ScheduleReading.Of(baseline: null, Today, Today, finished: false, Tolerances.Default);
        var withoutBudget = CostReading.Of(budget: null, 100m, 100m, Tolerances.Default);
        var withoutEstimate = CostReading.Of(1000m, 100m, estimateToComplete: null, Tolerances.Default);

        Assert.Null(schedule);
        Assert.Null(withoutBudget);
        Assert.Null(withoutEstimate);
        Assert.Null(new ComputedRag(schedule, withoutBudget).Overall);
    }

    [Fact]
    public void An_overspent_budget_is_red_even_without_an_estimate()
    {
        var cost = CostReading.Of(1000m, 1001m, estimateToComplete: null, Tolerances.Default);

        Assert.Equal(Rag.Red, cost?.Rag);
    }

    [Theory]
    [InlineData("Green", "Amber", null, "Amber")]
    [InlineData("Red", "Amber", null, "Red")]
    [InlineData(null, "Green", null, "Green")]
    [InlineData("Green", null, "Amber", "Green")]
    [InlineData("Green", "Green", "Red", "Amber")]
    [InlineData("Red", null, "Red", "Red")]
    [InlineData(null, null, null, null)]
    public void Overall_is_the_worst_of_schedule_and_cost_and_amber_under_a_red_risk(string? schedule, string? cost, string? risk, string? expected)
    {
        var computed = Readings.Computed(ColourOrNone(schedule), ColourOrNone(cost), ColourOrNone(risk));

        Assert.Equal(ColourOrNone(expected), computed.Overall);
    }

    [Theory]
    [InlineData("Amber", "Green", "Better")]
    [InlineData("Red", "Red", "Same")]
    [InlineData("Green", "Red", "Worse")]
    public void A_trend_compares_two_reports(string before, string now, string expected)
    {
        var trend = Colour(now).TrendFrom(Colour(before));

        Assert.Equal(expected, trend.ToString());
    }

    private static Rag Colour(string name) => Enum.Parse<Rag>(name);

    private static Rag? ColourOrNone(string? name) => name is null ? null : Colour(name);
}
