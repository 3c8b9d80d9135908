using System.Globalization;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Features.Register;

namespace PmoBot.Features.Status;

/// <summary>What follows from a report: its version, its computed colours, what the project shows afterwards.</summary>
internal static class StatusRules
{
    private const string OnBehalf = "onBehalf";

    /// <summary>A report, or a correction of the one that stands.</summary>
    public static StatusReport Next(Project project, StatusFigures figures, StatusTrail trail, Turn turn)
    {
        var corrected = trail.Current;
        // What the register said while the period was open, however late it is corrected.
        var risk = trail.IsClosed && corrected is not null ? corrected.Computed.Register : trail.Risk;
        var computed = Compute(project, figures, project.PortfolioSettings.DayOf(turn.Now), risk);
        var report = new StatusReport
        {
            Project = project.Code,
            Period = trail.Period,
            Version = trail.NextVersion,
            Figures = corrected is null ? figures : figures.ExplainedAs(corrected.Figures),
            Computed = computed,
            Budget = project.Budget,
            By = turn.Person,
            OnBehalf = turn.ReportsOnBehalf(project),
            ReceivedAt = turn.Now,
            Timeliness = corrected?.Timeliness ?? project.PortfolioSettings.Rounds.Of(trail.Period).TimelinessOf(turn.Now),
            CorrectionReason = corrected?.CorrectionReason,
        };
        // What is corrected is newer, too, than what was given since at another cadence, and follows from that.
        var earlier = trail.With(report).Earlier;
        var before = earlier is [.., var last] ? last : null;
        report = report with
        {
            PreviousOverall = before?.Overall,
            Answer = StillHolds(corrected?.Answer ?? before?.Answer, Watermelon.Find(figures.Declared, computed), trail.Period),
            Flags = ReportFlags.Of([.. earlier.Select(report => (report.Overall, report.Figures)), (figures.Declared.Overall, figures)]),
        };
        return report with { Explanation = report.IsExplained ? corrected?.Explanation : null };
    }

    /// <summary>"Nothing changed": the figures and words of the last report, as they are.</summary>
    public static StatusReport CarryForward(Project project, StatusReport last, StatusTrail trail, Turn turn) =>
        Next(project, last.Figures, trail, turn) with { Act = StatusAct.CarriedForward, CarriedInARow = last.CarriedInARow + 1 };

    /// <summary>Cause, plan and answer beside the figures that stand.</summary>
    public static StatusReport Explain(
        Project project, StatusReport stands, StatusFigures figures, WatermelonAnswer? answer, StatusTrail trail, Turn turn) =>
        stands with
        {
            Version = trail.NextVersion,
            Act = StatusAct.Explained,
            Restores = null,
            Figures = stands.Figures.ExplainedAs(figures),
            Answer = answer ?? stands.Answer,
            Explanation = new(turn.Person, turn.Now, turn.ReportsOnBehalf(project)),
            Origin = stands.Origin,
            By = turn.Person,
            ReceivedAt = turn.Now,
        };

    public static ComputedRag Compute(Project project, StatusFigures figures, NodaTime.LocalDate today, RiskReading? risk) => new(
        ScheduleReading.Of(
            project.Plan,
            figures.ForecastFinish,
            today,
            finished: figures.PercentComplete == 100,
            project.Tolerances),
        CostReading.Of(project.Budget?.Amount, figures.Spent, figures.ToComplete, project.Tolerances),
        risk);

    /// <summary>A report for an older period does not take the place of a newer one; one that was withdrawn leaves it.</summary>
    public static Project With(Project project, StatusReport report, StatusTrail trail) => project with
    {
        Version = project.Version + 1,
        Latest = StatusTrail.Standing(trail.With(report).Versions) is [.., var newest] ? new LatestReport(newest.Period.Id, newest.Version) : null,
    };

    public static bool IsOnBehalf(string words) => words.StartsWith($"{OnBehalf}: ", StringComparison.Ordinal);

    /// <summary>
    /// What the audit trail keeps of a report: how it was measured, then <see cref="InWords(StatusReport)"/>. Entries of
    /// before begin with that, so that nothing typed makes a text be taken for one of the other kind.
    /// </summary>
    public static string ForTrail(StatusReport report) => Lines(
    [
        .. WhetherOnBehalf(report),
        ("report", StatusStore.RowOf(report.Period.Id, report.Version)),
        ("receivedAt", AuditTrail.Moment(report.ReceivedAt)),
        ("originAt", report.Origin.At == report.ReceivedAt ? null : AuditTrail.Moment(report.Origin.At)),
        ("previousOverall", report.PreviousOverall?.ToString()),
        ("schedule", report.Computed.Schedule is { } schedule
            ? string.Create(CultureInfo.InvariantCulture, $"{schedule.Rag} {schedule.SlipDays} {schedule.ToleranceDays}")
            : null),
        ("cost", report.Computed.Cost is { } cost
            ? $"{cost.Rag} {Money.AsKept(cost.EstimateAtCompletion)} {Money.AsKept(cost.Over)} {Money.AsKept(cost.Tolerance)}{(cost.FarUnderBudget ? " far under" : "")}"
            : null),
        ("risk", report.Computed.Register is { } risk ? string.Create(CultureInfo.InvariantCulture, $"{risk.Signal} {risk.Cause} {risk.Count}") : null),
        ("answerCause", report.Answer?.Cause),
        .. Said(report),
    ]);

