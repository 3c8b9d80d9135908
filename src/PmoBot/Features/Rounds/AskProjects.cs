using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>After a round was opened: looks at every project of its portfolio, a page at a time, and gathers what each person is asked for.</summary>
internal sealed class AskProjects(ITableStore store, ProjectStore projects, RoundStore rounds, ProjectAsking asking) : IDeliveryHandler
{
    private const string KindName = "round.ask";
    private const string IdPrefix = "ask-";

    // What one attempt does within its time on a slow store.
    private const int Page = 40;

    public string Kind => KindName;

    public static DeliveryRequest Of(Period period, Instant now) => new DeliveryRequest.Once(IdPrefix + period.Id, KindName, now);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var id = new RoundId(Portfolio.IdOfPartition(delivery.Owner)!, Period.ParseId(delivery.Id[IdPrefix.Length..])!);
        if (await rounds.FindAsync(id, cancel) is not { } round)
            return new Attempt.Done();

        var codes = await TakeSnapshot.CodesAsync(store, id.Portfolio, delivery.Cursor, cancel).Take(Page).ToListAsync(cancel);
        if (codes.Count > 0)
        {
            // A row there may be older than what it speaks of: each project says itself where it belongs.
            var here = (await projects.FindAsync(codes, cancel)).Where(project => project.Portfolio.Id == id.Portfolio).ToList();
            if (here.Count > 0)
                await asking.PlaceAsync(round, await rounds.ScheduleAsync(id.Portfolio, id.Period.Cadence, cancel), here, cancel);
        }

        return codes.Count == Page
            ? new Attempt.Onward(codes[^1].Value)
            : new Attempt.Done { Effects = async () => new Effects(await rounds.FindAsync(id, CancellationToken.None) is { } now ? [RoundStore.ToWrite(now with { IsGathered = true })] : []) };
    }
}
