using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Register;

/// <summary>How the register stands otherwise than on the day of the last report: high threats first, then what nobody has looked at again.</summary>
internal sealed class RegisterChanges(RegisterReadings readings) : IProjectChanges
{
    public async Task<IReadOnlyList<string>> SinceAsync(Project project, Instant since, Instant now, Language language, CancellationToken cancel)
    {
        if (await readings.FiguresAsync(project, cancel) is not { } figures
            || await readings.FiguresOfAsync(project, project.PortfolioSettings.DayOf(since), cancel) is not { } before)
            return [];

        var (texts, today) = (RegisterTexts.For(language), project.PortfolioSettings.DayOf(now));
        var (high, was) = (figures.HighDue.Values.Sum(), before.HighDue.Values.Sum());
        var overdue = figures.OverdueReviews(today);
        return
        [
            .. high == was ? Array.Empty<string>() : [texts.HighThreats(high, was)],
            .. overdue > before.OverdueReviews(project.PortfolioSettings.DayOf(since)) ? [texts.ReviewsOverdue(overdue)] : Array.Empty<string>(),
        ];
    }
}
