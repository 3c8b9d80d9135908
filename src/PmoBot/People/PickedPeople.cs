using PmoBot.Conversation;

namespace PmoBot.People;

/// <summary>Whoever was chosen in a form: somebody who is known, or whom Teams' people picker found.</summary>
internal sealed class PickedPeople(KnownPeople known, IRoster roster)
{
    /// <param name="id">An object id out of a form: an address, not an authority.</param>
    public async Task<Person?> FindAsync(Turn turn, string id, CancellationToken cancel)
    {
        if (await known.FindAsync(id, cancel) is { } met)
            return met;

        // The picker tells an id and no name, and who was picked may never have spoken with the bot.
        return turn.CanPickPeople && Guid.TryParseExact(id, "D", out _)
            ? await roster.NameOfAsync(turn.Conversation, id, cancel) is { } name ? new Person(id, name) : Person.Unnamed(id)
            : null;
    }
}