    /// <summary>Who gave a report and how it came, every figure, and the colours that followed from them, in a fixed order.</summary>
    public static string InWords(StatusReport report) => Lines([.. WhetherOnBehalf(report), .. Said(report)]);

    /// <summary>The same words for the same figures.</summary>
    public static string InWords(StatusFigures figures) => Lines(Said(figures));

    // First, where nothing that a person typed can stand.
    private static IEnumerable<(string Name, string? Value)> WhetherOnBehalf(StatusReport report) =>
        [(OnBehalf, IsOnBehalf(report) ? "yes" : null)];

    private static IEnumerable<(string Name, string? Value)> Said(StatusReport report) =>
    [
        ("by", report.By.ObjectId),
        ("act", report.Act == StatusAct.Sent ? null : report.Act.ToString()),
        ("restores", report.Restores?.ToString(CultureInfo.InvariantCulture)),
        ("origin", report.Origin.By == report.By ? null : report.Origin.By.ObjectId),
        ("carriedInARow", report.CarriedInARow == 0 ? null : report.CarriedInARow.ToString(CultureInfo.InvariantCulture)),
        ("budget", report.Budget is { } budget ? $"{Money.AsKept(budget.Amount)} {budget.Unit}" : null),
        ("computed", report.Computed.Overall?.ToString()),
        ("timeliness", report.Timeliness.ToString()),
        ("flags", report.Flags.Count == 0 ? null : string.Join(',', report.Flags)),
        ("correctionReason", report.CorrectionReason),
        ("explained", report.Explanation is { } explained
            ? $"{explained.By.ObjectId} {InstantPattern.General.Format(explained.At)}{(explained.OnBehalf ? $" {OnBehalf}" : "")}"
            : null),
        ("answer", report.Answer is { } answer ? $"{answer.Reason} {answer.Given} {answer.Words}".TrimEnd() : null),
        .. Said(report.Figures),
    ];

    private static bool IsOnBehalf(StatusReport report) => report.Act switch
    {
        StatusAct.Sent or StatusAct.CarriedForward => report.OnBehalf,
        StatusAct.Explained => report.Explanation is { OnBehalf: true },
        _ => false,
    };

    private static WatermelonAnswer? StillHolds(WatermelonAnswer? answer, IReadOnlyList<Watermelon> found, Period period) =>
        found.Count > 0 && answer?.Holds(found, period) == true ? answer : null;

    // A form has no field for them: they are asked after sending, and stay until there is nothing left to explain.
    private static StatusFigures ExplainedAs(this StatusFigures figures, StatusFigures explained) => figures.Declared.Overall == Rag.Green
        ? figures with { Concerns = [], Cause = null, Plan = null }
        : figures with { Concerns = explained.Concerns, Cause = explained.Cause, Plan = explained.Plan };

    private static IEnumerable<(string Name, string? Value)> Said(StatusFigures figures) =>
    [
        ("overall", figures.Declared.Overall.ToString()),
        ("forecastFinish", figures.ForecastFinish is { } finish ? LocalDatePattern.Iso.Format(finish) : null),
        ("percentComplete", figures.PercentComplete?.ToString(CultureInfo.InvariantCulture)),
        ("spent", figures.Spent is { } spent ? Money.AsKept(spent) : null),
        ("toComplete", figures.ToComplete is { } toComplete ? Money.AsKept(toComplete) : null),
        ("axes", figures.Declared.Axes.Count == 0 ? null : string.Join(',', figures.Declared.Axes.OrderBy(axis => axis.Key).Select(axis => $"{axis.Key}={axis.Value}"))),
        ("wanted", figures.Wanted),
        ("news", figures.News),
        ("nextSteps", figures.NextSteps),
        ("concerns", figures.Concerns.Count == 0 ? null : string.Join(',', figures.Concerns)),
        ("cause", figures.Cause),
        ("plan", figures.Plan),
    ];

    private static string Lines(IEnumerable<(string Name, string? Value)> said) =>
        string.Join('\n', said.Where(line => line.Value is not null).Select(line => $"{line.Name}: {line.Value}"));
}
