using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Privacy;

/// <summary>Somebody as the whole table knows them: how they are and were called, where Teams reaches them, whom they share a name with.</summary>
/// <param name="Names">Of nobody else.</param>
/// <param name="Shared">Names that another person has too: in a text nobody can tell whose they are.</param>
internal sealed record FoundPerson(string ObjectId, IReadOnlyCollection<string> Names, IReadOnlyCollection<string> Shared, Profile? Profile)
{
    private const string Listed = "person-";

    public IReadOnlyCollection<string> Addresses =>
        [.. new[] { Profile?.Account?.UserId, Profile?.Chat?.ConversationId }.OfType<string>()];

    public static async Task<FoundPerson> FindAsync(IAsyncEnumerable<TableRow> rows, string objectId)
    {
        var (names, others) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        Profile? profile = null;
        await foreach (var row in rows)
        {
            names.UnionWith(PersonTraces.NamesBeside(objectId, row).Where(name => name != AdaptiveCards.SomebodyGone.Name));
            if (ProfileStore.AddressOf(objectId) is var own && (row.Partition, row.Key) == (own.Partition, own.Row))
                profile = ProfileStore.Read(row);
            if (row.Partition != "directory" || !row.Key.StartsWith(Listed, StringComparison.Ordinal) || row.Columns.Text("name") is not { } name)
                continue;
            (row.Key[Listed.Length..].Equals(objectId, StringComparison.OrdinalIgnoreCase) ? names : others).Add(name);
        }

        names.UnionWith(new[] { profile?.Person.Name, Person.Unnamed(objectId).Name }.OfType<string>().Where(name => name.Length > 0));
        var shared = names.Where(others.Contains).ToList();
        return new FoundPerson(objectId, [.. names.Except(shared, StringComparer.OrdinalIgnoreCase)], shared, profile);
    }

    public BegunErasure Begin(BegunErasure? begun) => new(
        begun?.StandIn ?? Guid.NewGuid(), [.. Names.Union(begun?.Names ?? [], StringComparer.OrdinalIgnoreCase)],
        [.. Addresses.Union(begun?.Addresses ?? [], StringComparer.Ordinal)], Profile?.Pseudonym ?? begun?.Pseudonym);

    /// <summary>As Entra writes it; null: it is none.</summary>
    public static string? IdOf(string? typed) => Guid.TryParseExact(typed, "D", out var id) ? id.ToString("D") : null;
}
