using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.RoleGrants;

/// <summary>Who can be chosen: the people that are known, and whoever Teams' people picker found.</summary>
internal sealed class RolePeople(KnownPeople known, PickedPeople picked)
{
    /// <param name="chosen">An object id out of a form: an address, not an authority.</param>
    public async Task<RoleChoices> ChoicesAsync(Turn turn, RoleScopes scopes, string? chosen, CancellationToken cancel)
    {
        var within = scopes.OfAsync(turn, cancel);
        var people = await known.ListAsync(cancel);
        var found = chosen is null ? null : people.FirstOrDefault(person => person.Is(chosen)) ?? await picked.FindAsync(turn, chosen, cancel);
        return new RoleChoices(
            [.. people.Append(turn.Person).Append(found).OfType<Person>().DistinctBy(person => person.ObjectId)], await within, turn.CanPickPeople);
    }
}
