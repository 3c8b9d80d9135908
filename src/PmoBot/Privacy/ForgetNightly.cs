using NodaTime;
using NodaTime.Text;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Privacy;

/// <summary>
/// Every night one partition in twenty-eight, people's, projects' and portfolios', a page of the directory at a time: so each is
/// looked at once in four weeks. The tenant's own every night.
/// </summary>
internal sealed class ForgetNightly(ITableStore store, IEnumerable<IForgets> parts, IClock clock) : IDeliveryHandler
{
    public const string KindName = "retention";

    private const string IdPrefix = "retention-";
    private const string Directory = "directory";
    private const int Nights = 28;

    // Keys of the directory, of which one in twenty-eight is looked at.
    private const int Page = 140;

    private static readonly LocalTime Hour = new(4, 0);
    private static readonly LocalDatePattern Day = AuditAnchor.DayPattern;

    public string Kind => KindName;

    /// <summary>The first night after now.</summary>
    public static DeliveryRequest Next(Instant now)
    {
        var today = now.InZone(PortfolioSettings.Default.Zone).Date;
        var day = Due(today) > now ? today : today.PlusDays(1);
        return new DeliveryRequest.Once(IdPrefix + Day.Format(day), KindName, Due(day));
    }

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var (now, night) = (clock.GetCurrentInstant(), (Day.Parse(delivery.Id[IdPrefix.Length..]).GetValueOrThrow() - LocalDate.MinIsoValue).Days % Nights);
        if (delivery.Cursor is null)
            await ForgetAsync(TenantAudit.Partition, now, cancel);
        var from = delivery.Cursor ?? "";
        var listed = await store.QueryAsync(Directory, from, TableKey.EndOf(""), Page + 1, cancel).Where(row => row.Key != from).Take(Page).ToListAsync(cancel);
        foreach (var partition in listed.Select(PartitionOf).OfType<string>().Where(partition => DueIndex.ShardOf(partition, Nights) == night))
            await ForgetAsync(partition, now, cancel);
        return listed.Count == Page ? new Attempt.Onward(listed[^1].Key) : new Attempt.Done { Effects = () => Task.FromResult(new Effects([], Next(now))) };
    }

    // As the directory lists them, so are their partitions called. Somebody whose name nobody has told yet has a pseudonym alone.
    private static string? PartitionOf(TableRow listed) => listed.Key.Split('-')[0] switch
    {
        "person" or "project" or "portfolio" => listed.Key,
        "pseudonym" => listed.Columns.Text("person") is { } person ? Person.PartitionOf(person) : null,
        _ => null,
    };

    private async Task ForgetAsync(string partition, Instant now, CancellationToken cancel)
    {
        foreach (var part in parts)
            await part.ForgetAsync(partition, now, cancel);
    }

    private static Instant Due(LocalDate day) => day.At(Hour).InZoneLeniently(PortfolioSettings.Default.Zone).ToInstant();
}

/// <summary>Asks for the next night when the bot starts; each night asks for the one after it.</summary>
internal sealed class BeginForgetting(Commands commands, Outbox outbox, IClock clock, TimeProvider time, ILogger<BeginForgetting> logger)
    : OnceAtStart(time, logger)
{
    protected override async Task<bool> DoAsync() =>
        await commands.RunAsync(TenantAudit.Partition, async () =>
            (await outbox.CommitAsync(TenantAudit.Partition, [], [ForgetNightly.Next(clock.GetCurrentInstant())])).Then(true)) is Outcome<bool>.Settled;
}
