using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>A project's colour wherever the project is shown; grey when it was not updated, with the last colour and its age.</summary>
internal sealed class StatusSection(StatusStore reports) : IProjectSection
{
    public async Task<ProjectSection> OfAsync(Turn turn, Project project, CancellationToken cancel)
    {
        var texts = StatusTexts.For(turn.Language);
        var report = await reports.LatestAsync(project, cancel);
        var standing = StatusStanding.Of(project, report, turn.Now);

        var action = turn.MayReport(project) && project.State == ProjectState.Active
            ? [CardParts.MainButton(texts.Report, OpenStatus.Address(project))]
            : new List<CardAction>();
        if (report is not null)
            action.Add(CardParts.Button(HistoryTexts.For(turn.Language).Title, ShowStatusHistory.Address(project)));
        // Where the channel is not this project's, its card goes to whoever asked.
        var toAll = turn.Place.IsShared && turn.LinkedProject == project.Code.Value;
        return new ProjectSection(standing.Chip(project.State, turn.Language), standing.Line(project.PortfolioSettings, turn.Language) ?? Headline(report, standing, texts), action)
        {
            Details = letters => report is null ? [] : StatusCards.Details(
                StatusView.For(project, report, texts, toAll ? null : turn.Person.ObjectId, turn.Now) with { InColour = standing.Colour is not null },
                letters),
        };
    }

    private static string? Headline(StatusReport? report, StatusStanding standing, StatusTexts texts) =>
        report is { Figures: var figures } && standing.Colour is not null ? texts.Headline(figures.PercentComplete, figures.ForecastFinish) : null;
}
