using NodaTime;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>The newest report, for whoever has to decide on the project.</summary>
internal sealed class StatusFacts(StatusStore reports) : IProjectFacts
{
    public async Task<IReadOnlyList<SaidFact>> OfAsync(Project project, string? item, Instant now, Language language, CancellationToken cancel)
    {
        if (await reports.LatestAsync(project, cancel) is not { } report)
            return [];
        var texts = StatusTexts.For(language);
        var computed = report.Computed.Overall is { } overall ? language.In($", computed {texts.Colour(overall)}", $", calculé {texts.Colour(overall)}") : "";
        return
        [
            new SaidFact(language.In("Status", "Météo"), $"{StatusCards.Chip(report, texts)}{computed} ({texts.ShortPeriod(report.Period)})"),
            .. StatusCards.Facts(project, report, texts),
            .. ComputedReasons.Of(project, report, texts).ToList() is { Count: > 0 } reasons
                ? [new SaidFact(language.In("Why", "Pourquoi"), string.Join(' ', reasons))]
                : Array.Empty<SaidFact>(),
        ];
    }
}
