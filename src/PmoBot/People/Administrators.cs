namespace PmoBot.People;

/// <summary>Whom to turn to: the PMO of the configuration, by name.</summary>
internal sealed class Administrators(PmoOptions options, KnownPeople known)
{
    /// <summary>Those who have spoken with the bot, or stand on a project; of the others only an id is known.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancel)
    {
        var found = await Task.WhenAll(options.Admins.Select(id => known.FindAsync(id, cancel)));
        return [.. found.OfType<Person>().Select(person => person.Name)];
    }
}
