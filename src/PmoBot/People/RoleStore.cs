using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using PmoBot.Audit;
using PmoBot.Conversation;
using PmoBot.Delivery;
using PmoBot.Tables;

namespace PmoBot.People;

/// <summary>Who holds which role: the administrators of the configuration, and `role-{object id}` rows of `tenant`.</summary>
internal sealed class RoleStore(ITableStore store, PmoOptions options, KnownPeople known, TenantAudit audit, Commands commands)
{
    public const string RowPrefix = "role-";
    public const string GrantAction = "roles.grant";
    public const string WithdrawAction = "roles.withdraw";

    /// <summary>As many as one row can hold, whatever their names.</summary>
    public const int MostGrants = 50;

    public static RowAddress AddressOf(string objectId) => new(TenantAudit.Partition, RowPrefix + objectId);

    /// <summary>Read with every turn: a role that was withdrawn is gone at once.</summary>
    public async ValueTask<Roles> OfAsync(string objectId, CancellationToken cancel) =>
        Of(objectId, await store.FindAsync(AddressOf(objectId), cancel));

    /// <param name="row">What stands at <see cref="AddressOf"/>.</param>
    public Roles Of(string objectId, TableRow? row)
    {
        if (row is null)
            return options.IsAdmin(objectId) ? Roles.PmoForAll : Roles.None;

        var granted = Granted(row);
        return options.IsAdmin(objectId) ? new Roles([.. Roles.PmoForAll.Grants, .. granted]) : new Roles(granted);
    }

    /// <summary>Everybody who holds a role: the configuration's administrators, then all others by name.</summary>
    public async Task<IReadOnlyList<RoleHolder>> HoldersAsync(CancellationToken cancel)
    {
        var admins = await Task.WhenAll(options.Admins.Select(async id =>
            new RoleHolder(await NameAsync(Person.Unnamed(id), cancel), Roles.PmoForAll.Grants, IsConfigured: true)));
        var rows = await store.QueryAsync(TenantAudit.Partition, RowPrefix, TableKey.EndOf(RowPrefix), 1000, cancel).ToListAsync(cancel);
        var granted = await Task.WhenAll(rows.Select(async row =>
            new RoleHolder(await NameAsync(PersonOf(row), cancel), Granted(row), IsConfigured: false)));
        return
        [
            .. admins.OrderBy(holder => holder.Person.Name, StringComparer.OrdinalIgnoreCase),
            .. granted.Where(holder => holder.Grants.Count > 0).OrderBy(holder => holder.Person.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>Adds what is not held yet; the same once more changes nothing.</summary>
    public Task<Outcome<Roles>> GrantAsync(Turn turn, Person person, Grant grant) => ChangeAsync(turn, person, GrantAction,
        held => held.Any(grant.IsSame) ? held : [.. held, grant with { By = turn.Person.ObjectId, Since = turn.Now }]);

    /// <summary>Takes away what is held; gone with the person's next turn.</summary>
    public Task<Outcome<Roles>> WithdrawAsync(Turn turn, Person person, Grant grant) => ChangeAsync(turn, person, WithdrawAction,
        held => [.. held.Where(one => !one.IsSame(grant))]);

    // A commit of unknown result is found by its own effect: what is granted is there, what was withdrawn is not.
    private Task<Outcome<Roles>> ChangeAsync(
        Turn turn, Person person, string action, Func<IReadOnlyList<Grant>, IReadOnlyList<Grant>> change) =>
        commands.RunAsync<Roles>(TenantAudit.Partition, async () =>
        {
            var (partition, key) = AddressOf(person.ObjectId);
            var row = await store.FindAsync(partition, key);
            var held = row is null ? [] : Granted(row);
            var then = change(held);
            if (then.Count == held.Count)
                return new Roles(held);

            var columns = Columns(person, then);
            Write write = row is null ? new Write.Insert(key, columns) : new Write.Replace(key, columns, row.ETag);
            var entry = await audit.EntryAsync(turn.Now, turn.Pseudonym, action, key, InWords(then));
            return (await store.CommitAsync(partition, [write, .. entry])).Then(new Roles(then));
        });

    /// <summary>What the trail keeps of a row: all that stands after the change.</summary>
    public static string InWords(TableRow row) => InWords(Granted(row));

    private static string InWords(IEnumerable<Grant> grants) => string.Join('\n', grants
        .Select(grant => string.Join(' ', new[] { grant.Role.ToString(), grant.Portfolio ?? "all", grant.Programme }.OfType<string>()))
        .Order(StringComparer.Ordinal));

    private static IReadOnlyList<Grant> Granted(TableRow row) =>
    [
        .. JsonSerializer.Deserialize(row.Columns.Text("grants") ?? "[]", RoleJson.Default.GrantJsonArray)!
            .Select(grant => new Grant(grant.Role, grant.Portfolio, grant.Programme)
            {
                ScopeName = grant.ScopeName,
                By = grant.By,
                Since = grant.Since is { } since ? Instant.FromDateTimeOffset(since) : null,
            }),
    ];

    private static Columns Columns(Person person, IEnumerable<Grant> grants) => new()
    {
        ["name"] = person.Name,
        ["grants"] = JsonSerializer.Serialize(
            [.. grants.Select(grant => new GrantJson(
                grant.Role, grant.Portfolio, grant.Programme, grant.ScopeName, grant.By, grant.Since?.ToDateTimeOffset()))],
            RoleJson.Default.GrantJsonArray),
    };

    private static Person PersonOf(TableRow row)
    {
        var id = row.Key[RowPrefix.Length..];
        return row.Columns.Text("name") is { } name ? new Person(id, name) : Person.Unnamed(id);
    }

    private async Task<Person> NameAsync(Person person, CancellationToken cancel) => await known.FindAsync(person.ObjectId, cancel) ?? person;
}

/// <param name="IsConfigured">By `Pmo:Admins`: it cannot be withdrawn in chat.</param>
internal sealed record RoleHolder(Person Person, IReadOnlyList<Grant> Grants, bool IsConfigured);

/// <summary>`Pmo:Admins`: Entra object ids.</summary>
internal sealed class PmoOptions(IEnumerable<string> admins)
{
    private readonly HashSet<string> _admins = new(admins.Select(id => id.ToLowerInvariant()), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> Admins => _admins;

    public bool IsAdmin(string objectId) => _admins.Contains(objectId);
}

internal sealed record GrantJson(Role Role, string? Portfolio, string? Programme, string? ScopeName, string? By, DateTimeOffset? Since);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GrantJson[]))]
internal sealed partial class RoleJson : JsonSerializerContext;
