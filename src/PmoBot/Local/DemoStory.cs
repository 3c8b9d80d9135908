using NodaTime;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;
using PmoBot.Features.Status;
using PmoBot.People;
using PmoBot.Scheduling;

namespace PmoBot.Local;

/// <summary>One demo project, in days from today, so that it is believable on any day.</summary>
internal sealed record DemoStory(string Code, string Name, string Portfolio, Person Manager)
{
    public Person? Deputy { get; init; }

    public Person? Sponsor { get; init; }

    /// <summary>A level each, from below.</summary>
    public IReadOnlyList<Person> Decides { get; init; } = [];

    public IReadOnlyList<Person> Members { get; init; } = [];

    public ProjectState State { get; init; } = ProjectState.Active;

    public Cadence Cadence { get; init; } = Cadence.Weekly;

    public required int StartedDaysAgo { get; init; }

    public required int FinishInDays { get; init; }

    public required decimal Budget { get; init; }

    public string Unit { get; init; } = "EUR";

    /// <summary>Closed periods without a report since the last one: what makes a project grey.</summary>
    public int Silent { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<Said> Reports { get; init; }

    public IReadOnlyList<Logged> Items { get; init; } = [];

    public IEnumerable<(Period Period, StatusFigures Figures)> History(Project project, Instant now)
    {
        var period = PortfolioSettings.Default.Rounds.LastClosed(now, Cadence);
        for (var back = Reports.Count - 1 + Silent; back > 0; back--)
            period = period.Previous;

        foreach (var said in Reports)
        {
            yield return (period, said.Figures(project));
            period = period.Next;
        }
    }

    /// <summary>A threat or an opportunity by probability and impact, an issue by its severity.</summary>
    /// <param name="DueInDays">Of what is being done about it.</param>
    internal sealed record Logged(RegisterKind Kind, string Statement, int Probability, int Impact, Person Owner, string? Action = null, int DueInDays = 0)
    {
        public decimal? Cost { get; init; }

        public Proximity? Proximity { get; init; }

        public ItemFacts Facts(Project project, LocalDate today) => new(Kind, Statement)
        {
            Assessment = Kind == RegisterKind.Issue ? null : new Assessment(Probability, Impact),
            Severity = Kind == RegisterKind.Issue ? Impact : null,
            Type = Kind == RegisterKind.Issue ? IssueType.Problem : null,
            Owner = Owner,
            Action = Action,
            Due = Action is null ? null : today.PlusDays(DueInDays),
            CostImpact = Cost is { } cost ? new Money(cost, project.Budget!.Value.Unit) : null,
            Proximity = Proximity,
        };
    }

    /// <param name="Slip">Days of the forecast finish past the baseline.</param>
    /// <param name="Spent">Of the budget, in hundredths.</param>
    /// <param name="ToComplete">Of the budget, in hundredths.</param>
    internal sealed record Said(Rag Overall, int Slip, int Percent, int Spent, int ToComplete, string News)
    {
        public string? Wanted { get; init; }

        public string? Next { get; init; }

        public StatusFigures Figures(Project project) => new()
        {
            Declared = new DeclaredRag(Overall, new Dictionary<Axis, Rag>()),
            ForecastFinish = project.BaselineFinish!.Value.PlusDays(Slip),
            News = News,
            Wanted = Wanted,
            NextSteps = Next,
            PercentComplete = Percent,
            Spent = project.Budget!.Value.Amount * Spent / 100,
            ToComplete = project.Budget.Value.Amount * ToComplete / 100,
        };
    }
}
