using PmoBot.AdaptiveCards;

namespace PmoBot.Features.Status;

internal static partial class StatusCards
{
    // The whole of it is kept, and stands in the form that corrects it.
    private static StatusReport CutAt(StatusReport report, int letters)
    {
        var figures = report.Figures;
        return report with
        {
            Figures = figures with
            {
                Wanted = figures.Wanted?.CutAt(letters),
                News = figures.News?.CutAt(letters),
                Cause = figures.Cause?.CutAt(letters),
                Plan = figures.Plan?.CutAt(letters),
                NextSteps = figures.NextSteps?.CutAt(letters),
            },
            Answer = report.Answer is { } answer ? answer with { Words = answer.Words?.CutAt(letters) } : null,
            CorrectionReason = report.CorrectionReason?.CutAt(letters),
        };
    }
}
