using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.RoleGrants;

/// <summary>Who and what can be chosen: the people that are known, whoever Teams' people picker found, and the scopes that there are.</summary>
internal sealed class RolePeople(KnownPeople known, PickedPeople picked)
{
    /// <param name="draft">Out of a form: its person is an address, not an authority.</param>
    public async Task<RoleChoices> ChoicesAsync(Turn turn, RoleScopes scopes, RoleDraft draft, CancellationToken cancel)
    {
        var within = scopes.OfAsync(turn, cancel);
        var people = await known.ListAsync(cancel);
        var canFindPeople = !turn.CanPickPeople && people.Count == KnownPeople.Most;
        var found = canFindPeople && draft.Find is { } part ? await known.SearchAsync(part, cancel) : [];
        var chosen = draft.Person is not { } id ? null : people.FirstOrDefault(person => person.Is(id)) ?? await picked.FindAsync(turn, id, cancel);
        var places = (await within).ToLookup(scope => draft.Find is { } name && scope.Holds(name));
        return new RoleChoices(
            [.. (found.Count > 0 ? found : people).Append(turn.Person).Append(chosen).OfType<Person>().DistinctBy(person => person.ObjectId)],
            [.. places[true], .. places[false]],
            turn.CanPickPeople)
        {
            CanFind = canFindPeople || places.Sum(some => some.Count()) > RoleScopes.Most,
            Found = found.Count + places[true].Count(),
        };
    }
}
