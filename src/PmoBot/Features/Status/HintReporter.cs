using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Status;

/// <summary>Once somebody reports on a project that does not name them: their own hint of it, by which `my data` finds what they sent.</summary>
internal sealed class HintReporter(MyProjects hints, StatusStore reports) : IDeliveryHandler, IDerivedRows
{
    private const string KindName = "status.reporter";

    public string Kind => KindName;

    // Whoever is named on it has the hint from then on, also when it names them no more.
    public static IEnumerable<DeliveryRequest> For(Project project, StatusReport report, Instant now) =>
        project.People.Any(report.By.Is) ? [] : [new DeliveryRequest.Once($"reporter-{report.By.ObjectId}", KindName, now, report.By.ObjectId)];

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (ProjectCode.OfPartition(delivery.Owner) is { } code)
            await hints.HintAsync(Person.Unnamed(delivery.Payload!), code);
        return new Attempt.Done();
    }

    public async Task<int> WriteAsync(Project project, CancellationToken cancel)
    {
        var written = 0;
        foreach (var reporter in await reports.ReportersAsync(project.Code, cancel))
            written += await hints.HintAsync(Person.Unnamed(reporter), project.Code) ? 1 : 0;
        return written;
    }
}
