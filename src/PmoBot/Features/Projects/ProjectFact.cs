using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>One thing that is agreed of a project: how the audit trail says it, and how it is taken over from another version.</summary>
/// <param name="Field">Where a form shows it.</param>
internal sealed record ProjectFact(string Key, string Field, Func<Project, string?> InWords, Func<Project, Project, Project> Take)
{
    /// <summary>Nobody measures a project against these without knowing why they are what they are.</summary>
    public bool WithReason { get; init; }

    /// <summary>What a form shows of its words: who sends that back unchanged has not touched it.</summary>
    public Func<string?, string?> Shown { get; init; } = words => words;

    /// <summary>
    /// In the order in which the trail keeps them. People by their ids, which name nobody once a person was forgotten. A
    /// fact that comes later stays away where it has nothing to say, or `audit verify` would hold older entries against the row.
    /// </summary>
    public static readonly IReadOnlyList<ProjectFact> All =
    [
        new(ProjectFields.Name, ProjectFields.Name, it => it.Name, (to, from) => to with { Name = from.Name }),
        new(ProjectFields.Portfolio, ProjectFields.Portfolio, it => it.Portfolio.Name, (to, from) => to.MovedTo(from.Portfolio)),
        new(ProjectFields.Manager, ProjectFields.Manager, it => it.Manager?.ObjectId, (to, from) => to with { Manager = from.Manager }),
        new(ProjectFields.Deputy, ProjectFields.Deputy, it => it.Deputy?.ObjectId, (to, from) => to with { Deputy = from.Deputy }),
        new(ProjectFields.Sponsor, ProjectFields.Sponsor, it => it.Sponsor?.ObjectId, (to, from) => to with { Sponsor = from.Sponsor }),
        new(ProjectFields.Start, ProjectFields.Start, it => Day(it.Start), (to, from) => to with { Start = from.Start }) { WithReason = true },
        new(ProjectFields.BaselineFinish, ProjectFields.BaselineFinish, Days, (to, from) => to with { Baselines = from.Baselines })
        {
            WithReason = true,
            Shown = days => days?[(days.LastIndexOf(',') + 1)..],
        },
        new(ProjectFields.Budget, ProjectFields.Budget, Amount, (to, from) => to with { Budget = from.Budget }) { WithReason = true },
        new(ProjectFields.Cadence, ProjectFields.Cadence, it => it.Cadence.ToString(), (to, from) => to with { Cadence = from.Cadence, ActiveSince = from.ActiveSince }),
        new(ProjectFields.Programme, ProjectFields.Programme, it => it.Programme, (to, from) => to with { Programme = from.Programme }),
        new(ProjectFields.Members, ProjectFields.Members, it => Ids(it.Members), (to, from) => to with { Members = from.Members }),
        new(ProjectFields.State, ProjectFields.State, it => it.State == ProjectState.Active ? null : it.State.ToString(), (to, from) => to.Turned(from.State, from.ActiveSince)),
        new(ProjectFields.Escalation, ProjectFields.Approvers(1), it => Path(it.EscalationPath), (to, from) => to with { EscalationPath = from.EscalationPath }),
        new(ProjectFields.Methodology, ProjectFields.Methodology, it => it.Methodology, (to, from) => to with { Methodology = from.Methodology }),
        new(ProjectFields.Stage, ProjectFields.Stage, it => it.Stage, (to, from) => to with { Stage = from.Stage }),
        new(ProjectFields.Language, ProjectFields.Language, it => it.Language?.Tag(), (to, from) => to with { Language = from.Language }),
        new(ProjectFields.Tolerances, ProjectFields.ScheduleTolerance, Tolerated, (to, from) => to with { OwnTolerances = from.OwnTolerances }) { WithReason = true },
        new(ProjectFields.Reason, ProjectFields.Reason, it => it.AgreedBecause, (to, from) => to with { AgreedBecause = from.AgreedBecause }),
        new(ProjectFields.ForecastFinish, ProjectFields.ForecastFinish, it => Day(it.ForecastFinish), (to, from) => to with { ForecastFinish = from.ForecastFinish }),
    ];

    private static string? Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;

    // Every one that was agreed, so that none can be taken back unseen.
    private static string? Days(Project project) => project.Baselines.Count == 0
        ? null
        : string.Join(',', project.Baselines.Select(baseline => LocalDatePattern.Iso.Format(baseline.Finish)));

    private static string? Amount(Project project) => project.Budget is { } budget ? $"{Money.AsKept(budget.Amount)} {budget.Unit}" : null;

    private static string? Tolerated(Project project) => project.OwnTolerances is { } own
        ? string.Create(CultureInfo.InvariantCulture, $"{own.Schedule:G29} {own.LeastDays} {own.MostDays} {own.Cost:G29}")
        : null;

    private static string? Ids(IReadOnlyList<Person> people) =>
        people.Count == 0 ? null : string.Join(',', people.Select(person => person.ObjectId).Order(StringComparer.Ordinal));

    private static string? Path(IReadOnlyList<EscalationLevel> path) =>
        path.Count == 0 ? null : string.Join(';', path.Select(level => $"{(level.All ? "all" : "any")} {Ids(level.Approvers)}"));
}
