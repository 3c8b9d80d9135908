using PmoBot.Tables;

namespace PmoBot.People;

/// <summary>Whose a pseudonym of the audit trails is: `pseudonym-…` rows of `directory`. Without its row it is nobody's.</summary>
internal sealed class Pseudonyms(ITableStore store, KnownPeople known)
{
    private const string Partition = "directory";
    private const string Prefix = "pseudonym-";

    /// <returns>Of those that are somebody's, the person.</returns>
    public async Task<IReadOnlyDictionary<Guid, Person>> FindAsync(IEnumerable<Guid> wanted, CancellationToken cancel)
    {
        var pseudonyms = wanted.Distinct().ToList();
        if (pseudonyms.Count == 0)
            return new Dictionary<Guid, Person>();

        var rows = await store.FindAsync([.. pseudonyms.Select(pseudonym => new RowAddress(Partition, RowOf(pseudonym)))], cancel);
        var people = await Task.WhenAll(rows.Select(row => row?.Columns.Text("person") is { } id ? known.FindAsync(id, cancel) : Task.FromResult<Person?>(null)));
        return pseudonyms.Zip(people)
            .Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First, pair => pair.Second!);
    }

    public Task WriteAsync(Profile profile) =>
        store.UpsertAsync(Partition, RowOf(profile.Pseudonym), new Columns { ["person"] = profile.Person.ObjectId });

    private static string RowOf(Guid pseudonym) => $"{Prefix}{pseudonym:D}";
}
