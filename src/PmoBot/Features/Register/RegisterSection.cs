using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>What a project's register comes to, on the project's card.</summary>
internal sealed class RegisterSection(RegisterReadings readings) : IProjectSection
{
    public async Task<ProjectSection> OfAsync(Turn turn, Project project, CancellationToken cancel)
    {
        if (await readings.FiguresAsync(project, cancel) is not { } figures)
            return new ProjectSection(null, null, []);

        var texts = RegisterTexts.For(turn.Language);
        var rounds = project.PortfolioSettings.Rounds;
        var lastDay = rounds.LastClosed(turn.Now, project.Cadence).LastDay;
        var before = await readings.FiguresOfAsync(project, lastDay, cancel) is { Net.Count: > 0 } was ? (was, lastDay) : ((RegisterFigures, NodaTime.LocalDate)?)null;
        return new ProjectSection(null, null, [CardParts.Button(texts.Kinds(RegisterKind.Threat), new RegisterView(RegisterKind.Threat).Address(project.Code))])
        {
            Details = _ => RegisterCards.Figures(figures, before, project.PortfolioSettings.DayOf(turn.Now), texts),
        };
    }
}
