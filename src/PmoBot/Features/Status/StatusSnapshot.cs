using NodaTime.Text;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Status;

/// <summary>The newest report's figures, for roll-ups. Grey is not among them: it is computed when read.</summary>
internal sealed class StatusSnapshot(StatusStore reports) : ISnapshotSource
{
    public async Task AddToAsync(Columns columns, Project project, CancellationToken cancel)
    {
        if (await reports.LatestAsync(project, cancel) is not { } report)
            return;

        columns["period"] = report.Period.Id;
        columns["receivedAt"] = report.Origin.At.ToDateTimeOffset();
        columns["overall"] = report.Overall.ToString();
        columns["previousOverall"] = report.PreviousOverall?.ToString();
        columns["computed"] = report.Computed.Overall?.ToString();
        columns["forecastFinish"] = report.Figures.ForecastFinish is { } finish ? LocalDatePattern.Iso.Format(finish) : null;
        columns["slip"] = report.Computed.Schedule?.SlipDays;
        columns["costAtCompletion"] = (double?)report.Computed.Cost?.EstimateAtCompletion;
        columns["wanted"] = report.Figures.Wanted;
    }
}
