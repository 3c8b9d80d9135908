using PmoBot.Tables;
using Reference = PmoBot.Delivery.ConversationReference;

namespace PmoBot.Teams;

/// <summary>
/// Where conversations are made, and as which bot of which tenant: only activities tell that. The row `service` of `tenant`,
/// as the latest one said.
/// </summary>
internal sealed class ServiceAddress(ITableStore store, TimeProvider time)
{
    public const string Partition = "tenant";
    public const string Row = "service";

    // Where two addresses serve one tenant they come by turns: the row must not be written with every turn.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private Noted? _noted;

    /// <summary>A conversation that somebody spoke in just now.</summary>
    public async ValueTask LearnAsync(Reference seen, CancellationToken cancel)
    {
        var service = new Service(seen.ServiceUrl, seen.BotId, seen.TenantId);
        var noted = _noted ?? (await FindAsync(cancel) is { } stands ? new Noted(stands, null) : null);
        if (noted?.Service != service)
        {
            if (noted?.At is { } at && time.GetElapsedTime(at) < Pause)
                return;
            if (await store.CommitAsync(Partition, [new Write.Upsert(Row, ToColumns(service))]) is not CommitResult.Committed)
                return;
            noted = new Noted(service, time.GetTimestamp());
        }

        _noted = noted;
    }

    /// <summary>Null: nobody has spoken with the bot yet.</summary>
    public async ValueTask<Service?> FindAsync(CancellationToken cancel) => await store.FindAsync(Partition, Row, cancel) is { } row
        ? new Service(new Uri(row.Columns.Text("serviceUrl")!), row.Columns.Text("bot")!, row.Columns.Text("tenant")!)
        : null;

    private static Columns ToColumns(Service service) => new()
    {
        ["serviceUrl"] = service.ServiceUrl.OriginalString,
        ["bot"] = service.BotId,
        ["tenant"] = service.TenantId,
    };

    internal sealed record Service(Uri ServiceUrl, string BotId, string TenantId);

    private sealed record Noted(Service Service, long? At);
}
