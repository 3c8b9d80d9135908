using PmoBot.Features.Status;

namespace PmoBot.Tests.Features.Status;

public sealed class WatermelonTests
{
    [Fact]
    public void An_axis_greener_than_its_figures_is_found()
    {
        var declared = Declared(Rag.Amber, (Axis.Schedule, Rag.Green), (Axis.Cost, Rag.Amber));

        var found = Watermelon.Find(declared, Readings.Computed(schedule: Rag.Amber, cost: Rag.Amber));

        Assert.Equal(new Watermelon.AxisGreenerThanComputed(Axis.Schedule, Rag.Green, Rag.Amber), Assert.Single(found));
    }

    [Fact]
    public void An_overall_greener_than_the_figures_is_found()
    {
        var declared = Declared(Rag.Amber);

        var found = Watermelon.Find(declared, Readings.Computed(cost: Rag.Red));

        Assert.Equal(new Watermelon.OverallGreenerThanComputed(Rag.Amber, Rag.Red), Assert.Single(found));
    }

    [Fact]
    public void Green_over_a_red_axis_is_found_even_where_nothing_is_computed()
    {
        var declared = Declared(Rag.Green, (Axis.Quality, Rag.Red), (Axis.Scope, Rag.Amber));

        var found = Watermelon.Find(declared, Readings.Computed());

        Assert.Equal(new Watermelon.GreenOverRedAxis(Axis.Quality), Assert.Single(found));
    }

    [Fact]
    public void A_red_risk_wants_more_than_green()
    {
        var declared = Declared(Rag.Green);

        var found = Watermelon.Find(declared, Readings.Computed(schedule: Rag.Green, risk: Rag.Red));

        Assert.Equal(new Watermelon.OverallGreenerThanComputed(Rag.Green, Rag.Amber), Assert.Single(found));
    }

    [Fact]
    public void Redder_than_computed_is_never_questioned()
    {
        var declared = Declared(Rag.Red, (Axis.Schedule, Rag.Red), (Axis.Cost, Rag.Amber));

        var found = Watermelon.Find(declared, Readings.Computed(schedule: Rag.Green, cost: Rag.Green));

        Assert.Empty(found);
    }

    private static DeclaredRag Declared(Rag overall, params (Axis Axis, Rag Rag)[] axes) =>
        new(overall, axes.ToDictionary(pair => pair.Axis, pair => pair.Rag));
}
