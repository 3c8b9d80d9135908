using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>A report that breaks a tolerance asks for somebody above the project: the question is prefilled, and offered until it is asked.</summary>
internal sealed class BrokenTolerance(StatusStore reports, IEnumerable<IOpenCases> cases) : IBrokenTolerance
{
    // As long as a question can be that is asked of an approver.
    private const int Longest = 300;

    public static bool IsBrokenBy(StatusReport report) =>
        report.Overall == Rag.Red || report.Computed.Schedule is { Rag: Rag.Red } || report.Computed.Cost is { Rag: Rag.Red };

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
        var texts = StatusTexts.For(language);
        var reasons = ComputedReasons.Of(project, report, texts).ToList();
        var why = reasons.Count > 0 ? string.Join(' ', reasons) : report.Figures.Cause ?? report.Figures.News;
        return $"{report.Figures.Wanted ?? texts.HowToGoOn} {why}".Trim().CutAt(Longest);
    }
}
