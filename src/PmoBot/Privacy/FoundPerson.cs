using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Privacy;

/// <summary>Somebody as the whole table knows them: how they are and were called, where Teams reaches them, whom they share a name with.</summary>
/// <param name="Names">Of nobody else.</param>
/// <param name="Shared">Names that another person has too: in a text nobody can tell whose they are.</param>
/// <param name="Words">Names of a single word, which a text may say and mean something else, or a column by which the program runs.</param>
/// <param name="Longer">Names of others in which one of theirs stands.</param>
/// <param name="Addresses">Of their chats, and their id in Teams.</param>
internal sealed record FoundPerson(
    string ObjectId, IReadOnlyCollection<string> Names, IReadOnlyCollection<string> Shared, IReadOnlyCollection<string> Words, IReadOnlyCollection<string> Longer,
    IReadOnlyCollection<string> Addresses, Profile? Profile)
{
    private const string Listed = "person-";
    private const string NameOf = "Name";

    /// <param name="begun">By which names they were found before, if that was cut short: most of them are gone.</param>
    public static async Task<FoundPerson> FindAsync(IAsyncEnumerable<TableRow> rows, string objectId, BegunErasure? begun = null)
    {
        var (names, others, addresses) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.Ordinal));
        Profile? profile = null;
        await foreach (var row in rows)
        {
            names.UnionWith(PersonTraces.NamesBeside(objectId, row).Where(name => name != AdaptiveCards.SomebodyGone.Name));
            others.UnionWith(NamesOfOthers(objectId, row));
            if (ChatIn(objectId, row) is { } chat)
                addresses.Add(chat);
            if (ProfileStore.AddressOf(objectId) is var own && (row.Partition, row.Key) == (own.Partition, own.Row))
                profile = ProfileStore.Read(row);
            if (row.Partition == "directory" && row.Key.StartsWith(Listed, StringComparison.Ordinal) && row.Columns.Text("name") is { } name)
                (row.Key[Listed.Length..].Equals(objectId, StringComparison.OrdinalIgnoreCase) ? names : others).Add(name);
        }

        var unnamed = Person.Unnamed(objectId).Name;
        names.UnionWith(new[] { profile?.Person.Name, unnamed }.OfType<string>().Where(name => name.Length > 0));
        addresses.UnionWith(new[] { profile?.Account?.UserId, profile?.Chat?.ConversationId }.OfType<string>());
        var shared = names.Where(others.Contains).ToList();
        var words = names.Where(name => name != unnamed && !name.Any(char.IsWhiteSpace)).Except(shared, StringComparer.OrdinalIgnoreCase).ToList();
        var alone = names.Except(shared, StringComparer.OrdinalIgnoreCase).Except(words, StringComparer.OrdinalIgnoreCase)
            .Union(begun?.Names ?? [], StringComparer.OrdinalIgnoreCase).ToList();
        var longer = others.Where(other => alone.Exists(name => other.Contains(name, StringComparison.OrdinalIgnoreCase))).ToList();
        return new FoundPerson(objectId, alone, shared, words, longer, addresses, profile);
    }

    public BegunErasure Begin(BegunErasure? begun) => new(
        begun?.StandIn ?? Guid.NewGuid(), Names, [.. Addresses.Union(begun?.Addresses ?? [], StringComparer.Ordinal)], Profile?.Pseudonym ?? begun?.Pseudonym)
    {
        Longer = Longer,
        Noted = begun?.Noted,
    };

    /// <summary>As Entra writes it; null: it is none.</summary>
    public static string? IdOf(string? typed) => Guid.TryParseExact(typed, "D", out var id) && id != Guid.Empty ? id.ToString("D") : null;

    // Also of a chat that they have left: cards that were posted there know it. In other people's chats stand cards about them.
    private static string? ChatIn(string objectId, TableRow row)
    {
        if (row.Columns["conversationType"] is not "personal" || row.Columns["conversation"] is not string chat)
            return null;
        var whose = row.Columns["addressee"] as string
            ?? (row.Partition.StartsWith(Listed, StringComparison.Ordinal) ? Person.IdOfPartition(row.Partition) : (row.Columns["subject"] as string)?.Split(' ')[^1]);
        return objectId.Equals(whose, StringComparison.OrdinalIgnoreCase) ? chat : null;
    }

    // Of portfolios too: what is called as somebody is goes on being called so.
    private static IEnumerable<string> NamesOfOthers(string objectId, TableRow row) => row.Columns
        .Where(column => column.Key.EndsWith(NameOf, StringComparison.Ordinal) && column.Value is string
            && row.Columns[column.Key[..^NameOf.Length]] is string id && !id.Equals(objectId, StringComparison.OrdinalIgnoreCase) && !Person.IsGone(id))
        .Select(column => (string)column.Value);
}
