using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Rounds;

/// <summary>
/// Thirty days after a round's cut-off nobody can read any more who was asked in it: what remains speaks of projects. With
/// `Compliance:People` it is thirteen months.
/// </summary>
internal sealed class ForgetNames(
    ITableStore store, PortfolioStore portfolios, RoundStore rounds, RoundBoard board, Prompts prompts, MissingLists lists, Commands commands,
    PeopleCompliance people, IClock clock) : IDeliveryHandler
{
    private const string KindName = "round.forget";
    private const string IdPrefix = "forget-";

    // What one attempt does within its time on a slow store.
    private const int Page = 20;

    public static readonly Duration After = Duration.FromDays(30);

    // Thirteen months: a year's round can be held against the one before it.
    private static readonly Duration AfterIfKept = Duration.FromDays(396);

    public string Kind => KindName;

    public static DeliveryRequest Of(Period period, PortfolioSettings settings) =>
        new DeliveryRequest.Raise(IdPrefix + period.Id, KindName, At(period, settings));

    public static Instant At(Period period, PortfolioSettings settings) => settings.Rounds.Of(period).CutOff + After;

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var round = new RoundId(Portfolio.IdOfPartition(delivery.Owner)!, Period.ParseId(delivery.Id[IdPrefix.Length..])!);
        // The calendar may have moved it since.
        var wait = At(round.Period, (await portfolios.FindAsync(round.Portfolio, cancel)).Settings) - clock.GetCurrentInstant();
        if (wait > Duration.Zero)
            return new Attempt.Again(wait.ToTimeSpan());
        // Looked at again and again, because whoever turned it on can turn it off.
        if (people.IsOn && wait + AfterIfKept - After > Duration.Zero)
            return new Attempt.Again(Duration.Min(After, wait + AfterIfKept - After).ToTimeSpan());
        var page = (await board.ListAsync(round, cancel)).Select(line => ProjectCode.Parse(line.Code))
            .Where(code => string.CompareOrdinal(code.Value, delivery.Cursor) > 0).Take(Page).ToList();
        // What people were sent first: once their names are gone it could not be found again.
        var asked = (await Task.WhenAll(page.Select(code => AskedAsync(code, round, cancel)))).SelectMany(of => of).Distinct(StringComparer.Ordinal);
        await Task.WhenAll(asked.Select(person => prompts.ForgetAsync(person, round)));
        foreach (var code in page)
        {
            if (await commands.RunAsync(code.Partition, () => ForgetAsync(code, round)) is not Outcome<bool>.Settled)
                return new Attempt.Failed("busy");
            await board.ChangeAsync(round, code, line => Task.FromResult(line is null ? null : line with { Person = null, IsForgotten = true }), cancel);
        }

        if (page.Count == Page)
            return new Attempt.Onward(page[^1].Value);
        await lists.RefreshAsync(round, cancel);
        return new Attempt.Done { Effects = async () => new Effects(await rounds.FindAsync(round, CancellationToken.None) is { } stands ? [RoundStore.ToWrite(stands with { Listed = [] })] : []) };
    }

    private async Task<IEnumerable<string>> AskedAsync(ProjectCode code, RoundId round, CancellationToken cancel)
    {
        var line = await board.FindAsync(round, code, cancel);
        return await rounds.AskedAsync(code, round.Period, cancel) is { } asked && asked.Round == round
            ? new[] { line?.Person?.ObjectId, asked.Person?.ObjectId }.OfType<string>().Concat(asked.Formerly)
            : new[] { line?.Person?.ObjectId }.OfType<string>();
    }

    private async Task<Tried<bool>> ForgetAsync(ProjectCode code, RoundId round) =>
        await rounds.AskedAsync(code, round.Period, CancellationToken.None) is not { } asked || asked.Round != round
            ? true
            : (await store.CommitAsync(code.Partition, [RoundStore.ToWrite(asked with { Person = null, InPlaceOf = null, ByHand = false, Formerly = [] })])).Then(true);
}
