using NodaTime;
using PmoBot.Audit;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.Features.Audit;

/// <summary>Asks for the next night's anchors when the bot starts; each night asks for the one after it.</summary>
internal sealed partial class BeginAnchors(
    Commands commands, Outbox outbox, IClock clock, TimeProvider time, ILogger<BeginAnchors> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && !await TryAsync())
            await Pauses.SleepAsync(Pause, time, stoppingToken);
    }

    private async Task<bool> TryAsync()
    {
        try
        {
            return await commands.RunAsync(TenantAudit.Partition, async () =>
                (await outbox.CommitAsync(TenantAudit.Partition, [], [DropAnchors.Next(clock.GetCurrentInstant())])).Then(true)) is Outcome<bool>.Settled;
        }
        catch (TableStoreException away)
        {
            Log.NotAsked(logger, away);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The anchors of the audit trails could not be asked for yet")]
        public static partial void NotAsked(ILogger logger, Exception exception);
    }
}
