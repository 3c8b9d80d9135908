using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Status;

/// <summary>A project's colour wherever the project is shown; grey when it was not updated, with the last colour and its age.</summary>
internal sealed class StatusSection(StatusStore reports) : IProjectSection
{
    public async Task<ProjectSection> OfAsync(Turn turn, Project project, CancellationToken cancel)
    {
        var texts = StatusTexts.For(turn.Language);
        var report = await reports.LatestAsync(project, cancel);
        var freshness = Freshness.Of(
            new ReportingDuty(project.State == ProjectState.Active, project.Cadence, project.ActiveSince),
            report is null ? null : new LastReport(report.Period, report.Origin.At),
            project.PortfolioSettings.Rounds,
            turn.Now);

        var action = turn.MayReport(project) && project.State == ProjectState.Active
            ? [CardParts.MainButton(texts.Report, OpenStatus.Address(project))]
            : new List<CardAction>();
        if (report is not null)
            action.Add(CardParts.Button(HistoryTexts.For(turn.Language).Title, ShowStatusHistory.Address(project)));
        // Where the channel is not this project's, its card goes to whoever asked.
        var toAll = turn.Place.IsShared && turn.LinkedProject == project.Code.Value;
        return new ProjectSection(Chip(project, report, freshness, turn, texts), Line(project, report, freshness, texts), action)
        {
            Details = letters => report is null ? [] : StatusCards.Details(
                StatusView.For(project, report, texts, toAll ? null : turn.Person.ObjectId, turn.Now) with { InColour = freshness is Freshness.Fresh },
                letters),
        };
    }

    private static (string, ContainerStyle)? Chip(
        Project project, StatusReport? report, Freshness freshness, Turn turn, StatusTexts texts) => freshness switch
        {
            Freshness.NoColour => (ProjectTexts.For(turn.Language).State(project.State), ContainerStyle.Emphasis),
            Freshness.Grey => ($"○ {texts.Grey}", ContainerStyle.Emphasis),
            Freshness.Fresh when report is not null => (StatusCards.Chip(report, texts), StatusCards.StyleOf(report.Overall)),
            _ => null,
        };

    private static string? Line(Project project, StatusReport? report, Freshness freshness, StatusTexts texts) => freshness switch
    {
        Freshness.Grey grey when report is null => texts.NeverUpdated,
        Freshness.Grey grey => texts.NotUpdated(grey.Weeks ?? 0, texts.Colour(report.Overall),
            texts.Day(project.PortfolioSettings.DayOf(report.Origin.At))),
        Freshness.FirstReportDue first => texts.FirstReportDue(first.Due.InZone(project.PortfolioSettings.Zone)),
        Freshness.Fresh when report is { Figures: var figures } => texts.Headline(figures.PercentComplete, figures.ForecastFinish),
        _ => null,
    };
}
