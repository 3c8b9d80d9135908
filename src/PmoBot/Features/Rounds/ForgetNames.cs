using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>Thirty days after a round's cut-off nobody can read any more who was asked in it: what remains speaks of projects.</summary>
internal sealed class ForgetNames(ITableStore store, RoundStore rounds, RoundBoard board, Commands commands) : IDeliveryHandler
{
    private const string KindName = "round.forget";
    private const string IdPrefix = "forget-";

    // What one attempt does within its time on a slow store.
    private const int Page = 40;

    public static readonly Duration After = Duration.FromDays(30);

    public string Kind => KindName;

    public static DeliveryRequest Of(Period period, PortfolioSettings settings) =>
        new DeliveryRequest.Once(IdPrefix + period.Id, KindName, settings.Rounds.Of(period).CutOff + After);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var round = new RoundId(Portfolio.IdOfPartition(delivery.Owner)!, Period.ParseId(delivery.Id[IdPrefix.Length..])!);
        var page = (await board.ListAsync(round, cancel)).Select(line => ProjectCode.Parse(line.Code))
            .Where(code => string.CompareOrdinal(code.Value, delivery.Cursor) > 0).Take(Page).ToList();
        foreach (var code in page)
        {
            if (await commands.RunAsync(code.Partition, () => ForgetAsync(code, round)) is not Outcome<bool>.Settled)
                return new Attempt.Failed("busy");
            await board.ChangeAsync(round, code, line => Task.FromResult(line is null ? null : line with { Person = null }), cancel);
        }

        return page.Count == Page ? new Attempt.Onward(page[^1].Value) : new Attempt.Done();
    }

    private async Task<Tried<bool>> ForgetAsync(ProjectCode code, RoundId round) =>
        await rounds.AskedAsync(code, round.Period, CancellationToken.None) is not { } asked || asked.Round != round
            ? true
            : (await store.CommitAsync(code.Partition, [RoundStore.ToWrite(asked with { Person = null, InPlaceOf = null, ByHand = false, Formerly = [] })])).Then(true);
}
