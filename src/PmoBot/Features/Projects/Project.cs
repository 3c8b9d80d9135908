using NodaTime;
using PmoBot.Audit;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Features.Projects;

internal enum ProjectState
{
    Proposed,
    Active,
    OnHold,
    Closed,
}

/// <summary>What was agreed; every one of them is kept, the last one counts.</summary>
internal sealed record Baseline(LocalDate Finish, Instant Since);

/// <summary>Which report is the newest, so that one read finds it.</summary>
internal sealed record LatestReport(string Period, int Version);

internal sealed record Project
{
    public required ProjectCode Code { get; init; }

    public required string Name { get; init; }

    public required Portfolio Portfolio { get; init; }

    public string? Programme { get; init; }

    public Person? Manager { get; init; }

    public Person? Deputy { get; init; }

    public Person? Sponsor { get; init; }

    public IReadOnlyList<Person> Members { get; init; } = [];

    public ProjectState State { get; init; } = ProjectState.Active;

    public LocalDate? Start { get; init; }

    public IReadOnlyList<Baseline> Baselines { get; init; } = [];

    public Money? Budget { get; init; }

    public Cadence Cadence { get; init; } = Cadence.Weekly;

    /// <summary>Since when it owes reports: nothing is asked for what was due before.</summary>
    public required Instant ActiveSince { get; init; }

    public LatestReport? Latest { get; init; }

    /// <summary>Grows with every change: what is derived from the project carries it, and a lower one never wins.</summary>
    public required long Version { get; init; }

    public required AuditHead Audit { get; init; }

    public LocalDate? BaselineFinish => Baselines.Count > 0 ? Baselines[^1].Finish : null;

    public IEnumerable<Person> People =>
        new[] { Manager, Deputy, Sponsor }.OfType<Person>().Concat(Members).DistinctBy(person => person.ObjectId);
}

/// <summary>A portfolio by its id, which is its name folded to a–z, 0–9 and hyphens.</summary>
internal sealed record Portfolio(string Id, string Name)
{
    public static Portfolio Named(string name)
    {
        var folded = Conversation.FoldedText.Fold(name)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var id = string.Join('-', new string([.. folded]).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return new Portfolio(id, name.Trim());
    }

    public string Partition => $"portfolio-{Id}";
}
