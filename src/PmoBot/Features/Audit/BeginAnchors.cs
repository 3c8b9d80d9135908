using NodaTime;
using PmoBot.Audit;
using PmoBot.Delivery;

namespace PmoBot.Features.Audit;

/// <summary>Asks for the next night's anchors when the bot starts; each night asks for the one after it.</summary>
internal sealed class BeginAnchors(Commands commands, Outbox outbox, IClock clock, TimeProvider time, ILogger<BeginAnchors> logger)
    : OnceAtStart(time, logger)
{
    protected override async Task<bool> DoAsync() =>
        await commands.RunAsync(TenantAudit.Partition, async () =>
            (await outbox.CommitAsync(TenantAudit.Partition, [], [DropAnchors.Next(clock.GetCurrentInstant())])).Then(true)) is Outcome<bool>.Settled;
}
