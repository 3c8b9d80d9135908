using PmoBot.Features.Projects;
using PmoBot.People;
using PmoBot.Tables;

namespace PmoBot.Features.Register;

/// <param name="IsAll">Whether no hint was left unread.</param>
internal sealed record OwnedItems(IReadOnlyList<RegisterItem> Items, bool IsAll);

/// <summary>What a person owns: hints beside the profile, `item-APOLLO-R-000012`, each checked at its item before it is shown.</summary>
internal sealed class MyItems(ITableStore store, RegisterStore register)
{
    /// <summary>Hints that are read.</summary>
    public const int Most = 200;

    /// <param name="project">Null: in all of them.</param>
    public async Task<OwnedItems> ListAsync(Person person, RegisterKind kind, ProjectCode? project, CancellationToken cancel)
    {
        var prefix = RegisterRows.Prefix + (project is { } code ? $"{code}-{ItemNumber.LetterOf(kind)}-" : "");
        var (hints, read) = (new List<(ProjectCode Project, ItemNumber Number)>(), 0);
        await foreach (var row in store.QueryAsync(person.Partition, prefix, TableKey.EndOf(prefix), Most, cancel))
        {
            if (Read(row.Key) is { } hint && hint.Number.Kind == kind && (project is null || hint.Project == project))
                hints.Add(hint);
            if (++read == Most)
                break;
        }

        var items = await register.FindAsync(hints, cancel);
        return new OwnedItems([.. items.Where(item => item.IsLive && person.Is(item.Owner))], read < Most);
    }

    /// <summary>The hint as the item says.</summary>
    /// <returns>Whether it was otherwise.</returns>
    public async Task<bool> HintAsync(Person person, ProjectCode project, ItemNumber number, bool owns)
    {
        if (Person.IsGone(person.ObjectId))
            return false;
        var key = $"{RegisterRows.Prefix}{project}-{RegisterRows.KeyOf(number)}";
        var row = await store.FindAsync(person.Partition, key);
        if (owns && row is null)
            await store.UpsertAsync(person.Partition, key, []);
        else if (!owns && row is not null)
            await store.CommitAsync(person.Partition, [new Write.Delete(key, row.ETag)]);
        return owns == row is null;
    }

    private static (ProjectCode Project, ItemNumber Number)? Read(string key)
    {
        var hint = key[RegisterRows.Prefix.Length..];
        var between = hint.LastIndexOf('-') - 2;
        return between > 0 && ProjectCode.TryParse(hint[..between], out var project) && ItemNumber.TryParse(hint[(between + 1)..], null, out var number)
            ? (project.Value, number)
            : null;
    }
}
