using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;

namespace PmoBot.Features.Status;

/// <summary>Whether the last report may be carried forward as it is, or why not.</summary>
internal abstract record NothingChanged
{
    private const int MostInARow = 2;

    private NothingChanged()
    {
    }

    internal sealed record Offered(StatusReport Last) : NothingChanged;

    /// <summary>There is no report to carry forward, or the period has its own.</summary>
    internal sealed record NothingToCarry : NothingChanged;

    internal sealed record TwoInARow : NothingChanged;

    /// <param name="Measured">The last report, as its figures are computed today.</param>
    internal sealed record WorseThanDeclared(StatusReport Measured) : NothingChanged;

    /// <summary>There is a baseline now, and the last report does not say when the project finishes.</summary>
    internal sealed record NoForecast : NothingChanged;

    /// <summary>The budget is in another unit now than the last report's amounts.</summary>
    internal sealed record AnotherUnit : NothingChanged;

    /// <summary>The finish that was forecast has come: it was held, or it slips.</summary>
    internal sealed record CameDue(LocalDate Finish) : NothingChanged;

    public static NothingChanged Judge(Project project, Period period, StatusReport? last, RiskReading? risk, Instant now)
    {
        if (last is null || last.Period == period)
            return new NothingToCarry();
        if (last.CarriedInARow >= MostInARow)
            return new TwoInARow();

        if (last.Figures.ForecastFinish is null && project.BaselineFinish is not null)
            return new NoForecast();
        if (last.FiguresFor(project) != last.Figures)
            return new AnotherUnit();

        var today = project.PortfolioSettings.DayOf(now);
        if (last.Figures.ForecastFinish is { } finish && finish > project.PortfolioSettings.DayOf(last.Origin.At) && finish <= today)
            return new CameDue(finish);
        var computed = StatusRules.Compute(project, last.Figures, today, risk);
        return Watermelon.Find(last.Figures.Declared, computed).Any(found => found is not Watermelon.GreenOverRedAxis)
            ? new WorseThanDeclared(last with { Computed = computed, Budget = project.Budget })
            : new Offered(last);
    }
}
