using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>After a round was opened: looks at every project of its portfolio, a page at a time, and gathers what each person is asked for.</summary>
internal sealed partial class AskProjects(
    ITableStore store, ProjectStore projects, RoundStore rounds, RoundBoard board, ProjectAsking asking, IClock clock, ILogger<AskProjects> logger) : IDeliveryHandler
{
    private const string KindName = "round.ask";
    private const string IdPrefix = "ask-";

    // What one attempt does within its time on a slow store.
    private const int Page = 40;

    // What is left out is not asked in this round any more: nothing that passes by is to do that.
    private const int Tries = 2;

    public string Kind => KindName;

    public static DeliveryRequest Of(Period period, Instant now) => new DeliveryRequest.Once(IdPrefix + period.Id, KindName, now);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var id = new RoundId(Portfolio.IdOfPartition(delivery.Owner)!, Period.ParseId(delivery.Id[IdPrefix.Length..])!);
        if (await rounds.FindAsync(id, cancel) is not { } round)
            return new Attempt.Done();

        var codes = await ProjectSnapshot.CodesAsync(store, id.Portfolio, delivery.Cursor, cancel).Take(Page).ToListAsync(cancel);
        if (codes.Count > 0)
            await PlaceAsync(round, await rounds.ScheduleAsync(id.Portfolio, id.Period.Cadence, cancel), codes, delivery.Failures >= Tries, cancel);
        return codes.Count == Page
            ? new Attempt.Onward(codes[^1].Value)
            : new Attempt.Done { Effects = async () => new Effects(await rounds.FindAsync(id, CancellationToken.None) is { } now ? [RoundStore.ToWrite(now with { IsGathered = true })] : []) };
    }

    private async Task PlaceAsync(Round round, RoundSchedule schedule, IReadOnlyList<ProjectCode> codes, bool leavesOut, CancellationToken cancel)
    {
        try
        {
            // A row there may be older than what it speaks of: each project says itself where it belongs.
            var here = (await projects.FindAsync(codes, cancel)).Where(project => project.Portfolio.Id == round.Id.Portfolio).ToList();
            if (here.Count > 0)
                await asking.PlaceAsync(round, schedule, here, cancel);
        }
        // One that cannot be read holds nobody else's round back: it is found by halves.
        catch (Exception broken) when (leavesOut && broken is not (TableStoreException or OperationCanceledException))
        {
            if (codes.Count == 1)
            {
                Log.Unreadable(logger, broken, codes[0].Value);
                await board.ChangeAsync(round.Id, codes[0], stands => Task.FromResult<RoundLine?>(RoundLine.OfUnreadable(codes[0], stands, clock.GetCurrentInstant())), cancel);
                return;
            }

            foreach (var half in codes.Chunk((codes.Count + 1) / 2))
                await PlaceAsync(round, schedule, half, leavesOut, cancel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Project {Code} cannot be read: its round goes on without it")]
        public static partial void Unreadable(ILogger logger, Exception exception, string code);
    }
}
