using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Status;

/// <summary>What was said, apart from who said it and when.</summary>
internal sealed record StatusFigures
{
    public required DeclaredRag Declared { get; init; }

    public LocalDate? ForecastFinish { get; init; }

    public string? News { get; init; }

    public string? Wanted { get; init; }

    public int? PercentComplete { get; init; }

    public decimal? Spent { get; init; }

    public decimal? ToComplete { get; init; }

    public string? NextSteps { get; init; }
}

/// <summary>One version of a project's report for a period; a later version corrects it and none is lost.</summary>
internal sealed record StatusReport
{
    public required ProjectCode Project { get; init; }

    public required Period Period { get; init; }

    public required int Version { get; init; }

    public required StatusFigures Figures { get; init; }

    /// <summary>As the facts said when it was received; frozen with the version.</summary>
    public required ComputedRag Computed { get; init; }

    /// <summary>What was declared for the period before; null in a first report.</summary>
    public Rag? PreviousOverall { get; init; }

    public required Person By { get; init; }

    /// <summary>The PMO reports on behalf of the project manager.</summary>
    public bool OnBehalf { get; init; }

    public required Instant ReceivedAt { get; init; }

    /// <summary>Of the first version; corrections keep it.</summary>
    public required Timeliness Timeliness { get; init; }

    public Rag Overall => Figures.Declared.Overall;

    public Trend? Trend => PreviousOverall is { } previous ? Overall.TrendFrom(previous) : null;
}
