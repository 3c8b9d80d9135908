using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>`project APOLLO agree`: state, baseline, budget, tolerances and place, by the PMO of its scope alone.</summary>
internal sealed class AgreeAnew(
    ProjectStore projects, ProjectTrail trail, PeopleFinder people, ProjectDirectory directory, Commands commands, Outbox outbox)
    : ProjectForm(projects, trail, people, directory, commands, outbox)
{
    public const string AgreeVerb = "projects.agree";

    // Nobody measures a project against these without knowing why they are what they are.
    public static readonly IReadOnlyList<string> WithReason = [ProjectFields.Start, ProjectFields.BaselineFinish, ProjectFields.Budget, ProjectFields.Tolerances];

    public override string Verb => AgreeVerb;

    public override (string English, string French) Word => ("agree", "convenir");

    protected override IReadOnlyCollection<string> Facts { get; } =
        [.. WithReason, ProjectFields.State, ProjectFields.Portfolio, ProjectFields.Programme, ProjectFields.Reason];

    public override string Name(ProjectTexts texts, Project project) =>
        project.State == ProjectState.Closed ? texts.Reopen : texts.AgreeAnew;

    protected override string Title(ProjectTexts texts, string code) => texts.AgreeTitle(code);

    protected override Right Needed => Right.GovernProject;

    protected override IEnumerable<(string Field, string? Value)> Fill(Project project, ProjectTexts texts) =>
    [
        (ProjectFields.State, project.State.ToString()),
        (ProjectFields.BaselineFinish, project.BaselineFinish is { } finish ? LocalDatePattern.Iso.Format(finish) : null),
        (ProjectFields.Budget, project.Budget?.Editable(texts.Language)),
        (ProjectFields.Unit, project.Budget?.Unit),
        (ProjectFields.Start, project.Start is { } start ? LocalDatePattern.Iso.Format(start) : null),
        (ProjectFields.Portfolio, project.Portfolio.Name),
        (ProjectFields.Programme, project.Programme),
        .. project.OwnTolerances is { } own
            ? new (string, string?)[]
            {
                (ProjectFields.ScheduleTolerance, ProjectWords.Number(own.Schedule * 100)),
                (ProjectFields.LeastDays, ProjectWords.Number(own.LeastDays)),
                (ProjectFields.MostDays, ProjectWords.Number(own.MostDays)),
                (ProjectFields.CostTolerance, ProjectWords.Number(own.Cost * 100)),
            }
            : [],
    ];

    protected override Project Read(Turn turn, Project now, FormData form, ProjectReader reader, ProjectChoices choices)
    {
        var turned = now.Turned(reader.Chosen(ProjectFields.State, now.State), turn.Now);
        // A closed project takes nothing but its reopening.
        if (now.State == ProjectState.Closed)
            return turned;

        var start = reader.Date(ProjectFields.Start);
        var finish = reader.Date(ProjectFields.BaselineFinish);
        if (finish < start)
            reader.Object(ProjectFields.BaselineFinish, reader.Texts.FinishBeforeStart);
        if (finish is null && now.Baselines.Count > 0 && form.Text(ProjectFields.BaselineFinish) is null)
            reader.Object(ProjectFields.BaselineFinish, reader.Texts.BaselineStays);

        var reason = reader.Text(ProjectFields.Reason, ProjectLimits.Reason);
        var agreed = turned with
        {
            Start = start,
            Baselines = finish is { } date && date != now.BaselineFinish
                ? [.. now.Baselines, new Baseline(date, turn.Now) { By = turn.Person, Reason = reason }]
                : now.Baselines,
            Budget = reader.Budget(now.Budget?.Unit ?? now.PortfolioSettings.Unit),
            OwnTolerances = reader.Tolerances(now.PortfolioSettings.Tolerances),
        };
        if (ProjectFact.All.Any(fact => WithReason.Contains(fact.Key) && fact.InWords(agreed) != fact.InWords(now)))
        {
            agreed = agreed with { AgreedBecause = reason };
            if (reason is null)
                reader.Object(ProjectFields.Reason, reader.Texts.ReasonMissing);
        }

        return Placed(turn, now, agreed, form, reader, choices);
    }

    protected override Func<ProjectFormView, AdaptiveCard> Draw => ProjectCards.AgreeForm;

    private static Project Placed(Turn turn, Project now, Project agreed, FormData form, ProjectReader reader, ProjectChoices choices)
    {
        var portfolio = reader.Portfolio(now.Portfolio);
        var placed = (portfolio is null ? agreed : agreed.MovedTo(portfolio)) with { Programme = reader.Text(ProjectFields.Programme, ProjectLimits.Name) };
        if (placed.Portfolio.Id != now.Portfolio.Id && choices.Portfolios.All(known => known.Id != placed.Portfolio.Id) && !turn.Roles.IsPmoForAll)
            reader.Object(ProjectFields.Portfolio, reader.Texts.OnlyPmoForAllBegins);
        // Nobody gives a project away into a scope that is not theirs, nor takes it out of their own sight.
        else if (!turn.MayGovern(placed))
            reader.Object(placed.Portfolio.Id != now.Portfolio.Id ? ProjectFields.Portfolio : ProjectFields.Programme, reader.Texts.OnlyPmoThere);
        return placed;
    }
}
