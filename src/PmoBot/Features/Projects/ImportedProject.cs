using NodaTime;
using PmoBot.Conversation;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Projects;

/// <summary>What a line of a file says of a project. Null or nobody: it says nothing, and what stands stays.</summary>
internal sealed record ImportedProject(ProjectCode Code)
{
    public string? Name { get; init; }

    /// <summary>By the name in the file; <see cref="ProjectImportPlan"/> puts the known one in its place.</summary>
    public Portfolio? Portfolio { get; init; }

    public string? Programme { get; init; }

    public Person? Manager { get; init; }

    public Person? Deputy { get; init; }

    public Person? Sponsor { get; init; }

    public IReadOnlyList<Person> Members { get; init; } = [];

    public LocalDate? Start { get; init; }

    public LocalDate? BaselineFinish { get; init; }

    public LocalDate? ForecastFinish { get; init; }

    public decimal? Budget { get; init; }

    /// <summary>As <see cref="BudgetUnits.Parse"/> has it.</summary>
    public string? Unit { get; init; }

    public Cadence? Cadence { get; init; }

    public string? Methodology { get; init; }

    public Language? Language { get; init; }
}
