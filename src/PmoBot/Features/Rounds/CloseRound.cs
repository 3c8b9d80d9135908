using NodaTime;
using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>At the cut-off: the PMO gets one list of what is missing, each in their own chat; and the prompts that were sent say that the round is over.</summary>
internal sealed class CloseRound(
    RoundStore rounds, PortfolioStore portfolios, RoundBoard board, RoleStore roles, MissingLists lists, Prompts prompts, IClock clock) : IDeliveryHandler
{
    private const string KindName = "round.close";
    private const string IdPrefix = "close-";

    // Before any person's id.
    private const string Listing = "+";

    // What one attempt does within its time on a slow store.
    private const int Page = 80;

    public string Kind => KindName;

    public static DeliveryRequest Of(Period period, PortfolioSettings settings) =>
        new DeliveryRequest.Raise(IdPrefix + period.Id, KindName, settings.Rounds.Of(period).CutOff);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var id = new RoundId(Portfolio.IdOfPartition(delivery.Owner)!, Period.ParseId(delivery.Id[IdPrefix.Length..])!);
        if (await rounds.FindAsync(id, cancel) is not { } round)
            return new Attempt.Done();

        if (delivery.Cursor is null)
        {
            // The calendar may have moved it since.
            var wait = (await portfolios.FindAsync(id.Portfolio, cancel)).Settings.Rounds.Of(id.Period).CutOff - clock.GetCurrentInstant();
            return wait > Duration.Zero ? new Attempt.Again(wait.ToTimeSpan()) : new Attempt.Onward(Listing) { Effects = () => ListAsync(id) };
        }

        if (delivery.Cursor == Listing)
        {
            foreach (var pmo in round.Listed)
                await lists.SendAsync(Person.Unnamed(pmo), id);
        }

        var people = (await board.ListAsync(id, cancel)).Where(line => line.State is RoundState.Open)
            .Select(line => line.Person?.ObjectId).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(person => string.CompareOrdinal(person, delivery.Cursor) > 0).Take(Page).ToList();
        foreach (var person in people)
            await prompts.RefreshAsync(person, id);
        return people.Count == Page ? new Attempt.Onward(people[^1]) : new Attempt.Done();
    }

    // Written down before they are sent: what changes afterwards is shown to all of them.
    private async Task<Effects> ListAsync(RoundId id)
    {
        var pmo = await roles.IdsOfAsync(Right.RunRounds, new Scope(id.Portfolio), CancellationToken.None);
        return new Effects(await rounds.FindAsync(id, CancellationToken.None) is { } round ? [RoundStore.ToWrite(round with { Listed = pmo })] : []);
    }
}
