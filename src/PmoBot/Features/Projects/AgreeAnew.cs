using NodaTime.Text;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>`project APOLLO agree`: state, baseline, budget, tolerances and place, by the PMO of its scope alone.</summary>
internal sealed class AgreeAnew(
    ProjectStore projects, PortfolioStore portfolios, ProjectTrail trail, PeopleFinder people, ProjectDirectory directory, Commands commands, Outbox outbox)
    : ProjectForm(projects, trail, people, directory, commands, outbox)
{
    public const string AgreeVerb = "projects.agree";

    public override string Verb => AgreeVerb;

    public override (string English, string French) Word => ("agree", "convenir");

    protected override IReadOnlyCollection<string> Facts { get; } =
    [
        .. ProjectFact.All.Where(fact => fact.WithReason).Select(fact => fact.Key),
        ProjectFields.State, ProjectFields.Portfolio, ProjectFields.Programme, ProjectFields.Reason,
    ];

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
        // Fields that were not there are not emptied.
        if (form.IsOn(ProjectFields.Reopens))
            return turned;

        var reason = reader.Text(ProjectFields.Reason, ProjectLimits.Reason);
        var agreed = turned with
        {
            Start = reader.Date(ProjectFields.Start),
            Baselines = reader.Date(ProjectFields.BaselineFinish) switch
            {
                null => [],
                { } date when date == now.BaselineFinish => now.Baselines,
                { } date => [.. now.Baselines, new Baseline(date, turn.Now) { By = turn.Person, Reason = reason }],
            },
            Budget = reader.Budget(now.Budget?.Unit ?? choices.Settings.Unit),
            OwnTolerances = reader.Tolerances(choices.Settings.Tolerances),
            AgreedBecause = reason,
            Programme = reader.Text(ProjectFields.Programme, ProjectLimits.Name),
        };
        return reader.Portfolio(now.Portfolio) is { } portfolio ? agreed.MovedTo(portfolio) : agreed;
    }

    protected override ProjectMerge Weigh(Turn turn, Project now, ProjectMerge merge, ProjectReader reader, ProjectChoices choices)
    {
        var agreed = merge.Project;
        if (agreed.Baselines.Count < now.Baselines.Count && reader.Errors.All(error => error.Field != ProjectFields.BaselineFinish))
            reader.Object(ProjectFields.BaselineFinish, reader.Texts.BaselineStays);
        if (agreed.BaselineFinish < agreed.Start)
            reader.Object(ProjectFields.BaselineFinish, reader.Texts.FinishBeforeStart);
        if (agreed.AgreedBecause is null && merge.Taken.Any(change => change.NeedsReason))
            reader.Object(ProjectFields.Reason, reader.Texts.ReasonMissing);

        var isMoved = agreed.Portfolio.Id != now.Portfolio.Id;
        if (isMoved && choices.Portfolios.All(known => known.Id != agreed.Portfolio.Id) && !turn.Roles.IsPmoForAll)
            reader.Object(ProjectFields.Portfolio, reader.Texts.OnlyPmoForAllBegins);
        // Nobody gives a project away into a scope that is not theirs, nor takes it out of their own sight.
        else if (!turn.MayGovern(agreed))
            reader.Object(isMoved ? ProjectFields.Portfolio : ProjectFields.Programme, reader.Texts.OnlyPmoThere);

        return agreed.State == ProjectState.Closed && now.State == ProjectState.Closed ? OfClosed(merge, reader) : merge;
    }

    // A closed project takes nothing but its reopening: what was typed while somebody closed it waits for that.
    private static ProjectMerge OfClosed(ProjectMerge merge, ProjectReader reader)
    {
        if (merge.Taken.Count == 0)
            return merge;
        var closed = merge.Others.Where(change => change.Key == ProjectFields.State).ToList();
        if (closed.Count == 0)
            reader.Object(ProjectFields.State, reader.Texts.ReopenFirst);
        return merge with { Conflicts = [.. merge.Conflicts, .. closed] };
    }

    protected override async Task<ProjectChoices> ChoicesAsync(Turn turn, Project project, FormData form, CancellationToken cancel)
    {
        var choices = await base.ChoicesAsync(turn, project, form, cancel);
        return form.Portfolio() is { } portfolio && portfolio.Id != project.Portfolio.Id
            ? choices with { Settings = (await portfolios.FindAsync(portfolio.Id, cancel)).Settings }
            : choices;
    }

    protected override Func<ProjectFormView, AdaptiveCard> Draw => ProjectCards.AgreeForm;
}
