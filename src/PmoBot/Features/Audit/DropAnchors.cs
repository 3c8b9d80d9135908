using NodaTime;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Audit;

/// <summary>
/// Every night the head of every chain goes into an anchor: the portfolios' and the projects', a page of the directory at
/// a time, and the tenant's own; at last all of them into one figure. A night that nobody was up for is made good once, late.
/// </summary>
internal sealed class DropAnchors(ITableStore store, ProjectDirectory directory, TenantAudit tenant, IClock clock) : IDeliveryHandler
{
    public const string KindName = "audit.anchors";

    private const string IdPrefix = "anchors-";

    // Behind every key of the directory.
    private const string AllAnchored = "~";

    // A store commits a hundred rows at once, and the delivery's own are among them.
    private const int Page = 80;

    private static readonly LocalTime Hour = new(3, 0);

    public string Kind => KindName;

    /// <summary>The first night after now.</summary>
    public static DeliveryRequest Next(Instant now)
    {
        var today = now.InZone(PortfolioSettings.Default.Zone).Date;
        var day = Due(today) > now ? today : today.PlusDays(1);
        return new DeliveryRequest.Once(IdPrefix + AuditAnchor.DayPattern.Format(day), KindName, Due(day));
    }

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var day = AuditAnchor.DayPattern.Parse(delivery.Id[IdPrefix.Length..]).GetValueOrThrow();
        var now = clock.GetCurrentInstant();
        if (delivery.Cursor == AllAnchored)
        {
            var night = await AnchoredNight.OfAsync(store, day, cancel);
            return new Attempt.Done { Effects = () => Task.FromResult(new Effects([night.ToWrite()], Next(now))) };
        }

        var chains = await directory.ChainsFromAsync(delivery.Cursor ?? "", cancel).Where(chain => chain.Key != delivery.Cursor).Take(Page).ToListAsync(cancel);
        var anchors = await AnchorsAsync(chains, day, now, cancel);
        if (chains.Count == Page)
            return new Attempt.Onward(chains[^1].Key) { Effects = () => Task.FromResult(new Effects(anchors)) };

        anchors.Add(new AuditAnchor(TenantAudit.Partition, day, await tenant.HeadAsync(cancel)).ToWrite(TenantAudit.Partition, now));
        return new Attempt.Onward(AllAnchored) { Effects = () => Task.FromResult(new Effects(anchors)) };
    }

    private static Instant Due(LocalDate day) => day.At(Hour).InZoneLeniently(PortfolioSettings.Default.Zone).ToInstant();

    private async Task<List<Write>> AnchorsAsync(List<ListedChain> chains, LocalDate day, Instant now, CancellationToken cancel)
    {
        if (chains.Count == 0)
            return [];

        var rows = await store.FindAsync([.. chains.Select(chain => chain.Head)], cancel);
        return [.. rows.Zip(chains)
            .Select(pair => (pair.Second, Head: pair.First is { } row ? AuditHead.Of(row.Columns) : null))
            .Where(found => found.Head is not null)
            .Select(found => new AuditAnchor(found.Second.Head.Partition, day, found.Head!).ToWrite(found.Second.Name, now))];
    }
}
