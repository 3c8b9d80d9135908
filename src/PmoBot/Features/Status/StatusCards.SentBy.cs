using NodaTime;

namespace PmoBot.Features.Status;

/// <summary>The last line of a summary: whose figures and whose words these are, and how they came.</summary>
internal static partial class StatusCards
{
    private static string SentBy(StatusView view)
    {
        var (report, texts, zone) = (view.Report, view.Texts, view.Project.PortfolioSettings.Zone);
        var (by, at) = (report.Origin.By.Name, texts.Moment(report.Origin.At, zone));
        return string.Join(" · ",
        [
            report.OnBehalf ? texts.SentOnBehalf(by, at) : texts.SentBy(by, at),
            .. ExplainedBy(report, texts, zone),
            .. report.Act == StatusAct.Undone ? [texts.UndoneBy(report.By.Name, texts.Moment(report.ReceivedAt, zone))] : Array.Empty<string>(),
            .. Labels(report, texts, view.ToAll),
        ]);
    }

    // Whoever sent the figures does not answer for the words of another.
    private static IEnumerable<string> ExplainedBy(StatusReport report, StatusTexts texts, DateTimeZone zone)
    {
        if (report.Explanation is not { } said || said.By.Is(report.Origin.By))
            yield break;
        var (by, at) = (said.By.Name, texts.Moment(said.At, zone));
        yield return said.OnBehalf ? texts.ExplainedOnBehalf(by, at) : texts.ExplainedBy(by, at);
    }

    // How a report came is told to all; who was late is not.
    private static IEnumerable<string> Labels(StatusReport report, StatusTexts texts, bool toAll)
    {
        if (!toAll && texts.Timeliness(report.Timeliness) is { } timeliness)
            yield return timeliness;
        if (report.CarriedInARow > 0)
            yield return texts.CarriedForward;
        if (report.CorrectionReason is { } reason)
            yield return texts.CorrectedAfterCutOff(reason);
    }
}
