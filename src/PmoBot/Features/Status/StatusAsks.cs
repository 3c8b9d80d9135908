using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>What a report may not leave out: no colour is computed from a figure that is not there, so emptying one would hide it.</summary>
internal sealed record StatusAsks
{
    public static readonly StatusAsks Nothing = new();

    /// <summary>Why it is corrected after the cut-off.</summary>
    public bool Reason { get; init; }

    public bool ForecastFinish { get; init; }

    /// <summary>As it was given last time.</summary>
    public Money? Spent { get; init; }

    /// <summary>As it was given last time.</summary>
    public Money? ToComplete { get; init; }

    public static StatusAsks Of(Project project, StatusReport? last)
    {
        var said = last?.FiguresFor(project);
        return new()
        {
            ForecastFinish = project.BaselineFinish is not null,
            Spent = Given(said?.Spent),
            ToComplete = Given(said?.ToComplete),
        };

        Money? Given(decimal? amount) => amount is { } given && project.Budget is { } budget ? new Money(given, budget.Unit) : null;
    }
}
