using System.Globalization;
using NodaTime.Text;
using PmoBot.Conversation;
using PmoBot.Features.Projects;

namespace PmoBot.Features.Status;

/// <summary>What follows from a report: its version, its computed colours, what the project shows afterwards.</summary>
internal static class StatusRules
{
    private const string OnBehalf = "onBehalf";

    public static StatusReport Next(Project project, Period period, StatusFigures figures, StatusReport? last, Turn turn)
    {
        var corrected = last?.Period == period ? last : null;
        return new StatusReport
        {
            Project = project.Code,
            Period = period,
            Version = (corrected?.Version ?? 0) + 1,
            Figures = figures,
            Computed = Compute(project, figures, turn.Now.InZone(PortfolioDefaults.Zone).Date),
            PreviousOverall = corrected is not null ? corrected.PreviousOverall : Earlier(last, period)?.Overall,
            By = turn.Person,
            OnBehalf = turn.ReportsOnBehalf(project),
            ReceivedAt = turn.Now,
            Timeliness = corrected?.Timeliness ?? PortfolioDefaults.Rounds.Of(period).TimelinessOf(turn.Now),
        };
    }

    public static ComputedRag Compute(Project project, StatusFigures figures, NodaTime.LocalDate today) => new(
        ScheduleReading.Of(
            project is { Start: { } start, BaselineFinish: { } finish } ? (start, finish) : null,
            figures.ForecastFinish,
            today,
            finished: figures.PercentComplete == 100,
            project.Tolerances),
        CostReading.Of(project.Budget?.Amount, figures.Spent, figures.ToComplete, project.Tolerances));

    /// <summary>A report for an older period does not take the place of a newer one.</summary>
    public static Project With(Project project, StatusReport report) => project with
    {
        Version = project.Version + 1,
        Latest = project.Latest is { } latest && string.CompareOrdinal(latest.Period, report.Period.Id) > 0
            ? latest
            : new LatestReport(report.Period.Id, report.Version),
    };

    public static bool IsOnBehalf(string words) => words.StartsWith($"{OnBehalf}: ", StringComparison.Ordinal);

    private static StatusReport? Earlier(StatusReport? last, Period period) =>
        last is not null && string.CompareOrdinal(last.Period.Id, period.Id) < 0 ? last : null;

    /// <summary>
    /// What the audit trail keeps of a report, in a fixed order: who gave it, every figure, and the colours that
    /// followed from them.
    /// </summary>
    public static string InWords(StatusReport report)
    {
        var figures = report.Figures;
        var said = new (string Name, string? Value)[]
        {
            (OnBehalf, report.OnBehalf ? "yes" : null),   // first, where nothing that a person typed can stand
            ("by", report.By.ObjectId),
            ("overall", report.Overall.ToString()),
            ("forecastFinish", figures.ForecastFinish is { } finish ? LocalDatePattern.Iso.Format(finish) : null),
            ("percentComplete", figures.PercentComplete?.ToString(CultureInfo.InvariantCulture)),
            ("spent", figures.Spent is { } spent ? Money.AsKept(spent) : null),
            ("toComplete", figures.ToComplete is { } toComplete ? Money.AsKept(toComplete) : null),
            ("axes", figures.Declared.Axes.Count == 0 ? null : string.Join(',', figures.Declared.Axes.OrderBy(axis => axis.Key).Select(axis => $"{axis.Key}={axis.Value}"))),
            ("computed", report.Computed.Overall?.ToString()),
            ("timeliness", report.Timeliness.ToString()),
            ("wanted", figures.Wanted),
            ("news", figures.News),
            ("nextSteps", figures.NextSteps),
        };
        return string.Join('\n', said.Where(line => line.Value is not null).Select(line => $"{line.Name}: {line.Value}"));
    }
}
