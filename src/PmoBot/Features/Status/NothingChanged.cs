using NodaTime;
using PmoBot.Features.Projects;

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

    internal sealed record WorseThanDeclared(StatusReport Last, ComputedRag Computed) : NothingChanged;

    /// <summary>The finish that was forecast has come: it was held, or it slips.</summary>
    internal sealed record CameDue(LocalDate Finish) : NothingChanged;

    public static NothingChanged Judge(Project project, Period period, StatusReport? last, Instant now)
    {
        if (last is null || last.Period == period)
            return new NothingToCarry();
        if (last.CarriedInARow >= MostInARow)
            return new TwoInARow();

        var today = project.PortfolioSettings.DayOf(now);
        if (last.Figures.ForecastFinish is { } finish && finish > project.PortfolioSettings.DayOf(last.Origin.At) && finish <= today)
            return new CameDue(finish);
        var computed = StatusRules.Compute(project, last.Figures, today);
        return Watermelon.Find(last.Figures.Declared, computed).Any(found => found is not Watermelon.GreenOverRedAxis)
            ? new WorseThanDeclared(last, computed)
            : new Offered(last);
    }
}
