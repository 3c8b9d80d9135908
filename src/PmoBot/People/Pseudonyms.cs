using PmoBot.Tables;

namespace PmoBot.People;

/// <summary>
/// Whom a pseudonym stands for: `pseudonym-{id}` rows of `directory`, hints that the profile must confirm. Without the
/// profile, which holds the key, nobody can tell any more.
/// </summary>
internal sealed class Pseudonyms(ITableStore store)
{
    private const string Partition = "directory";

    /// <summary>Whoever acts under no pseudonym: the program itself, by its deliveries and its command line.</summary>
    private const string Program = "PmoBot";

    public Task WriteAsync(Guid pseudonym, string objectId) =>
        store.UpsertAsync(Partition, RowOf(pseudonym), new Columns { ["person"] = objectId });

    /// <param name="pseudonyms">At most 100; who was forgotten is not in the answer.</param>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> pseudonyms, CancellationToken cancel)
    {
        var wanted = pseudonyms.Distinct().ToList();
        var hints = await FindAsync([.. wanted.Select(id => new RowAddress(Partition, RowOf(id)))], cancel);
        var ids = hints.Select(hint => hint?.Columns.Text("person")).OfType<string>().Distinct(StringComparer.Ordinal);
        var profiles = await FindAsync([.. ids.Select(ProfileStore.AddressOf)], cancel);
        return profiles.Select(ProfileStore.Read).OfType<Profile>()
            .Where(profile => wanted.Contains(profile.Pseudonym))
            .Select(profile => KeyValuePair.Create(profile.Pseudonym, profile.Person.Name))
            .Append(new(Guid.Empty, Program))
            .ToDictionary();
    }

    private static string RowOf(Guid pseudonym) => $"pseudonym-{pseudonym:D}";

    private async Task<IReadOnlyList<TableRow?>> FindAsync(IReadOnlyList<RowAddress> rows, CancellationToken cancel) =>
        rows.Count == 0 ? [] : await store.FindAsync(rows, cancel);
}
