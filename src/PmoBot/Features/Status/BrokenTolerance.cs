using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>A report that breaks a tolerance asks for somebody above the project: the question is prefilled, and offered until it is asked.</summary>
internal sealed class BrokenTolerance(StatusStore reports, IEnumerable<IOpenCases> cases) : IBrokenTolerance
{
    // As long as a question can be that is asked of an approver.
    private const int Longest = 300;

    public static bool IsBrokenBy(StatusReport report) =>
        report.Overall == Rag.Red || IsComputed(report);

    /// <summary>Not twice: not while a decision about it is awaited already.</summary>
    public async Task<bool> IsOfferedAsync(Project project, StatusReport report, CancellationToken cancel)
    {
        if (!IsBrokenBy(report) || !Escalating.IsOffered(project))
            return false;
        foreach (var of in cases)
        {
            if (await of.HasOfToleranceAsync(project, cancel))
                return false;
        }

        return true;
    }

    public async Task<string?> AskAsync(Project project, Language language, CancellationToken cancel)
    {
        if (await reports.LatestAsync(project, cancel) is not { } report || !IsBrokenBy(report))
            return null;
        // The figures that break it are among the facts.
        return (report.Figures.Wanted is { } wanted ? $"{wanted.TrimEnd('.', '?', ' ')}{language.In("?", " ?")}"
            : IsComputed(report) ? StatusTexts.For(language).HowToGoOn : $"{StatusTexts.For(language).HowToGoOn} {report.Figures.Cause ?? report.Figures.News}".Trim()).CutAt(Longest);
    }

    public async Task<IReadOnlyList<DeliveryRequest>> AskedAsync(Project project, Instant now, CancellationToken cancel) =>
        await reports.LatestAsync(project, cancel) is { } report ? [RaiseStatusCards.All(report.Period, now)] : [];

    private static bool IsComputed(StatusReport report) => report.Computed.Schedule is { Rag: Rag.Red } || report.Computed.Cost is { Rag: Rag.Red };
}
