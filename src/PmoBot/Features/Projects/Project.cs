using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
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
internal sealed record Baseline(LocalDate Finish, Instant Since)
{
    /// <summary>Who agreed it; null for what was kept before anybody was asked.</summary>
    public Person? By { get; init; }

    public string? Reason { get; init; }
}

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

    /// <summary>To whom a decision goes that the PM cannot take, level by level.</summary>
    public IReadOnlyList<EscalationLevel> EscalationPath { get; init; } = [];

    public string? Methodology { get; init; }

    public string? Stage { get; init; }

    /// <summary>Of what is posted where many read it; each person is spoken to in their own.</summary>
    public Language? Language { get; init; }

    public ProjectState State { get; init; } = ProjectState.Active;

    public LocalDate? Start { get; init; }

    public IReadOnlyList<Baseline> Baselines { get; init; } = [];

    /// <summary>As it was brought along by an import: what the first report is prefilled with. Reports say it from then on.</summary>
    public LocalDate? ForecastFinish { get; init; }

    public Money? Budget { get; init; }

    /// <summary>What amounts are counted in here.</summary>
    public string Unit => Budget?.Unit ?? PortfolioSettings.Unit;

    /// <summary>Null: as its portfolio has them.</summary>
    public Tolerances? OwnTolerances { get; init; }

    /// <summary>Why baseline, budget or tolerances were last agreed anew.</summary>
    public string? AgreedBecause { get; init; }

    public Cadence Cadence { get; init; } = Cadence.Weekly;

    /// <summary>Since when it owes reports: nothing is asked for what was due before.</summary>
    public required Instant ActiveSince { get; init; }

    public LatestReport? Latest { get; init; }

    /// <summary>The last number that was given, by its letter: R for threats, O, I, E.</summary>
    public IReadOnlyDictionary<char, int> Numbers { get; init; } = new Dictionary<char, int>();

    /// <summary>Grows with every change: what is derived from the project carries it, and a lower one never wins.</summary>
    public required long Version { get; init; }

    public required AuditHead Audit { get; init; }

    /// <summary>The audit entry of the last change to anything but its reports; 0: none was kept.</summary>
    public long Edited { get; init; }

    /// <summary>Ids of the portfolios that it has left: no row there speaks for it any more.</summary>
    public IReadOnlyList<string> FormerPortfolios { get; init; } = [];

    /// <summary>What it owes.</summary>
    public ReportingDuty Duty => new(State == ProjectState.Active, Cadence, ActiveSince);

    public Tolerances Tolerances => OwnTolerances ?? PortfolioSettings.Tolerances;

    /// <summary>How its portfolio is run: read beside the project, never written with it.</summary>
    public PortfolioSettings PortfolioSettings { get; init; } = PortfolioSettings.Default;

    public LocalDate? BaselineFinish => Baselines.Count > 0 ? Baselines[^1].Finish : null;

    /// <summary>The baseline that counts. Without a start it runs from the day on which the first one was agreed.</summary>
    public (LocalDate Start, LocalDate Finish)? Plan => BaselineFinish is { } finish
        ? (Start ?? PortfolioSettings.DayOf(Baselines[0].Since), finish)
        : null;

    public IEnumerable<Person> People =>
        new[] { Manager, Deputy, Sponsor }.OfType<Person>()
            .Concat(Members)
            .Concat(EscalationPath.SelectMany(level => level.Approvers))
            .DistinctBy(person => person.ObjectId);

    public bool IsLedBy(string? objectId) => Manager?.Is(objectId) == true || Deputy?.Is(objectId) == true;

    /// <summary>The same people, this one by the name that is known now.</summary>
    public Project Calling(Person person)
    {
        return this with
        {
            Manager = Named(Manager),
            Deputy = Named(Deputy),
            Sponsor = Named(Sponsor),
            Members = All(Members),
            EscalationPath = [.. EscalationPath.Select(level => level with { Approvers = All(level.Approvers) })],
        };

        Person? Named(Person? other) => person.Is(other) ? person : other;

        IReadOnlyList<Person> All(IReadOnlyList<Person> people) => [.. people.Select(other => person.Is(other) ? person : other)];
    }

    /// <summary>Becoming active begins the duty to report anew: nothing is asked for what was due before.</summary>
    public Project Turned(ProjectState state, Instant now) =>
        state == State ? this : this with { State = state, ActiveSince = state == ProjectState.Active ? now : ActiveSince };

    /// <summary>Another cadence begins the duty anew unless a report is overdue: what the new one would have asked for before is not owed.</summary>
    public Project AtCadence(Cadence cadence, Instant now)
    {
        if (cadence == Cadence)
            return this;
        var last = Latest is { } latest ? Period.ParseId(latest.Period) : null;
        var isOverdue = Duty.IsOverdue(last, PortfolioSettings.Rounds, now);
        return this with { Cadence = cadence, ActiveSince = isOverdue ? ActiveSince : now };
    }

    public Project MovedTo(Portfolio portfolio) => portfolio.Id == Portfolio.Id ? this : this with
    {
        Portfolio = portfolio,
        FormerPortfolios = [.. FormerPortfolios.Append(Portfolio.Id).Where(former => former != portfolio.Id).Distinct(StringComparer.Ordinal)],
    };
}

/// <summary>A portfolio by its id, which is its name folded to a–z, 0–9 and hyphens.</summary>
internal sealed record Portfolio(string Id, string Name)
{
    public static Portfolio Named(string name) => new(FoldedText.Id(name, char.IsAsciiLetterOrDigit), name.Trim());

    public string Partition => PartitionOf(Id);

    public static string PartitionOf(string id) => Prefix + id;

    public static string? IdOfPartition(string partition) => partition.StartsWith(Prefix, StringComparison.Ordinal) ? partition[Prefix.Length..] : null;

    private const string Prefix = "portfolio-";
}
