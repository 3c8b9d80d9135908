using PmoBot.Delivery;
using PmoBot.Features.Projects;
using PmoBot.People;

namespace PmoBot.Features.Rounds;

/// <summary>At the cut-off: the PMO gets one list of what is missing, each in their own chat; and the prompts that were sent say that the round is over.</summary>
internal sealed class CloseRound(RoundStore rounds, RoundBoard board, RoleStore roles, MissingLists lists, Prompts prompts) : IDeliveryHandler
{
    private const string KindName = "round.close";
    private const string IdPrefix = "close-";

    // What one attempt does within its time on a slow store.
    private const int Page = 80;

    public string Kind => KindName;

    public static DeliveryRequest Of(Period period, PortfolioSettings settings) =>
        new DeliveryRequest.Once(IdPrefix + period.Id, KindName, settings.Rounds.Of(period).CutOff);

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        var id = new RoundId(Portfolio.IdOfPartition(delivery.Owner)!, Period.ParseId(delivery.Id[IdPrefix.Length..])!);
        if (await rounds.FindAsync(id, cancel) is null)
            return new Attempt.Done();

        if (delivery.Cursor is null)
        {
            foreach (var holder in (await roles.HoldersAsync(cancel)).Where(holder => new Roles(holder.Grants).Over(new Scope(id.Portfolio)).HasFlag(Capacities.Pmo)).DistinctBy(holder => holder.Person.ObjectId))
                await lists.SendAsync(holder.Person, id);
        }

        var people = (await board.ListAsync(id, cancel)).Where(line => line.State is RoundState.Open)
            .Select(line => line.Person?.ObjectId).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(person => string.CompareOrdinal(person, delivery.Cursor) > 0).Take(Page).ToList();
        foreach (var person in people)
            await prompts.RefreshAsync(person, id);
        return people.Count == Page ? new Attempt.Onward(people[^1]) : new Attempt.Done();
    }
}
