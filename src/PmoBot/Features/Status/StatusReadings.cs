using NodaTime;
using PmoBot.AdaptiveCards;
using PmoBot.Conversation;
using PmoBot.Features.Projects;
using PmoBot.Scheduling;

namespace PmoBot.Features.Status;

/// <summary>How and when a report came.</summary>
/// <param name="At">When the figures that stand were received.</param>
/// <param name="IsCarried">"Nothing changed."</param>
internal sealed record ReceivedReport(Timeliness Timeliness, Instant At, bool IsCarried);

/// <summary>A project's report for one period, for whoever shows that it is wanted.</summary>
internal sealed record ReportStanding
{
    /// <summary>Null: there is none yet.</summary>
    public ReceivedReport? Report { get; init; }

    /// <summary>The colour of the report; while there is none, of the last one.</summary>
    public (string Words, ContainerStyle Style)? Chip { get; init; }

    /// <summary>The figures of the same, in one line.</summary>
    public string? Line { get; init; }

    /// <summary>When the last report's figures were given: what came after it has changed since.</summary>
    public Instant? Since { get; init; }

    public bool OffersUnchanged { get; init; }

    /// <summary>Why "nothing changed" is not offered.</summary>
    public string? NotOffered { get; init; }

    /// <summary>The button that takes the report back, while that can be done.</summary>
    public CardAddress? Undo { get; init; }
}

/// <summary>What reports say of a period, and what can be done about it elsewhere than on their own cards.</summary>
internal sealed class StatusReadings(StatusStore reports)
{
    public async Task<ReceivedReport?> ReceivedAsync(Project project, Period period, CancellationToken cancel) =>
        await reports.LatestForAsync(project, period, cancel) is { } report
            ? new ReceivedReport(report.Timeliness, report.Origin.At, report.CarriedInARow > 0)
            : null;

    public async Task<ReportStanding> OfAsync(Project project, Period period, Language language, Instant now, CancellationToken cancel)
    {
        var texts = StatusTexts.For(language);
        var trail = await reports.TrailAsync(project, period, now, cancel);
        if (trail.Current is { } report)
        {
            return Shown(project, report, texts) with
            {
                Report = new ReceivedReport(report.Timeliness, report.Origin.At, report.CarriedInARow > 0),
                Undo = report.Act != StatusAct.Undone && Status.Undo.IsOpen(project, report, now) ? UndoStatus.Address(report) : null,
            };
        }

        if (trail.Before is not { } last)
            return new ReportStanding();
        var judged = NothingChanged.Judge(project, period, last, trail.Risk, now);
        return Shown(project, last, texts) with
        {
            Since = last.Origin.At,
            OffersUnchanged = judged is NothingChanged.Offered,
            NotOffered = NotOffered.InWords(project, judged, texts),
        };
    }

    private static ReportStanding Shown(Project project, StatusReport report, StatusTexts texts) => new()
    {
        Chip = (StatusCards.Chip(report, texts), StatusCards.StyleOf(report.Overall)),
        Line = string.Join(" · ", new[] { texts.Headline(report.Figures.PercentComplete, report.Figures.ForecastFinish), Spent(project, report, texts) }.OfType<string>())
            is { Length: > 0 } line ? line : null,
    };

    private static string? Spent(Project project, StatusReport report, StatusTexts texts) =>
        report.FiguresFor(project).Spent is { } spent && project.Budget is { } budget
            ? texts.SpentOf(budget.Unit == Money.PersonDays ? spent.ToString("#,##0.#", texts.Language.Culture()) : new Money(spent, budget.Unit).Format(texts.Language), budget.Format(texts.Language))
            : null;
}
