using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.People;

/// <summary>Who has spoken with the bot, or stands on a project: for choosing a person where no directory can be searched.</summary>
internal sealed class KnownPeople(ITableStore store)
{
    private const string Prefix = "person-";
    private const string Partition = "directory";

    /// <summary>Three lists of them fit on a card; with a directory, Teams' people picker finds everybody else.</summary>
    public const int Most = 25;

    public Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancel) => ListAsync(_ => true, Most, cancel);

    /// <summary>Whose name holds these letters, whatever their case and accents.</summary>
    public Task<IReadOnlyList<Person>> SearchAsync(string part, CancellationToken cancel)
    {
        var folded = FoldedText.Fold(part);
        return ListAsync(name => FoldedText.Fold(name).Contains(folded, StringComparison.Ordinal), 1000, cancel);
    }

    private async Task<IReadOnlyList<Person>> ListAsync(Func<string, bool> wanted, int pageSize, CancellationToken cancel)
    {
        var people = new List<Person>();
        await foreach (var row in store.QueryAsync(Partition, Prefix, TableKey.EndOf(Prefix), pageSize, cancel))
        {
            if (wanted(row.Columns.Text("name")!))
                people.Add(new Person(row.Key[Prefix.Length..], row.Columns.Text("name")!));
            if (people.Count == Most)
                break;
        }

        return [.. people.OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Of an id that somebody may have made up: a card's data can be anything, and not all of it is a key.</summary>
    public async Task<Person?> FindAsync(string objectId, CancellationToken cancel) =>
        Guid.TryParseExact(objectId, "D", out _) && await store.FindAsync(Partition, Prefix + objectId, cancel) is { } row
            ? new Person(objectId, row.Columns.Text("name")!)
            : null;

    public Task WriteAsync(Person person) => Person.IsGone(person.ObjectId)
        ? Task.CompletedTask
        : store.UpsertAsync(Partition, Prefix + person.ObjectId, new Columns { ["name"] = person.Name });
}

/// <summary>After a profile began or changed its name: the directory shows it.</summary>
internal sealed class ListPerson(ITableStore store, KnownPeople people, Pseudonyms pseudonyms, IEnumerable<ILearnNames> learners) : IDeliveryHandler
{
    public const string DeliveryId = "list-person";
    public const string KindName = "list-person";

    public string Kind => KindName;

    public async Task<Attempt> ActAsync(DeliveryRecord delivery, CancellationToken cancel)
    {
        if (ProfileStore.Read(await store.FindAsync(delivery.Owner, "profile", cancel)) is { } profile)
        {
            await pseudonyms.WriteAsync(profile.Pseudonym, profile.Person.ObjectId);
            // Teams tells of an installation without saying by whom: whoever named them before knows better.
            if (profile.Person.Name.Length == 0)
                return new Attempt.Done();
            await people.WriteAsync(profile.Person);
            foreach (var learner in learners)
                await learner.LearnAsync(profile.Person, cancel);
        }

        return new Attempt.Done();
    }
}

/// <summary>Keeps people by name somewhere, and hears when a name becomes known or another.</summary>
internal interface ILearnNames
{
    Task LearnAsync(Person person, CancellationToken cancel);
}
