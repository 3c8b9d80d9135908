using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.RoleGrants;

/// <summary>Who can be chosen: the people that are known, and whoever Teams' people picker found.</summary>
internal sealed class RolePeople(KnownPeople known, IRoster roster)
{
    /// <param name="chosen">An object id out of a form: an address, not an authority.</param>
    public async Task<RoleChoices> ChoicesAsync(Turn turn, RoleScopes scopes, string? chosen, CancellationToken cancel)
    {
        var within = scopes.OfAsync(turn, cancel);
        var people = await known.ListAsync(cancel);
        var found = chosen is null ? null : people.FirstOrDefault(person => person.Is(chosen)) ?? await FindAsync(turn, chosen, cancel);
        return new RoleChoices(
            [.. people.Append(turn.Person).Append(found).OfType<Person>().DistinctBy(person => person.ObjectId)], await within, turn.CanPickPeople);
    }

    // The picker tells an id and no name, and who was picked may never have spoken with the bot.
    private async Task<Person?> FindAsync(Turn turn, string id, CancellationToken cancel)
    {
        if (await known.FindAsync(id, cancel) is { } met)
            return met;
        return turn.CanPickPeople && Guid.TryParseExact(id, "D", out _)
            ? await roster.NameOfAsync(turn.Conversation, id, cancel) is { } name ? new Person(id, name) : Person.Unnamed(id)
            : null;
    }
}
