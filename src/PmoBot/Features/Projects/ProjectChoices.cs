using PmoBot.Conversation;
using PmoBot.People;

namespace PmoBot.Features.Projects;

/// <summary>Who and what can be chosen in a form.</summary>
/// <param name="People">Offered in every list of people.</param>
/// <param name="CanPickPeople">Whether the client can also search the directory.</param>
internal sealed record ProjectChoices(IReadOnlyList<Person> People, IReadOnlyList<Portfolio> Portfolios, bool CanPickPeople)
{
    /// <summary>Found by id, because somebody chose them: each is offered where they were chosen.</summary>
    public IReadOnlyList<Person> Chosen { get; init; } = [];

    /// <summary>More people are known than are offered, and no directory can be searched: a name can be looked for.</summary>
    public bool CanFind { get; init; }

    /// <summary>Of the portfolio that the form names, for what is left empty.</summary>
    public PortfolioSettings Settings { get; init; } = PortfolioSettings.Default;

    public Person? Find(string objectId) => Chosen.Concat(People).FirstOrDefault(person => person.Is(objectId));

    /// <summary>For a form that comes back while the storage cannot be read: who was chosen, by all that is known of them.</summary>
    public static ProjectChoices Of(FormData form, IEnumerable<string> fields, Turn turn) =>
        new([turn.Person], [], turn.CanPickPeople)
        {
            Chosen = [.. fields.SelectMany(form.Ids).Distinct(StringComparer.Ordinal).Where(id => !turn.Person.Is(id)).Select(Person.Unnamed)],
        };
}

/// <summary>Gathers who can be chosen: the people that are known, those who were chosen, and whoever Teams' people picker found.</summary>
internal sealed class PeopleFinder(KnownPeople known, PickedPeople picked)
{
    /// <param name="chosen">Object ids out of a form: an address, not an authority.</param>
    /// <param name="named">Whom the project names already.</param>
    /// <param name="part">A part of a name that somebody looks for; null: whoever comes first.</param>
    public async Task<ProjectChoices> ChoicesAsync(
        Turn turn, IEnumerable<string> chosen, IReadOnlyList<Person> named, string? part, CancellationToken cancel)
    {
        var finding = Task.WhenAll(chosen.Distinct(StringComparer.OrdinalIgnoreCase).Select(id => FindAsync(turn, id, named, cancel)));
        var offered = part is null ? await known.ListAsync(cancel) : await known.SearchAsync(part, cancel);
        return new ProjectChoices([.. offered.Append(turn.Person).DistinctBy(person => person.ObjectId)], [], turn.CanPickPeople)
        {
            Chosen = [.. (await finding).OfType<Person>()],
            CanFind = !turn.CanPickPeople && (part is not null || offered.Count == KnownPeople.Most),
        };
    }

    private async Task<Person?> FindAsync(Turn turn, string id, IReadOnlyList<Person> named, CancellationToken cancel) =>
        named.FirstOrDefault(person => person.Is(id)) ?? await picked.FindAsync(turn, id, cancel);
}
